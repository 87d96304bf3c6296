import { HistoryDirection, MessageCode } from "../../generated/constants.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import type { ChannelReference } from "../cache/storeChange.js";
import { compareIds, idAfter, idBefore } from "../core/ids.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { BudgetUse } from "./catchUpBudget.js";
import type { MessageIndex } from "./messageIndex.js";
import { MESSAGES_A_PAGE, type PageQuery, readPage } from "./readPage.js";
import type { StartingPoints } from "./startingPoints.js";
import type { StoredHistory } from "./storedHistory.js";

export interface MissedMessagesOptions {
  readonly rpc: RpcClient;
  readonly index: MessageIndex;
  readonly stored: StoredHistory;
  readonly points: StartingPoints;
  readonly budget: BudgetUse;
  /** Whether the client is starting. A starting client only knows what is in its store. */
  readonly isStart: boolean;
  /** The newest time that the server has reported, in unix seconds. */
  readonly serverTime: number | undefined;
  /**
   * Receives missed messages, oldest first within a channel; edits have code 1, removals code 2. Returns false for a
   * message that was received before.
   */
  readonly missed: (message: ChannelMessage) => boolean;
  /**
   * Called with a message that an earlier client with the same store received. It is not delivered again; only its
   * position is recorded.
   */
  readonly handledBefore: (message: ChannelMessage) => void;
  /**
   * Resolves when listeners have room for more messages. Returns how many milliseconds this took; they do not count
   * towards the budget.
   */
  readonly room: () => Promise<number>;
  readonly signal: AbortSignal;
}

/** Number of messages that are read beyond the remembered ones, since there may be missed ones between them. */
const UNHEARD = 10;
/** Largest number of pages that are read of one place to find edits and removals; changes beyond them are left out. */
const MOST_READS = 4;
/** Largest age, in seconds of the server's time, of a message that a lagging history may not contain yet. */
const LATELY_SECONDS = 10;

/** Reads the histories of channels and topics, and emits what was missed in them: messages, edits and removals. */
export class MissedMessages {
  readonly #options: MissedMessagesOptions;
  #edits = 0;
  #removals = 0;
  /** The newest known time of the server, in unix seconds. */
  #serverTime: number;
  /** Messages that were received but are not in the history: it lags, or they were removed. */
  readonly #unconfirmed = new Set<string>();
  #isLastLook = false;
  #sawLag = false;

  constructor(options: MissedMessagesOptions) {
    this.#options = options;
    this.#serverTime = options.serverTime ?? 0;
  }

  get edits(): number {
    return this.#edits;
  }

  get removals(): number {
    return this.#removals;
  }

  /** Whether a received message is not in the history, but may still appear in it. */
  get hasUnconfirmed(): boolean {
    return this.#unconfirmed.size > 0;
  }

  /** Whether the history contained a received message only on a second read. */
  get sawLag(): boolean {
    return this.#sawLag;
  }

  /** Called with a time that the server reported, in unix seconds. */
  noteServerTime(seconds: number): void {
    this.#serverTime = Math.max(this.#serverTime, seconds);
  }

  /** Called before the last read. From then on, a message that is not in the history counts as removed. */
  lookLast(): void {
    this.#isLastLook = true;
  }

  /** Emits the messages that were posted since a time in unix seconds. */
  async missedSince(place: ChannelReference, seconds: number): Promise<void> {
    const found: ChannelMessage[] = [];
    for (let cursor = "0"; ; ) {
      const page = await this.#page(place, { messageId: cursor, direction: HistoryDirection.Before });
      const recent = page.filter((message) => message.createTimeSeconds >= seconds);
      found.unshift(...recent);
      const oldest = page[0]?.messageId;
      if (oldest === undefined || recent.length < MESSAGES_A_PAGE || oldest === cursor) break;
      cursor = oldest;
    }
    const [oldest] = found;
    if (oldest !== undefined) this.#options.stored.continueFrom(place, idBefore(oldest.messageId));
    await this.#deliver(place, found, "0");
  }

  /** Emits the messages after `from`, page by page. */
  async missed(place: ChannelReference, from: string): Promise<void> {
    this.#options.stored.continueFrom(place, from);
    for (let cursor = this.#options.index.overlapStart(place, from); ; ) {
      const page = await this.#page(place, { messageId: cursor, direction: HistoryDirection.After });
      const newer = page.filter((message) => compareIds(message.messageId, cursor) > 0);
      await this.#deliver(
        place,
        newer.filter((message) => compareIds(message.messageId, from) > 0 || !this.#options.points.isKnown(message)),
        from,
      );
      const newest = newer.at(-1)?.messageId;
      if (newest === undefined || page.length < MESSAGES_A_PAGE) return;
      cursor = newest;
    }
  }

  async #deliver(place: ChannelReference, messages: readonly ChannelMessage[], from: string): Promise<void> {
    const { stored, isStart, signal, handledBefore } = this.#options;
    const heard = isStart ? await stored.heardAmong(place, messages, from) : NOTHING;
    // The connection of this catch-up may have been lost while the store was read.
    signal.throwIfAborted();
    for (const message of messages) {
      if (heard.has(message.messageId)) handledBefore(message);
      else {
        await this.#room();
        this.#emitMissed(message);
      }
    }
  }

  async #room(): Promise<void> {
    this.#options.budget.waited(await this.#options.room());
    this.#options.signal.throwIfAborted();
  }

  #emitMissed(message: ChannelMessage): void {
    this.#options.budget.spendOn(() => this.#options.missed(message));
  }

  /** Emits edits and removals of remembered messages, none newer than `upTo`. */
  async changes(place: ChannelReference, upTo: string): Promise<void> {
    const { index, stored, isStart } = this.#options;
    const remembered = isStart
      ? await stored.recall(place, upTo, MESSAGES_A_PAGE)
      : index.messagesOf(place.channelId, place.topicId);
    // A page begins at the newest message that is still to be compared: many missed ones may be between them.
    for (let left = remembered, reads = 0; left.length > 0 && reads < MOST_READS; reads += 1)
      left = await this.#compare(place, left);
  }

  /** Compares messages with a page of the history, and returns those that are older than the page. */
  async #compare(place: ChannelReference, remembered: readonly ChannelMessage[]): Promise<readonly ChannelMessage[]> {
    const newest = remembered.at(-1);
    if (newest === undefined) return [];
    const limit = Math.min(MESSAGES_A_PAGE, remembered.length + UNHEARD);
    const query = { messageId: idAfter(newest.messageId), direction: HistoryDirection.Before, limit };
    const now = await this.#page(place, query);
    const oldestSeen = now.length < limit ? undefined : now[0]?.messageId;
    const byId = new Map(now.map((message) => [message.messageId, message]));
    const older: ChannelMessage[] = [];
    for (const message of remembered) {
      if (oldestSeen !== undefined && compareIds(message.messageId, oldestSeen) < 0) {
        older.push(message);
        continue;
      }
      const current = byId.get(message.messageId);
      if (current === undefined) this.#absent(message);
      else if (current.updateTimeSeconds !== message.updateTimeSeconds || current.content !== message.content) {
        this.#emitChange({ ...current, code: MessageCode.ChatUpdate });
      }
      if (current !== undefined && this.#unconfirmed.delete(message.messageId)) this.#sawLag = true;
    }
    // The store gets these messages again, since their reactions may have changed too.
    const ids = new Set(remembered.map(({ messageId }) => messageId));
    this.#options.stored.keep(
      place,
      now.filter(({ messageId }) => ids.has(messageId)),
    );
    return older;
  }

  /** Called for a message that was received but is not in the history. */
  #absent(message: ChannelMessage): void {
    const isLately = message.createTimeSeconds >= this.#serverTime - LATELY_SECONDS;
    if (isLately && !this.#unconfirmed.has(message.messageId)) this.#unconfirmed.add(message.messageId);
    else if (isLately && !this.#isLastLook) return;
    else this.#emitChange({ ...message, content: "{}", code: MessageCode.ChatRemove });
  }

  #emitChange(message: ChannelMessage): void {
    if (!this.#options.missed(message)) return;
    if (message.code === MessageCode.ChatRemove) this.#removals += 1;
    else this.#edits += 1;
  }

  #page(place: ChannelReference, query: PageQuery): Promise<readonly ChannelMessage[]> {
    const { budget, rpc, signal } = this.#options;
    return budget.ask(() => readPage(rpc, place, query, { signal }));
  }
}

const NOTHING: ReadonlySet<string> = new Set();
