import type { MessageReaction } from "../../../generated/mezon/api/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import { limits } from "../limits.js";
import type { Platform } from "../platform.js";
import { invalid, tooMany } from "../refusal.js";
import { modeOf } from "../state/channel.js";
import { type MessageTarget, reactionKey } from "../state/message.js";
import type { Person } from "../state/person.js";

export interface ReactionRequest extends MessageTarget {
  readonly emojiId: string;
  readonly emoji: string;
  /** Number of reactions at once; less than 1 counts as 1. */
  readonly count: number;
  readonly remove: boolean;
}

/** Adds a reaction to a message, or removes the person's own. Returns the event that is pushed. */
export function react(platform: Platform, person: Person, request: ReactionRequest): Init<MessageReaction> {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, request.channelId);
  const message = world.messages.get(channel.id, request.messageId);
  if (request.emojiId === "0" && request.emoji === "") throw invalid("a reaction needs an emoji_id or an emoji");
  const key = reactionKey({ ...request, senderId: person.id });
  const known = message.reactions.get(key);
  const count = Math.max(request.count, 1);
  if (request.remove) message.reactions.delete(key);
  else if (known !== undefined) known.count += count;
  else if (message.reactions.size >= limits.reactionsPerMessage) {
    throw tooMany(`a message holds at most ${limits.reactionsPerMessage} reactions`);
  }
  const id = known?.id ?? world.newId();
  const reaction = {
    id,
    emojiId: request.emojiId,
    emoji: request.emoji,
    senderId: person.id,
    senderName: person.username,
    senderAvatar: person.avatar,
    count,
  };
  if (!request.remove && known === undefined) message.reactions.set(key, { ...reaction });
  const event: Init<MessageReaction> = {
    ...reaction,
    action: request.remove,
    channelId: channel.id,
    messageId: message.id,
    clanId: channel.clanId,
    mode: modeOf(channel),
    isPublic: channel.clanId !== "0" && !channel.isPrivate,
    messageSenderId: message.senderId,
    topicId: message.topicId,
  };
  if (!request.remove || known !== undefined)
    broadcaster.toChannel(channel, { case: "messageReactionEvent", value: event });
  return event;
}
