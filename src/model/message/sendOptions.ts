import type { MessageAttachment, MessageMention } from "../../../generated/mezon/api/message_pb.js";
import { type Clock, LONGEST_TIMER_MS } from "../../core/clock.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import type { SharedWaitOptions } from "../../core/sharedCalls.js";
import type { Init } from "../../runtime/wire.js";

/** What may go with a message. */
export interface SendOptions {
  /**
   * Who is mentioned: `s` and `e` are UTF-16 offsets into the text, `e`
   * exclusive, so that `text.slice(s, e)` is what shows as the mention.
   */
  readonly mentions?: readonly Init<MessageMention>[] | undefined;
  readonly attachments?: readonly Init<MessageAttachment>[] | undefined;
  /** Mentions everyone in the channel. @default false */
  readonly mentionEveryone?: boolean | undefined;
  /** Posts without one's name, where the clan allows it. @default false */
  readonly anonymous?: boolean | undefined;
  /** The topic to post in. @default that of the message replied to, if any */
  readonly topicId?: string | undefined;
  /** A value of `MessageCode`. @default 0, what people write */
  readonly code?: number | undefined;
  /** Milliseconds to wait for the acknowledgement. @default the client's request timeout */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What may go with an edit. */
export interface UpdateOptions {
  readonly mentions?: readonly Init<MessageMention>[] | undefined;
  readonly attachments?: readonly Init<MessageAttachment>[] | undefined;
  /** Does not mark the message as edited. @default false */
  readonly hideEdited?: boolean | undefined;
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a call without a payload of its own may take. */
export interface CallOptions {
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An emoji to react with. */
export interface ReactionEmoji {
  /** The emoji itself or its short name, such as `:heart:`. */
  readonly emoji: string;
  /** Id of a custom emoji; absent for the standard ones. */
  readonly emojiId?: string | undefined;
}

/** What a call takes, as it is now: whoever gave it may change it while the call waits. */
export function callOptions({ timeoutMs, signal }: CallOptions): CallOptions {
  return { timeoutMs, signal };
}

/** How long a caller waits for work that others may share. Throws a `ValidationError` for what is no time or signal. */
export function sharedWait(
  what: string,
  options: CallOptions,
  { clock, callTimeoutMs }: { readonly clock: Clock; readonly callTimeoutMs: number },
): SharedWaitOptions {
  requireWaitOptions(options);
  const { timeoutMs = callTimeoutMs, signal } = options;
  return { what, timeoutMs, signal, clock };
}

/** For a call that is shared: each caller has a deadline of its own. */
export function sharedCall(signal: AbortSignal): CallOptions {
  return { signal, timeoutMs: LONGEST_TIMER_MS };
}

/** What goes with a message, as it is now. */
export function sendOptions(options: SendOptions): SendOptions {
  const { mentions, attachments, mentionEveryone, anonymous, topicId, code } = options;
  const lists = { mentions: copies(mentions), attachments: copies(attachments) };
  return { ...lists, mentionEveryone, anonymous, topicId, code, ...callOptions(options) };
}

/** What goes with an edit, as it is now. */
export function updateOptions(options: UpdateOptions): UpdateOptions {
  const { mentions, attachments, hideEdited } = options;
  return { mentions: copies(mentions), attachments: copies(attachments), hideEdited, ...callOptions(options) };
}

function copies<Item extends object>(items: readonly Item[] | undefined): readonly Item[] | undefined {
  return items?.map((item) => ({ ...item }));
}
