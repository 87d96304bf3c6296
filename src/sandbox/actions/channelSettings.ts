import { describeArchived, describeUpdated } from "../describe/channel.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import { type Channel, isConversation, isThread } from "../state/channel.js";
import type { Person } from "../state/person.js";
import { removeMembers } from "./channelMembership.js";
import { requireChannelManager } from "./permissions.js";

/** Archives a channel and notifies those who can see it. Allowed for those who manage the channel. */
export function archiveChannel(platform: Platform, person: Person, channelId: string): void {
  setArchived(platform, person, channelId, true);
}

/** Restores an archived channel and notifies those who can see it. Allowed for those who manage the channel. */
export function unarchiveChannel(platform: Platform, person: Person, channelId: string): void {
  const channel = setArchived(platform, person, channelId, false);
  const value = { clanId: channel.clanId, channelId: channel.id };
  platform.broadcaster.aboutChannel(channel, { case: "activeArchivedThread", value });
}

function setArchived(platform: Platform, person: Person, channelId: string, isArchived: boolean): Channel {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, channelId);
  if (isConversation(channel)) throw invalid("conversations are closed, not archived");
  requireChannelManager(platform, person, channel);
  channel.isArchived = isArchived;
  broadcaster.aboutChannel(channel, { case: "channelArchiveEvent", value: describeArchived(channel) });
  return channel;
}

/** Removes a person from a thread. */
export function leaveThread(platform: Platform, person: Person, channelId: string): void {
  const thread = platform.world.channels.getFor(person.id, channelId);
  if (!isThread(thread)) throw invalid(`channel ${channelId} is no thread`);
  removeMembers(platform, person, thread.id, [person.id]);
}

export interface PrivacyChange {
  readonly channelId: string;
  readonly isPrivate: boolean;
  /** Those who get access, besides the person who changes the channel. */
  readonly userIds: readonly string[];
  readonly roleIds: readonly string[];
}

/**
 * Makes a channel private or public, and notifies those who lose or gain access. Allowed for those who manage the
 * channel.
 */
export function setPrivate(platform: Platform, person: Person, change: PrivacyChange): void {
  const { world, broadcaster } = platform;
  const { userIds, isPrivate } = change;
  const channel = world.channels.getFor(person.id, change.channelId);
  if (isConversation(channel)) throw invalid("conversations are always private");
  requireChannelManager(platform, person, channel);
  const clan = world.clans.get(channel.clanId);
  for (const id of userIds) if (!clan.memberIds.has(id)) throw invalid(`user ${id} is no member of clan ${clan.id}`);
  const roleIds = change.roleIds.map((id) => world.roles.get(clan.id, id).id);
  const before = world.channels.membersOf(channel);
  channel.isPrivate = isPrivate;
  if (isPrivate) for (const id of [person.id, ...userIds]) channel.memberIds.add(id);
  for (const id of roleIds) channel.roleIds.add(id);
  const members = new Set([...before, ...world.channels.membersOf(channel)]);
  broadcaster.to({ case: "channelUpdatedEvent", value: describeUpdated(channel) }, (subscriber) => {
    return members.has(subscriber.personId) && subscriber.receivesClan(clan.id);
  });
}

/** Sets how the messages of a channel are encrypted. Allowed for those who manage the channel. */
export function setEncryption(platform: Platform, person: Person, channelId: string, method: string): void {
  const channel = platform.world.channels.getFor(person.id, channelId);
  requireChannelManager(platform, person, channel);
  channel.encryption = method;
}
