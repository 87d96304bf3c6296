import { describeProfile } from "../describe/people.js";
import type { Platform } from "../platform.js";
import type { Clan } from "../state/clans.js";
import type { Person } from "../state/person.js";
import { createClanChannel } from "./creatingChannels.js";
import { requireName } from "./names.js";

/** Creates a clan with its owner as its only member, and the channel newcomers are greeted in. */
export function createClan(
  platform: Platform,
  owner: Person,
  details: { readonly name: string; readonly logo?: string; readonly banner?: string },
): Clan {
  const { world, pushes } = platform;
  const clan: Clan = {
    id: world.newId(),
    createTimeSeconds: world.nowSeconds(),
    memberIds: new Set([owner.id]),
    profiles: new Map(),
    categories: [{ id: world.newId(), name: "Channels", creatorId: owner.id }],
    bans: new Map(),
    about: "",
    isOnboarding: false,
    onboardingBanner: "",
    isCommunity: false,
    communityBanner: "",
    shortUrl: "",
    preventAnonymous: false,
    ownerId: owner.id,
    name: requireName(details.name, "clan_name"),
    logo: details.logo ?? "",
    banner: details.banner ?? "",
    description: "",
    welcomeChannelId: "0",
  };
  world.clans.add(clan);
  clan.welcomeChannelId = createClanChannel(platform, owner, { clanId: clan.id, label: "general" }).id;
  pushes.toPeople([owner.id], {
    case: "clanCreatedEvent",
    value: {
      clanId: clan.id,
      clanName: clan.name,
      logo: clan.logo,
      creatorId: owner.id,
      welcomeChannelId: clan.welcomeChannelId,
    },
  });
  return clan;
}

/** Makes somebody a member of a clan and tells the clan and them. Does nothing for a member. */
export function joinClan(platform: Platform, person: Person, clan: Clan): void {
  if (clan.memberIds.has(person.id)) return;
  clan.memberIds.add(person.id);
  platform.pushes.to(
    {
      case: "addClanUserEvent",
      value: { clanId: clan.id, user: describeProfile(platform, person), invitor: clan.ownerId },
    },
    // The newcomer cannot have joined the clan's pushes yet.
    (subscriber) => {
      const { personId } = subscriber;
      return personId === person.id || (clan.memberIds.has(personId) && subscriber.hearsClan(clan.id));
    },
  );
}
