import { channelMessageReactions } from "../../generated/carried.js";
import { encodeMessageReactionList } from "../../generated/mezon/api/message_codec.js";
import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import { isSameEmoji } from "../core/emoji.js";

/** Returns a message after an edit was pushed: fields that the edit omits keep their value. */
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
  /** Whether the message may contain the reaction already. If it does, the reaction is not counted again. */
  readonly mayBeKnown?: boolean | undefined;
}

/**
 * Returns the encoded reactions of a message after a reaction was added or removed:
 * one entry per person and emoji, with a count.
 *
 * @throws if the message carries malformed reactions.
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
  return one.emojiId === "0" ? isSameEmoji(one.emoji, other.emoji) : one.emojiId === other.emojiId;
}

/**
 * Copies the lists of a message. They are views of the frame that the message came in, and would keep all of it in
 * memory. Unknown fields are left out.
 */
export function detachLists(message: ChannelMessage): void {
  if (message.$unknown !== undefined) delete message.$unknown;
  if (message.reactions.length > 0) message.reactions = message.reactions.slice();
  if (message.mentions.length > 0) message.mentions = message.mentions.slice();
  if (message.attachments.length > 0) message.attachments = message.attachments.slice();
  if (message.references.length > 0) message.references = message.references.slice();
  if (message.referencedMessage.length > 0) message.referencedMessage = message.referencedMessage.slice();
}
