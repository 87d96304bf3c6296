import { channelMessageReactions } from "../../generated/carried.js";
import { encodeMessageReactionList } from "../../generated/mezon/api/message_codec.js";
import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";

/** A message after an edit was pushed: what the edit does not carry stays. */
export function editedMessage(message: ChannelMessage, edit: ChannelMessage): ChannelMessage {
  return {
    ...edit,
    code: message.code,
    createTimeSeconds: message.createTimeSeconds,
    topicId: edit.topicId === "0" ? message.topicId : edit.topicId,
    username: edit.username === "" ? message.username : edit.username,
    references: edit.references.length === 0 ? message.references : edit.references,
    reactions: edit.reactions.length === 0 ? message.reactions : edit.reactions,
  };
}

export interface ReactionOptions {
  /** The message may hold the reaction already: one that it holds is not counted once more. */
  readonly mayBeKnown?: boolean | undefined;
}

/**
 * The reactions of a message, encoded, after somebody reacted or took that back:
 * one entry for each person and emoji, which counts how often. Throws when the
 * message carries malformed ones.
 */
export function reactionsAfter(
  message: ChannelMessage,
  reaction: MessageReaction,
  { mayBeKnown = false }: ReactionOptions = {},
): Uint8Array {
  const { reactions } = channelMessageReactions(message.reactions);
  const others = reactions.filter((known) => !isSame(known, reaction));
  if (reaction.action) return encodeMessageReactionList({ reactions: others });
  const known = reactions.find((one) => isSame(one, reaction));
  if (known !== undefined && mayBeKnown) return message.reactions;
  const count = (known?.count ?? 0) + Math.max(reaction.count, 1);
  if (known === undefined) return encodeMessageReactionList({ reactions: [...others, { ...reaction, count }] });
  return encodeMessageReactionList({ reactions: reactions.map((one) => (one === known ? { ...one, count } : one)) });
}

function isSame(one: MessageReaction, other: MessageReaction): boolean {
  if (one.senderId !== other.senderId) return false;
  return one.emojiId === "0" ? one.emoji === other.emoji : one.emojiId === other.emojiId;
}

/**
 * Copies the lists of a message, which are views of the frame it came in, or was encoded with, and would keep all of
 * that in memory; what this version does not know of it is left out.
 */
export function detachLists(message: ChannelMessage): void {
  if (message.$unknown !== undefined) delete message.$unknown;
  if (message.reactions.length > 0) message.reactions = message.reactions.slice();
  if (message.mentions.length > 0) message.mentions = message.mentions.slice();
  if (message.attachments.length > 0) message.attachments = message.attachments.slice();
  if (message.references.length > 0) message.references = message.references.slice();
  if (message.referencedMessage.length > 0) message.referencedMessage = message.referencedMessage.slice();
}
