import { HistoryDirection } from "../../generated/constants.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import type { HistoryRange } from "../cache/historyRange.js";
import { type MezonError, StoreError } from "../core/errors.js";
import { compareIds, idAfter, idBefore } from "../core/ids.js";
import type { RpcCallOptions } from "../runtime/rpc.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { ChannelReference, HistoryPage, HistoryRequest, ReadOptions } from "./messageHistory.js";
import { MESSAGES_A_PAGE, type PageQuery, readPage } from "./readPage.js";
import type { StoredHistory } from "./storedHistory.js";

export interface ReadThroughOptions {
  readonly rpc: RpcClient;
  readonly stored: StoredHistory;
  /** Whether a message is known to have been removed: the history may still contain it. */
  readonly isGone: (channelId: string, messageId: string) => boolean;
  readonly onError: (error: MezonError) => void;
}

const NOTHING: HistoryPage = { messages: [], isLast: true };

/**
 * Reads history from the store if that part has no gaps, otherwise from the server, and stores the server's responses.
 */
export class ReadThrough {
  readonly #options: ReadThroughOptions;
  readonly #stored: StoredHistory;

  constructor(options: ReadThroughOptions) {
    this.#options = options;
    this.#stored = options.stored;
  }

  /** Returns the page next to a cursor. */
  async page(request: HistoryRequest): Promise<HistoryPage> {
    if (this.#stored.store === undefined) return request.offline ? NOTHING : this.#fetchPage(request);
    await this.#stored.settle();
    if (request.offline) return this.#storedPage(request, undefined);
    const known = await this.#orAsk(() => this.#knownPage(request));
    if (known === undefined) return this.#fetchPage(request);
    const { range, page } = known;
    if (page.messages.length > 0) return { ...page, isLast: page.isLast && this.#isEnd(request, range) };
    if (this.#isEnd(request, range)) return NOTHING;
    return this.#fetchPage({ ...request, cursor: request.isForward ? range.newest : idAfter(range.after) });
  }

  /** Returns a message and those around it. */
  async around(place: ChannelReference, messageId: string, options: ReadOptions): Promise<readonly ChannelMessage[]> {
    if (options.offline === true) {
      await this.#stored.settle();
      const query = { channelId: place.channelId, topicId: null, around: messageId, limit: MESSAGES_A_PAGE };
      return ((await this.#stored.store?.page(query)) ?? []).map(({ wire }) => wire);
    }
    const messages = await this.#ask(place, { messageId, direction: HistoryDirection.Around }, options);
    const [oldest, newest] = [messages[0], messages.at(-1)];
    this.#keep(place, messages, oldest && newest && { after: idBefore(oldest.messageId), newest: newest.messageId });
    return messages;
  }

  /** Returns a stored message that was not removed. */
  async get(
    channelId: string,
    messageId: string,
    { offline = false }: ReadOptions,
  ): Promise<ChannelMessage | undefined> {
    const { store } = this.#stored;
    if (store === undefined) return undefined;
    await this.#stored.settle();
    const read = () => store.get(messageId);
    const found = await (offline ? read() : this.#orAsk(read));
    return found?.channelId === channelId && found.removedAt === undefined ? found.wire : undefined;
  }

  /**
   * Reads from the store. If it cannot be read, emits an error event and returns `undefined`, so that the caller asks
   * the server.
   */
  async #orAsk<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#options.onError(error);
      return undefined;
    }
  }

  /** Returns the stored history right after the cursor, without gaps. */
  async #knownPage(
    request: HistoryRequest,
  ): Promise<{ readonly range: HistoryRange; readonly page: HistoryPage } | undefined> {
    const range = await this.#rangeNextTo(request);
    return range && { range, page: await this.#storedPage(request, range) };
  }

  /** Returns the stored range of the history right after the cursor. */
  async #rangeNextTo({ place, cursor, isForward }: HistoryRequest): Promise<HistoryRange | undefined> {
    const last = isForward ? cursor : cursor === "0" ? this.#stored.newestOf(place) : idBefore(cursor);
    // If messages may be missing, only the server knows which message is the newest.
    return last === undefined ? undefined : this.#stored.store?.rangeAt(place, last);
  }

  /** Whether there is no history beyond a range. */
  #isEnd({ place, isForward }: HistoryRequest, range: HistoryRange): boolean {
    return isForward ? this.#stored.newestOf(place) === range.newest : range.after === "0";
  }

  async #storedPage(
    { place, cursor, isForward }: HistoryRequest,
    range: HistoryRange | undefined,
  ): Promise<HistoryPage> {
    const { channelId, topicId } = place;
    const [from, to] = isForward ? [cursor, range && idAfter(range.newest)] : [range?.after, cursor];
    const stored = await this.#stored.store?.page({
      channelId,
      topicId: topicId === "0" ? null : topicId,
      limit: MESSAGES_A_PAGE,
      order: isForward ? "oldest" : "newest",
      after: from === "0" ? undefined : from,
      before: to === "0" ? undefined : to,
    });
    const messages = (stored ?? []).map(({ wire }) => wire).sort((a, b) => compareIds(a.messageId, b.messageId));
    return { messages, isLast: messages.length < MESSAGES_A_PAGE };
  }

  async #fetchPage(request: HistoryRequest): Promise<HistoryPage> {
    const { place, cursor, isForward } = request;
    const direction = isForward ? HistoryDirection.After : HistoryDirection.Before;
    const answer = await this.#ask(place, { messageId: cursor, direction }, request);
    const messages = answer.filter(({ messageId }) => cursor === "0" || isBeyond(messageId, cursor, isForward));
    const isLast = answer.length < MESSAGES_A_PAGE || messages.length === 0;
    const [oldest, newest] = [messages[0]?.messageId, messages.at(-1)?.messageId];
    const range = isForward
      ? newest && { after: cursor, newest }
      : { after: isLast ? "0" : idBefore(oldest ?? "1"), newest: cursor === "0" ? (newest ?? "0") : idBefore(cursor) };
    this.#keep(place, messages, range || undefined);
    return { messages, isLast };
  }

  #ask(
    place: ChannelReference,
    query: PageQuery,
    { signal, timeoutMs }: RpcCallOptions,
  ): Promise<readonly ChannelMessage[]> {
    return readPage(this.#options.rpc, place, query, { signal, timeoutMs });
  }

  #keep(place: ChannelReference, messages: readonly ChannelMessage[], range: HistoryRange | undefined): void {
    const present = messages.filter(({ messageId }) => !this.#options.isGone(place.channelId, messageId));
    this.#stored.keep(place, present, range);
  }
}

function isBeyond(id: string, cursor: string, isForward: boolean): boolean {
  return isForward ? compareIds(id, cursor) > 0 : compareIds(id, cursor) < 0;
}
