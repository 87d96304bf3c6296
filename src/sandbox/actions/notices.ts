import type { LastSeenMessageEvent, MessageTypingEvent } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../../generated/support/wire.js";
import type { Platform } from "../platform.js";
import { modeOf } from "../state/channel.js";
import type { MessageTarget } from "../state/message.js";
import type { Person } from "../state/person.js";

/** Shows everybody who sees the channel that somebody is typing. */
export function type(
  platform: Platform,
  person: Person,
  place: { readonly channelId: string; readonly topicId: string; readonly senderDisplayName?: string },
): Init<MessageTypingEvent> {
  const { world, pushes } = platform;
  const channel = world.channels.getFor(person.id, place.channelId);
  const event: Init<MessageTypingEvent> = {
    clanId: channel.clanId,
    channelId: channel.id,
    senderId: person.id,
    senderUsername: person.username,
    // How the typist wants to be called there, such as a nickname.
    senderDisplayName: place.senderDisplayName || person.displayName,
    mode: modeOf(channel),
    isPublic: channel.clanId !== "0" && !channel.isPrivate,
    topicId: place.topicId,
  };
  pushes.toChannel(channel, { case: "messageTypingEvent", value: event });
  return event;
}

/** Moves somebody's read mark, and tells everybody who sees the channel. */
export function markSeen(
  platform: Platform,
  person: Person,
  target: MessageTarget & { readonly badgeCount: number },
): Init<LastSeenMessageEvent> {
  const { world, pushes } = platform;
  const channel = world.channels.getFor(person.id, target.channelId);
  const message = world.messages.get(channel.id, target.messageId);
  const timestampSeconds = world.nowSeconds();
  world.readMarks.set(person.id, channel.id, { messageId: message.id, timestampSeconds });
  const event: Init<LastSeenMessageEvent> = {
    clanId: channel.clanId,
    channelId: channel.id,
    messageId: message.id,
    mode: modeOf(channel),
    timestampSeconds,
    badgeCount: target.badgeCount,
  };
  pushes.toChannel(channel, { case: "lastSeenMessageEvent", value: event });
  return event;
}
