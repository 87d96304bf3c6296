import type { UpdateClanDescRequest } from "../../../generated/mezon/api/clan_pb.js";
import type { Platform } from "../platform.js";
import { denied, invalid } from "../refusal.js";
import type { Channel } from "../state/channel.js";
import type { Clan } from "../state/clans.js";
import type { Person } from "../state/person.js";
import { audit } from "./auditing.js";
import { requireName } from "./names.js";
import { requireManager } from "./permissions.js";

/** Changes a clan and notifies its members. Allowed for those who manage it. */
export function changeClan(platform: Platform, person: Person, change: UpdateClanDescRequest): void {
  const clan = managedClan(platform, person, change.clanId);
  const name = change.clanName === "" ? clan.name : requireName(change.clanName, "clan_name");
  const welcomeChannelId =
    change.welcomeChannelId === "0" ? clan.welcomeChannelId : welcomeChannel(platform, person, change).id;
  clan.name = name;
  clan.welcomeChannelId = welcomeChannelId;
  clan.logo = change.logo ?? clan.logo;
  clan.banner = change.banner ?? clan.banner;
  clan.description = change.description ?? clan.description;
  clan.about = change.about ?? clan.about;
  clan.isOnboarding = change.isOnboarding ?? clan.isOnboarding;
  clan.onboardingBanner = change.onboardingBanner ?? clan.onboardingBanner;
  clan.isCommunity = change.isCommunity ?? clan.isCommunity;
  clan.communityBanner = change.communityBanner ?? clan.communityBanner;
  clan.shortUrl = change.shortUrl ?? clan.shortUrl;
  clan.preventAnonymous = change.preventAnonymous;
  audit(platform, person, { clanId: clan.id, action: "Update Clan", name: clan.name, id: clan.id });
  pushChangedClan(platform, clan);
}

/** Deletes a clan with everything in it. Allowed for its owner. */
export function deleteClan(platform: Platform, person: Person, clanId: string): void {
  const { world, broadcaster } = platform;
  const clan = ownedClan(platform, person, clanId);
  broadcaster.toClan(clan.id, { case: "clanDeletedEvent", value: { clanId: clan.id, deletor: person.id } });
  for (const channel of world.channels.all()) if (channel.clanId === clan.id) world.removeChannel(channel.id);
  world.clans.remove(clan.id);
}

/** Makes another member the owner. Allowed for the owner. */
export function transferOwnership(platform: Platform, person: Person, clanId: string, newOwnerId: string): void {
  const clan = ownedClan(platform, person, clanId);
  if (!clan.memberIds.has(newOwnerId)) throw invalid(`user ${newOwnerId} is no member of clan ${clan.id}`);
  clan.ownerId = newOwnerId;
  const value = { clanId: clan.id, prevOwner: person.id, currOwner: newOwnerId };
  platform.broadcaster.toClan(clan.id, { case: "transferOwnershipEvent", value });
}

/** Returns the clan if the person may manage it. */
export function managedClan(platform: Platform, person: Person, clanId: string): Clan {
  const clan = platform.world.clans.getFor(person.id, clanId);
  requireManager(platform, person, clan);
  return clan;
}

function welcomeChannel({ world }: Platform, person: Person, change: UpdateClanDescRequest): Channel {
  const channel = world.channels.getFor(person.id, change.welcomeChannelId);
  if (channel.clanId !== change.clanId) throw invalid(`channel ${channel.id} is none of clan ${change.clanId}`);
  return channel;
}

function ownedClan({ world }: Platform, person: Person, clanId: string): Clan {
  const clan = world.clans.getFor(person.id, clanId);
  if (clan.ownerId !== person.id) throw denied(`only the owner of clan ${clan.id} may do that`);
  return clan;
}

function pushChangedClan({ broadcaster }: Platform, clan: Clan): void {
  const { id: clanId, name: clanName, logo, banner, description, about, welcomeChannelId } = clan;
  const { isOnboarding, onboardingBanner, isCommunity, communityBanner, preventAnonymous } = clan;
  const texts = { clanId, clanName, logo, banner, description, about, welcomeChannelId };
  const rest = { isOnboarding, onboardingBanner, isCommunity, communityBanner, preventAnonymous, status: 1 };
  broadcaster.toClan(clanId, { case: "clanUpdatedEvent", value: { ...texts, ...rest } });
}
