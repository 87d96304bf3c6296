import { PinOperation } from "../../../generated/constants.js";
import type { LastPinMessageEvent } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Platform } from "../platform.js";
import { notFound } from "../refusal.js";
import { modeOf } from "../state/channel.js";
import type { MessageTarget } from "../state/message.js";
import type { Person } from "../state/person.js";

/** Pins a message and notifies everybody who can see the channel. Returns the push. */
export function pin(platform: Platform, person: Person, target: MessageTarget): Init<LastPinMessageEvent> {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, target.channelId);
  const message = world.messages.get(channel.id, target.messageId);
  const sender = world.people.find(message.senderId);
  const fresh = {
    id: world.newId(),
    channelId: channel.id,
    messageId: message.id,
    pinnedBy: person.id,
    createTimeSeconds: world.nowSeconds(),
  };
  const kept = world.pins.add(fresh);
  const event: Init<LastPinMessageEvent> = {
    clanId: channel.clanId,
    channelId: channel.id,
    messageId: message.id,
    mode: modeOf(channel),
    userId: person.id,
    timestampSeconds: kept.createTimeSeconds,
    operation: PinOperation.Pin,
    isPublic: channel.clanId !== "0" && !channel.isPrivate,
    messageSenderAvatar: sender?.avatar ?? "",
    messageSenderId: message.senderId,
    messageSenderUsername: sender?.username ?? "",
    messageContent: message.body.content,
    messageCreatedTime: String(message.createTimeSeconds),
  };
  if (kept === fresh) broadcaster.toChannel(channel, { case: "lastPinMessageEvent", value: event });
  return event;
}

/** Unpins a message, by the id of the pin or the message, and notifies everybody who can see the channel. */
export function unpin(platform: Platform, person: Person, target: MessageTarget & { readonly id: string }): void {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, target.channelId);
  const removed = world.pins.remove(channel.id, target);
  if (removed === undefined) throw notFound(`no message of channel ${channel.id} is pinned so`);
  broadcaster.toChannel(channel, {
    case: "unpinMessageEvent",
    value: { id: removed.id, messageId: removed.messageId, channelId: channel.id, clanId: channel.clanId },
  });
}
