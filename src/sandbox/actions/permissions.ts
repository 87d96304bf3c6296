import type { Platform } from "../platform.js";
import { denied } from "../refusal.js";
import { type Channel, isConversation } from "../state/channel.js";
import type { Clan } from "../state/clans.js";
import type { Person } from "../state/person.js";

const MANAGING: ReadonlySet<string> = new Set(["1", "2", "3"]);

/** Refuses whoever neither owns the clan nor has a role that lets them manage it. */
export function requireManager({ world }: Platform, person: Person, clan: Clan): void {
  if (clan.ownerId === person.id) return;
  const manages = world.roles.of(clan.id).some((role) => {
    return role.memberIds.has(person.id) && [...role.permissionIds].some((id) => MANAGING.has(id));
  });
  if (!manages) throw denied(`you may not manage clan ${clan.id}`);
}

/** Refuses whoever neither created the channel nor may manage its clan. In a conversation everybody in it may. */
export function requireChannelManager(platform: Platform, person: Person, channel: Channel): void {
  if (isConversation(channel) || channel.creatorId === person.id) return;
  requireManager(platform, person, platform.world.clans.get(channel.clanId));
}
