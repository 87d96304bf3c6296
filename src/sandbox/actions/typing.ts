import type { MessageTypingEvent } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Platform } from "../platform.js";
import { modeOf } from "../state/channel.js";
import type { Person } from "../state/person.js";

/** Shows a typing indicator to everybody who can see the channel. */
export function type(
  platform: Platform,
  person: Person,
  place: { readonly channelId: string; readonly topicId: string; readonly senderDisplayName?: string },
): Init<MessageTypingEvent> {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, place.channelId);
  const event: Init<MessageTypingEvent> = {
    clanId: channel.clanId,
    channelId: channel.id,
    senderId: person.id,
    senderUsername: person.username,
    // The name with which the typing person wants to appear, such as a nickname.
    senderDisplayName: place.senderDisplayName || person.displayName,
    mode: modeOf(channel),
    isPublic: channel.clanId !== "0" && !channel.isPrivate,
    topicId: place.topicId,
  };
  broadcaster.toChannel(channel, { case: "messageTypingEvent", value: event });
  return event;
}
