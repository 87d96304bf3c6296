import type { StoreError } from "../core/errors.js";
import type { HistoryRange } from "./historyRange.js";
import type { MessageQuery, SearchOptions } from "./messageQuery.js";
import type { ChannelReference, StoreChange } from "./storeChange.js";
import type { StoredMessage } from "./storedMessage.js";

/** What a store holds. */
export interface StoreStatistics {
  /** Messages, without those that are marked as removed. */
  readonly messages: number;
  /** Messages that are marked as removed. */
  readonly removed: number;
  /** Channels that have messages. */
  readonly channels: number;
  /** Bytes the messages take, about: their contents and everything around them, without indexes. */
  readonly bytes: number;
  /** When the oldest and the newest were posted; `undefined` when there are none. */
  readonly oldest: Date | undefined;
  readonly newest: Date | undefined;
}

/** Up to where a place has been heard without a gap. */
export interface HeardChannel extends ChannelReference {
  readonly heardId: string;
}

export interface OpenOptions {
  /** Told of what the store got over by itself, such as a corrupt file that it set aside. */
  readonly onProblem?: (problem: StoreError) => void;
}

export interface MaintainOptions {
  /** Ends early when aborted; the rest is for the next time. */
  readonly signal?: AbortSignal | undefined;
  /** Awaited after each piece of the work, so that what is urgent has its turn. @default one turn of the event loop */
  readonly turn?: (() => Promise<void>) | undefined;
}

/**
 * Keeps messages. Every method but `close` opens the store when that has not
 * happened, and rejects with `StoreError`, whose `reason` says what is wrong, or
 * with `ValidationError` for arguments that cannot be used.
 */
export interface MessageStore extends AsyncDisposable {
  /** Opens the store, brings its tables up to date. Opening twice does nothing. */
  open(options?: OpenOptions): Promise<void>;
  /**
   * Notes that somebody begins to listen, at a time in unix seconds. Answers when that was
   * noted first, so that what was posted since can be asked for even if none of it was
   * stored; `undefined` when it was not noted before.
   */
  begin(seconds: number): Promise<number | undefined>;
  /** A message; `undefined` when it is not stored. Those marked as removed are found too. */
  get(messageId: string): Promise<StoredMessage | undefined>;
  /** Which of these messages are stored. */
  known(messageIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Messages of a channel: a page, in the order asked for. */
  page(query: MessageQuery): Promise<readonly StoredMessage[]>;
  /** Messages that hold every one of the words, newest first. Case and accents do not matter. */
  search(words: string, options?: SearchOptions): Promise<readonly StoredMessage[]>;
  /** How many there are in a channel, or in all, without those marked as removed. */
  count(channelId?: string): Promise<number>;
  statistics(): Promise<StoreStatistics>;
  /** Stores what happened, all of it or nothing. */
  apply(changes: readonly StoreChange[]): Promise<void>;
  /** Forgets one message. Answers whether it was there. */
  delete(messageId: string): Promise<boolean>;
  /** Forgets the messages of a channel. Answers how many they were. */
  clearChannel(channelId: string): Promise<number>;
  /** Forgets everything. Answers how many messages that were. */
  clear(): Promise<number>;
  /** Does what waits for a quiet moment: deletes what is beyond the limits, prepares searches. */
  maintain(options?: MaintainOptions): Promise<void>;
  /** Every message as a line of JSON, the oldest first. */
  exportLines(): AsyncGenerator<string, void, undefined>;
  /** Stores messages that `exportLines` wrote. Answers how many they were. */
  importLines(lines: AsyncIterable<string> | Iterable<string>): Promise<number>;
  /** The span of a place's history that holds the place right below or at a message; `undefined` when none does. */
  rangeAt(place: Omit<ChannelReference, "clanId">, messageId: string): Promise<HistoryRange | undefined>;
  /** Which of these messages of a place have been heard: listeners were told of them, and are done with them. */
  heardAmong(place: Omit<ChannelReference, "clanId">, messageIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The places that were heard, the one that spoke last first. */
  heard(): Promise<readonly HeardChannel[]>;
  /** Waits for what is under way and lets go of the file or connection. */
  close(): Promise<void>;
}
