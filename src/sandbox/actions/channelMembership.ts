import { ChannelType } from "../../../generated/constants.js";
import type { Platform } from "../platform.js";
import { denied, invalid } from "../refusal.js";
import { isConversation } from "../state/channel.js";
import type { Person } from "../state/person.js";
import { pushAddedMembers } from "./creatingChannels.js";
import { requireChannelManager } from "./permissions.js";

/** Adds people to a private channel, a thread or a group. Allowed for everybody who can see it. */
export function addMembers(platform: Platform, caller: Person, channelId: string, userIds: readonly string[]): void {
  const { world } = platform;
  const channel = world.channels.getFor(caller.id, channelId);
  if (channel.type === ChannelType.Dm) throw invalid("nobody can be added to a direct conversation: create a group");
  for (const id of userIds) {
    const clan = world.clans.find(channel.clanId);
    if (clan?.memberIds.has(id) === false) throw invalid(`user ${id} is no member of clan ${clan.id}`);
    world.people.get(id);
  }
  const added = [...new Set(userIds)].filter((id) => !channel.memberIds.has(id));
  if (added.length === 0) return;
  for (const id of added) channel.memberIds.add(id);
  pushAddedMembers(platform, channel, caller, added);
}

/** Removes people from a channel. Everybody may remove themselves. */
export function removeMembers(platform: Platform, caller: Person, channelId: string, userIds: readonly string[]): void {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(caller.id, channelId);
  if (channel.type === ChannelType.Dm) throw denied("nobody can be taken out of a direct conversation");
  if (userIds.some((id) => id !== caller.id) && !isConversation(channel))
    requireChannelManager(platform, caller, channel);
  const removed = [...new Set(userIds)].filter((id) => channel.memberIds.has(id));
  if (removed.length === 0) return;
  broadcaster.toPeople([...channel.memberIds], {
    case: "userChannelRemovedEvent",
    value: { channelId: channel.id, userIds: removed, channelType: channel.type, clanId: channel.clanId },
  });
  for (const id of removed) channel.memberIds.delete(id);
  for (const subscriber of broadcaster.subscribers()) {
    if (removed.includes(subscriber.personId)) subscriber.forgetChannel(channel.id);
  }
}
