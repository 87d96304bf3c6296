import type { MessageAttachment, MessageMention } from "../../generated/mezon/api/message_pb.js";
import type { Init } from "../../generated/support/wire.js";

/** What may go with a message. */
export interface SendOptions {
  /**
   * Who is mentioned: `s` and `e` are UTF-16 offsets into the text, `e`
   * exclusive, so that `text.slice(s, e)` is what shows as the mention.
   */
  readonly mentions?: readonly Init<MessageMention>[];
  readonly attachments?: readonly Init<MessageAttachment>[];
  /** Mentions everyone in the channel. Default false. */
  readonly mentionEveryone?: boolean;
  /** Posts without one's name, where the clan allows it. Default false. */
  readonly anonymous?: boolean;
  /** The topic to post in. Default: that of the message replied to, if any. */
  readonly topicId?: string;
  /** A value of `MessageCode`. Default 0, what people write. */
  readonly code?: number;
  /** Milliseconds to wait for the acknowledgement. Default: the client's request timeout. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** What may go with an edit. */
export interface UpdateOptions {
  readonly mentions?: readonly Init<MessageMention>[];
  readonly attachments?: readonly Init<MessageAttachment>[];
  /** Does not mark the message as edited. Default false. */
  readonly hideEdited?: boolean;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** What a call without a payload of its own may take. */
export interface CallOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** An emoji to react with. */
export interface ReactionEmoji {
  /** The emoji itself or its short name, such as `:heart:`. */
  readonly emoji: string;
  /** Id of a custom emoji; absent for the standard ones. */
  readonly emojiId?: string;
}
