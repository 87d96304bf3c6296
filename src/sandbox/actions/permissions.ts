import type { Platform } from "../platform.js";
import { denied } from "../refusal.js";
import { type Channel, isConversation } from "../state/channel.js";
import type { Clan } from "../state/clans.js";
import type { Person } from "../state/person.js";

const MANAGING: ReadonlySet<string> = new Set(["1", "2", "3"]);

/** Refuses people who neither own the clan nor have a role with the right to manage it. */
export function requireManager(platform: Platform, person: Person, clan: Clan): void {
  if (!managesClan(platform, person, clan)) throw denied(`you may not manage clan ${clan.id}`);
}

/**
 * Refuses people who neither created the channel nor may manage its clan. In a conversation everybody in it is
 * allowed.
 */
export function requireChannelManager(platform: Platform, person: Person, channel: Channel): void {
  if (!managesChannel(platform, person, channel)) throw denied(`you may not manage clan ${channel.clanId}`);
}

/** Whether somebody may change a channel they see. */
export function managesChannel(platform: Platform, person: Person, channel: Channel): boolean {
  const { channels, clans } = platform.world;
  if (!channels.canSee(person.id, channel)) return false;
  if (isConversation(channel) || channel.creatorId === person.id) return true;
  return managesClan(platform, person, clans.get(channel.clanId));
}

function managesClan({ world }: Platform, person: Person, clan: Clan): boolean {
  if (clan.ownerId === person.id) return true;
  return world.roles.of(clan.id).some((role) => {
    return role.memberIds.has(person.id) && [...role.permissionIds].some((id) => MANAGING.has(id));
  });
}
