import { describeProfile } from "../describe/people.js";
import type { Platform } from "../platform.js";
import type { Clan } from "../state/clans.js";
import type { Person } from "../state/person.js";
import { createClanChannel } from "./creatingChannels.js";
import { requireName } from "./names.js";

/** Creates an account. Returns the existing person if the name is taken. */
export function createPerson(
  { world }: Platform,
  details: {
    readonly username: string;
    readonly isBot: boolean;
    readonly id?: string | undefined;
    readonly displayName?: string | undefined;
    readonly avatar?: string | undefined;
  },
): Person {
  const { isBot, id = world.newId(), displayName, avatar } = details;
  const username = requireName(details.username, "name");
  if (displayName !== undefined) requireName(displayName, "display_name");
  return world.people.create({ id, username, isBot, displayName, avatar, createTimeSeconds: world.nowSeconds() });
}

/** Creates a clan with its owner as its only member, and the channel in which new members are greeted. */
export function createClan(
  platform: Platform,
  owner: Person,
  details: { readonly name: string; readonly logo?: string | undefined; readonly banner?: string | undefined },
): Clan {
  const { world, broadcaster } = platform;
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
  // Checked first: once the clan exists, its channel must not be refused.
  world.channels.requireRoom();
  world.clans.add(clan);
  clan.welcomeChannelId = createClanChannel(platform, owner, { clanId: clan.id, label: "general" }).id;
  broadcaster.toPeople([owner.id], {
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

/** Adds a person to a clan and notifies the clan and them. Does nothing for a member. */
export function joinClan(platform: Platform, person: Person, clan: Clan): void {
  if (clan.memberIds.has(person.id)) return;
  clan.memberIds.add(person.id);
  platform.broadcaster.to(
    {
      case: "addClanUserEvent",
      value: { clanId: clan.id, user: describeProfile(platform, person), invitor: clan.ownerId },
    },
    // The new member cannot have subscribed to the clan's pushes yet.
    (subscriber) => {
      const { personId } = subscriber;
      return personId === person.id || (clan.memberIds.has(personId) && subscriber.receivesClan(clan.id));
    },
  );
}

/** Changes how a member appears in one clan and notifies the clan; omitted fields keep their value. */
export function changeClanProfile(
  { world, broadcaster }: Platform,
  person: Person,
  change: { readonly clanId: string; readonly nick?: string | undefined; readonly avatar?: string | undefined },
): void {
  const clan = world.clans.getFor(person.id, change.clanId);
  const known = clan.profiles.get(person.id);
  const profile = { nick: change.nick ?? known?.nick ?? "", avatar: change.avatar ?? known?.avatar ?? "" };
  clan.profiles.set(person.id, profile);
  const value = { userId: person.id, clanId: clan.id, clanNick: profile.nick, clanAvatar: profile.avatar };
  broadcaster.toClan(clan.id, { case: "clanProfileUpdatedEvent", value });
}

/** Sorts a person's clans by their numbers, for that person only. */
export function orderClans(
  { world }: Platform,
  person: Person,
  orders: readonly { readonly clanId: string; readonly order: number }[],
): void {
  const ids = orders.map(({ clanId }) => world.clans.getFor(person.id, clanId).id);
  for (const [index, id] of ids.entries()) person.clanOrder.set(id, orders[index]?.order ?? 0);
}
