import { BanAction } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import { denied, invalid } from "../refusal.js";
import type { Clan } from "../state/clans.js";
import type { Person } from "../state/person.js";
import { audit } from "./auditing.js";
import { managedClan } from "./changingClans.js";

/** Removes people from a clan, and notifies them and the clan. Everybody may leave, except the owner. */
export function removeMembers(platform: Platform, person: Person, clanId: string, userIds: readonly string[]): void {
  const leaves = userIds.length === 1 && userIds[0] === person.id;
  const clan = leaves ? platform.world.clans.getFor(person.id, clanId) : managedClan(platform, person, clanId);
  if (userIds.includes(clan.ownerId)) throw denied("the owner cannot leave: transfer the clan or delete it");
  takeOut(platform, clan, membersAmong(clan, userIds));
  audit(platform, person, { clanId: clan.id, action: leaves ? "Leave Clan" : "Kick Member" });
}

export interface BanRequest {
  readonly clanId: string;
  /** "0" for the whole clan. */
  readonly channelId: string;
  readonly userIds: readonly string[];
  /** Seconds; 0 is permanent. */
  readonly banTime: number;
  readonly reason: string;
}

/** Bans people from a clan, or from one of its channels. Allowed for those who manage the clan. */
export function ban(platform: Platform, person: Person, request: BanRequest): void {
  const { world, broadcaster } = platform;
  const { channelId, userIds, banTime, reason } = request;
  const clan = managedClan(platform, person, request.clanId);
  if (userIds.includes(clan.ownerId)) throw denied("the owner cannot be banned");
  const banned = [...new Set(userIds)].map((id) => world.people.get(id).id);
  const removed = channelId === "0" ? membersAmong(clan, banned) : [];
  for (const personId of banned) {
    const untilSeconds = banTime > 0 ? world.nowSeconds() + banTime : 0;
    clan.bans.set(`${personId}:${channelId}`, { personId, channelId, bannerId: person.id, untilSeconds, reason });
  }
  const value = {
    userIds: [...userIds],
    action: BanAction.Banned,
    bannerId: person.id,
    channelId,
    clanId: clan.id,
    banTime,
  };
  broadcaster.toClan(clan.id, { case: "banUserEvent", value });
  if (removed.length > 0) takeOut(platform, clan, removed);
  audit(platform, person, { clanId: clan.id, action: "Ban Member" });
}

export function unban(platform: Platform, person: Person, request: Omit<BanRequest, "banTime" | "reason">): void {
  const { channelId, userIds } = request;
  const clan = managedClan(platform, person, request.clanId);
  for (const id of userIds) clan.bans.delete(`${id}:${channelId}`);
  const value = { userIds: [...userIds], action: BanAction.Unbanned, bannerId: person.id, channelId, clanId: clan.id };
  platform.broadcaster.toClan(clan.id, { case: "banUserEvent", value });
}

/** Returns those of the people who are members of the clan. Refuses if there is none. */
function membersAmong(clan: Clan, userIds: readonly string[]): readonly string[] {
  const members = [...new Set(userIds)].filter((id) => clan.memberIds.has(id));
  if (members.length === 0) throw invalid("none of them is a member");
  return members;
}

function takeOut({ world, broadcaster }: Platform, clan: Clan, removed: readonly string[]): void {
  broadcaster.toClan(clan.id, { case: "userClanRemovedEvent", value: { clanId: clan.id, userIds: [...removed] } });
  for (const id of removed) {
    clan.memberIds.delete(id);
    clan.profiles.delete(id);
    for (const role of world.roles.of(clan.id)) role.memberIds.delete(id);
  }
  for (const channel of world.channels.all()) {
    if (channel.clanId !== clan.id) continue;
    for (const id of removed) channel.memberIds.delete(id);
    for (const subscriber of broadcaster.subscribers())
      if (removed.includes(subscriber.personId)) subscriber.forgetChannel(channel.id);
  }
}
