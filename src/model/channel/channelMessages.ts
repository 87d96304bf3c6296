import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import { MezonError, ValidationError } from "../../core/errors.js";
import { compareIds, requireId } from "../../core/ids.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { WAIT_KEYS } from "../../core/requireWaitOptions.js";
import type { ChannelReference } from "../../history/messageHistory.js";
import { isEphemeral } from "../../history/messageKind.js";
import { Message } from "../message/message.js";
import { type CallOptions, waitOf } from "../message/sendOptions.js";
import type { MessageTarget } from "../messageTarget.js";
import type { ModelContext } from "../modelContext.js";
import { requireCount, requireText } from "../require.js";

export interface ReadOptions extends CallOptions {
  /** Reads only from the client's store; works before and without a login. @default false */
  readonly offline?: boolean | undefined;
}

/** Selects a part of a channel's history and its direction. */
export interface HistoryOptions extends ReadOptions {
  /** Only messages older than this one. */
  readonly before?: string | undefined;
  /** Only messages newer than this one; they are yielded oldest first. */
  readonly after?: string | undefined;
  /** Largest number of messages. @default no limit */
  readonly limit?: number | undefined;
  /** Id of a topic to read instead of the channel itself. */
  readonly topicId?: string | undefined;
}

/** Default for the largest number of search results. */
const FOUND = 25;

const READ_OPTIONS: KeysOf<ReadOptions> = { ...WAIT_KEYS, offline: true };
const HISTORY_OPTIONS: KeysOf<HistoryOptions> = {
  ...{ ...READ_OPTIONS, before: true, after: true, limit: true, topicId: true },
};
const SEARCH_OPTIONS = { ...WAIT_KEYS, limit: true } as const;

/** The channel of the messages; its clan need not be known. */
type MessagesChannel = Pick<MessageTarget, "channelId" | "clanId">;

/**
 * The messages of a channel. They are read from memory, from the client's store if it has one, and from the server,
 * whose responses are stored.
 */
export class ChannelMessages {
  readonly #place: MessagesChannel;
  readonly #context: ModelContext;

  constructor(place: MessagesChannel, context: ModelContext) {
    this.#place = place;
    this.#context = context;
  }

  /**
   * Returns a message from memory or the store; `undefined` if it is in neither, or is known to be removed. Rejects
   * with `StoreError` if the store cannot be read.
   */
  async get(messageId: string): Promise<Message | undefined> {
    requireId(messageId, "messageId");
    const found = await this.#context.history.get(this.#place.channelId, messageId, { offline: true });
    return found && this.#message(found);
  }

  /**
   * Returns a message from memory, the store or the server. If the store cannot be read, an `error` event is emitted.
   * Rejects with `ValidationError` if the id is malformed, `MezonError` (`not_found`) if the message is not in this
   * channel, or as any call does.
   */
  async fetch(messageId: string, options: ReadOptions = {}): Promise<Message> {
    requireOptions(options, READ_OPTIONS);
    const { offline = false } = options;
    const waitOptions = waitOf(options);
    requireId(messageId, "messageId");
    const known = await this.#context.history.get(this.#place.channelId, messageId, { offline });
    if (known !== undefined) return this.#message(known);
    const around = offline ? [] : await this.around(messageId, waitOptions);
    const found = around.find(({ id }) => id === messageId);
    if (found !== undefined) return found;
    const where = offline ? "stored of" : "in";
    throw new MezonError("not_found", `there is no message ${messageId} ${where} channel ${this.#place.channelId}`);
  }

  /**
   * Yields the history, in pages of 100: newest first, or oldest first with `after`. If the store cannot be read, an
   * `error` event is emitted and the server is asked instead; with `offline` it rejects with `StoreError`. Rejects
   * with `ValidationError` if an id is malformed.
   */
  list(options: HistoryOptions = {}): AsyncGenerator<Message, void, undefined> {
    checkHistory(options);
    return this.#list({ ...options });
  }

  async *#list(options: HistoryOptions): AsyncGenerator<Message, void, undefined> {
    const { before, after, limit = Number.POSITIVE_INFINITY, topicId = "0", offline = false } = options;
    if (offline && !this.#context.history.hasStore)
      throw new ValidationError("offline", "needs a store: give the client one");
    const isForward = after !== undefined;
    const place = { ...(await this.#stored(offline, waitOf(options))), topicId };
    let cursor = after ?? before ?? "0";
    for (let left = limit; left > 0; ) {
      const page = await this.#context.history.page({ ...options, place, cursor, isForward, offline });
      const last = isForward ? page.messages.at(-1) : page.messages[0];
      for (const wire of isForward ? page.messages : page.messages.toReversed()) {
        // Reading forward may also have an end, at `before`.
        if (left === 0 || (isForward && before !== undefined && compareIds(wire.messageId, before) >= 0)) return;
        if (isEphemeral(wire.code)) continue;
        yield this.#message(wire);
        left -= 1;
      }
      if (last === undefined || page.isLast) return;
      cursor = last.messageId;
    }
  }

  /** Returns the messages around one, and that one, oldest first: at most 100. */
  async around(messageId: string, options: ReadOptions = {}): Promise<readonly Message[]> {
    requireId(messageId, "messageId");
    requireOptions(options, READ_OPTIONS);
    const { offline = false } = options;
    const waitOptions = waitOf(options);
    const place = await this.#stored(offline, waitOptions);
    const messages = await this.#context.history.around(place, messageId, { ...waitOptions, offline });
    return messages.map((wire) => this.#message(wire));
  }

  /** Searches the messages of the channel for words. Returns their ids, at most 25 by default. */
  async search(
    words: string,
    options: CallOptions & { readonly limit?: number | undefined } = {},
  ): Promise<readonly string[]> {
    requireOptions(options, SEARCH_OPTIONS);
    const { limit = FOUND } = options;
    const waitOptions = waitOf(options);
    requireText(words, "words");
    requireCount(limit, "limit", [1, Number.MAX_SAFE_INTEGER]);
    const { channelId, clanId } = await this.#stored(false, waitOptions);
    const filters = [
      { fieldName: "content", fieldValue: words },
      { fieldName: "channel_id", fieldValue: channelId },
      { fieldName: "clan_id", fieldValue: clanId },
    ];
    const request = { filters, from: 0, size: limit };
    const { messages } = await this.#context.rpc.searchMessage(request, waitOptions);
    return messages.map(({ messageId }) => messageId);
  }

  /** Returns the reference of the channel; the server requires its clan too. */
  async #stored(offline: boolean, options: CallOptions): Promise<ChannelReference> {
    const { channelId, clanId } = this.#place;
    if (clanId !== undefined || offline) return { channelId, clanId: clanId ?? "0", topicId: "0" };
    const { clanId: fetched } = await this.#context.channels.handle(channelId).ids(options);
    return { channelId, clanId: fetched, topicId: "0" };
  }

  #message(wire: ChannelMessage): Message {
    return new Message(wire, this.#context);
  }
}

function checkHistory(options: HistoryOptions): void {
  requireOptions(options, HISTORY_OPTIONS);
  const { before, after, limit, topicId } = options;
  waitOf(options);
  if (before !== undefined) requireId(before, "before");
  if (after !== undefined) requireId(after, "after");
  if (topicId !== undefined) requireId(topicId, "topicId");
  if (limit !== undefined && limit !== Number.POSITIVE_INFINITY)
    requireCount(limit, "limit", [0, Number.MAX_SAFE_INTEGER]);
}
