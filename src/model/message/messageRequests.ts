import type { MessageRef } from "../../../generated/mezon/api/message_pb.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import type { Init } from "../../runtime/wire.js";
import { idOrNone, requireText } from "../require.js";
import type { MessageView } from "./messageView.js";
import type { ReactionEmoji } from "./sendOptions.js";

const EMOJI: KeysOf<ReactionEmoji> = { emoji: true, emojiId: true };

/** The ids with which calls name a message. */
interface MessageIds {
  readonly messageId: string;
  readonly channelId: string;
  /** "0" in conversations. */
  readonly clanId: string;
}

/** Where a message is, as requests over the socket name it. */
interface MessageTarget extends MessageIds {
  readonly mode: number;
  readonly isPublic: boolean;
  /** "0" outside of topics. */
  readonly topicId: string;
}

/** Returns the ids with which calls name a message. */
export function idsOf({ id, channelId, clanId }: MessageView): MessageIds {
  return { messageId: id, channelId, clanId: clanId ?? "0" };
}

function targetOf(message: MessageView): MessageTarget {
  const { mode, isPublic, topicId } = message;
  return { ...idsOf(message), mode, isPublic, topicId: topicId ?? "0" };
}

/** Returns the request that removes a message. */
export function removalOf(message: MessageView): MessageTarget & {
  readonly hasAttachment: boolean;
  readonly mentions: Uint8Array;
  readonly references: Uint8Array;
} {
  const { mentions, references } = message.wire;
  return { ...targetOf(message), hasAttachment: message.attachments.length > 0, mentions, references };
}

/**
 * Returns the request that adds a reaction to a message, or removes it.
 *
 * @throws {ValidationError} for an emoji without a name or id.
 */
export function reactionTo(
  message: MessageView,
  emoji: string | ReactionEmoji,
  { remove, senderId }: { readonly remove: boolean; readonly senderId: string },
): MessageTarget & {
  readonly emoji: string;
  readonly emojiId: string;
  readonly action: boolean;
  readonly count: number;
  readonly messageSenderId: string;
  readonly senderId: string;
} {
  if (typeof emoji !== "string") requireOptions(emoji, EMOJI, { path: "emoji" });
  const { emoji: name, emojiId: id }: ReactionEmoji = typeof emoji === "string" ? { emoji } : emoji;
  const emojiId = idOrNone(id, "emojiId");
  if (emojiId === "0") requireText(name, "emoji");
  const messageSenderId = message.author.id;
  return { ...targetOf(message), emoji: name, emojiId, action: remove, count: 1, messageSenderId, senderId };
}

/** Returns what a reply says about the message that it answers. */
export function referenceTo({ id, author, wire, attachments }: MessageView): Init<MessageRef> {
  return {
    messageRefId: id,
    messageSenderId: author.id,
    messageSenderUsername: author.name,
    messageSenderAvatar: author.avatarUrl ?? "",
    content: wire.content,
    hasAttachment: attachments.length > 0,
  };
}
