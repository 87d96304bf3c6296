import type { MessageAttachment, MessageMention } from "../../../generated/mezon/api/message_pb.js";
import { type Clock, LONGEST_TIMER_MS } from "../../core/clock.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireCallOptions, requireWaitOptions } from "../../core/requireWaitOptions.js";
import type { SharedWaitOptions } from "../../core/sharedCalls.js";
import type { Init } from "../../runtime/wire.js";
import type { FileInput, UploadProgress } from "../upload/fileToUpload.js";

/** Options of a message to send. */
export interface SendOptions {
  /**
   * The mentions: `s` and `e` are UTF-16 offsets into the text, `e` exclusive, so that `text.slice(s, e)` is what is
   * shown as the mention.
   */
  readonly mentions?: readonly Init<MessageMention>[] | undefined;
  readonly attachments?: readonly Init<MessageAttachment>[] | undefined;
  /**
   * Files to upload and attach: paths such as `"./x.png"`, `File`s, or `{ name, data }` with bytes, a blob or a stream.
   * A message with files is sent once they are uploaded: others may be sent before it.
   */
  readonly files?: readonly FileInput[] | undefined;
  /** Called as the files are uploaded. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** Mentions everyone in the channel. @default false */
  readonly mentionEveryone?: boolean | undefined;
  /** Posts anonymously, where the clan allows it. @default false */
  readonly anonymous?: boolean | undefined;
  /** Id of the topic to post in. @default that of the message replied to, if any */
  readonly topicId?: string | undefined;
  /** A value of `MessageCode`. @default 0, an ordinary message */
  readonly code?: number | undefined;
  /** Milliseconds to wait for the acknowledgement. @default the client's request timeout */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Options of an edit. */
export interface UpdateOptions {
  readonly mentions?: readonly Init<MessageMention>[] | undefined;
  readonly attachments?: readonly Init<MessageAttachment>[] | undefined;
  /** Files to upload and attach, as of a message to send. */
  readonly files?: readonly FileInput[] | undefined;
  /** Called as the files are uploaded. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** Does not mark the message as edited. @default false */
  readonly hideEdited?: boolean | undefined;
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Options of calls that take no others. */
export interface CallOptions {
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An emoji to react with. */
export interface ReactionEmoji {
  /** The emoji itself or its short name, such as `:heart:`. */
  readonly emoji: string;
  /** Id of a custom emoji; omitted for standard ones. */
  readonly emojiId?: string | undefined;
}

/**
 * Returns a copy: the caller may change the object while the call waits.
 *
 * @throws {ValidationError} for malformed options, and for one that is none.
 */
export function callOptions(options: CallOptions): CallOptions {
  requireCallOptions(options);
  const { timeoutMs, signal } = options;
  return { timeoutMs, signal };
}

/** Returns how long a caller waits for shared work. Throws a `ValidationError` for a malformed time or signal. */
export function sharedWait(
  what: string,
  options: CallOptions,
  { clock, callTimeoutMs }: { readonly clock: Clock; readonly callTimeoutMs: number },
): SharedWaitOptions {
  requireCallOptions(options);
  const { timeoutMs = callTimeoutMs, signal } = options;
  return { what, timeoutMs, signal, clock };
}

/** Returns the options of a shared call: each caller has its own deadline. */
export function sharedCall(signal: AbortSignal): CallOptions {
  return { signal, timeoutMs: LONGEST_TIMER_MS };
}

/** Returns a copy of the options of a send. */
export function sendOptions(options: SendOptions): SendOptions {
  requireSendOptions(options);
  const { mentions, attachments, files, onProgress, mentionEveryone, anonymous, topicId, code } = options;
  const lists = {
    mentions: copies(mentions, "mentions"),
    attachments: copies(attachments, "attachments"),
    files: files && [...requireList(files, "files", 'files such as "./x.png"')],
    onProgress,
  };
  return { ...lists, mentionEveryone, anonymous, topicId, code, ...waitOf(options) };
}

/** Returns a copy of the options of an edit. */
export function updateOptions(options: UpdateOptions): UpdateOptions {
  requireOptions(options, UPDATE_OPTIONS);
  const { mentions, attachments, files, onProgress, hideEdited } = options;
  const lists = {
    mentions: copies(mentions, "mentions"),
    attachments: copies(attachments, "attachments"),
    files: files && [...requireList(files, "files", 'files such as "./x.png"')],
    onProgress,
  };
  return { ...lists, hideEdited, ...waitOf(options) };
}

const SEND_OPTIONS: KeysOf<SendOptions> = {
  ...{ mentions: true, attachments: true, mentionEveryone: true, anonymous: true, topicId: true, code: true },
  ...{ files: true, onProgress: true, timeoutMs: true, signal: true },
};

const UPDATE_OPTIONS: KeysOf<UpdateOptions> = {
  ...{ mentions: true, attachments: true, hideEdited: true, timeoutMs: true, signal: true },
  ...{ files: true, onProgress: true },
};

/** @throws {ValidationError} for malformed options of a send. */
export function requireSendOptions(options: SendOptions): void {
  requireOptions(options, SEND_OPTIONS, { instead: OTHERS });
}

/** Older SDKs' names of the options. */
export const olderSendNames: Readonly<Record<string, string>> = {
  anonymous_message: "anonymous",
  mention_everyone: "mentionEveryone",
};

/** What is no option, and what to write instead. */
const OTHERS = {
  ...olderSendNames,
  components: ": it is part of the content: send({ t, components })",
  embed: ": it is part of the content: send({ t, embed })",
};

function copies<Item extends object>(items: readonly Item[] | undefined, path: string): readonly Item[] | undefined {
  return items && requireList(items, path, "objects").map((item) => (typeof item === "object" ? { ...item } : item));
}

/** Returns how long to wait, of options that hold more than that. */
export function waitOf(options: CallOptions): CallOptions {
  requireWaitOptions(options);
  const { timeoutMs, signal } = options;
  return { timeoutMs, signal };
}
