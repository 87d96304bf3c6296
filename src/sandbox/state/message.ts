import type { MessageAttachment, MessageMention, MessageRef } from "../../../generated/mezon/api/message_pb.js";
import type { Init } from "../../runtime/wire.js";

/** One person's reaction with one emoji. */
export interface Reaction {
  readonly id: string;
  readonly emojiId: string;
  readonly emoji: string;
  readonly senderId: string;
  readonly senderName: string;
  readonly senderAvatar: string;
  /** Number of times that the person gave it. */
  count: number;
}

/** Returns the key of a reaction among those of its message. */
export function reactionKey({ emojiId, emoji, senderId }: Pick<Reaction, "emojiId" | "emoji" | "senderId">): string {
  return `${emojiId === "0" ? emoji : emojiId}:${senderId}`;
}

/** Content of a message, without its place and times. */
export interface MessageBody {
  /** JSON text. */
  readonly content: string;
  readonly mentions: readonly Init<MessageMention>[];
  readonly attachments: readonly Init<MessageAttachment>[];
  readonly references: readonly Init<MessageRef>[];
}

/** A message as the sandbox stores it. */
export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly clanId: string;
  readonly senderId: string;
  readonly code: number;
  readonly topicId: string;
  readonly createTimeSeconds: number;
  /** Keyed by emoji and sender. */
  readonly reactions: Map<string, Reaction>;
  body: MessageBody;
  /** 0 if it was never edited. */
  updateTimeSeconds: number;
  hideEdited: boolean;
}

/** Identifies a message. */
export interface MessageTarget {
  readonly channelId: string;
  readonly messageId: string;
}
