import type { StoreError } from "../core/errors.js";
import type { HistoryRange } from "./historyRange.js";
import type { MessageQuery, SearchOptions } from "./messageQuery.js";
import type { ChannelReference, StoreChange } from "./storeChange.js";
import type { StoredMessage } from "./storedMessage.js";

/** Figures of a store. */
export interface StoreStatistics {
  /** Number of messages, without those that are marked as removed. */
  readonly messages: number;
  /** Number of messages that are marked as removed. */
  readonly removed: number;
  /** Number of channels that have messages. */
  readonly channels: number;
  /** Approximate size of the messages in bytes, without indexes. */
  readonly bytes: number;
  /** When the oldest and the newest message were posted; `undefined` if there are none. */
  readonly oldest: Date | undefined;
  readonly newest: Date | undefined;
}

/** The last message of a place up to which everything was received. */
export interface HeardChannel extends ChannelReference {
  readonly heardId: string;
}

export interface OpenOptions {
  /** Called with a problem that the store solved by itself, such as a corrupt file that it renamed. */
  readonly onProblem?: ((problem: StoreError) => void) | undefined;
}

export interface MaintainOptions {
  /** Ends the work early when aborted; the next call continues it. */
  readonly signal?: AbortSignal | undefined;
  /** Awaited after each step of the work, so that urgent work can run. @default yields to the event loop once */
  readonly afterStep?: (() => Promise<void>) | undefined;
}

/** Batches of changes that a store applies one after another. */
export interface WritePipeline {
  /**
   * Stores all of the changes or none, after those of earlier calls. Need not be awaited before the next call. After a
   * call has failed, all later ones reject with the same error and store nothing. To continue, open another pipeline and
   * begin with the changes of the call that failed.
   */
  apply(changes: readonly StoreChange[]): Promise<void>;
}

/**
 * Stores messages. Every method except `close` opens the store if it is not open, and rejects with `StoreError`, whose
 * `reason` says what is wrong, or with `ValidationError` for invalid arguments.
 */
export interface MessageStore extends AsyncDisposable {
  /**
   * Whether the store keeps messages encoded, so that it is faster to give it those that were pushed as bytes: `encoded`
   * of a change. `message` of that change is then a getter, which decodes them. @default false
   */
  readonly storesEncoded?: boolean | undefined;
  /** Opens the store and updates its tables. Does nothing if it is open already. */
  open(options?: OpenOptions): Promise<void>;
  /**
   * Records when a client begins to receive messages, in unix seconds. Returns the first recorded time, so that
   * messages since then can be requested even if none was stored; `undefined` if there was no record.
   */
  begin(seconds: number): Promise<number | undefined>;
  /** Returns a message, even if it is marked as removed; `undefined` if it is not stored. */
  get(messageId: string): Promise<StoredMessage | undefined>;
  /** Returns which of these messages are stored. */
  storedAmong(messageIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Returns a page of a channel's messages, in the requested order. */
  page(query: MessageQuery): Promise<readonly StoredMessage[]>;
  /** Returns messages that contain every one of the words, newest first. Case and accents are ignored. */
  search(words: string, options?: SearchOptions): Promise<readonly StoredMessage[]>;
  /** Returns the number of messages in a channel, or in the whole store, without those marked as removed. */
  count(channelId?: string): Promise<number>;
  statistics(): Promise<StoreStatistics>;
  /** Stores all of the changes or none. */
  apply(changes: readonly StoreChange[]): Promise<void>;
  /**
   * Opens a pipeline, through which a busy client gives the store its next changes before it knows that the last ones
   * are stored. Returns `undefined` if the store gains nothing by it, for example because it works in the client's own
   * thread. A store without this method is given one batch after another.
   */
  pipeline?(): WritePipeline | undefined;
  /** Deletes one message. Returns whether it was stored. */
  delete(messageId: string): Promise<boolean>;
  /** Deletes the messages of a channel. Returns their number. */
  clearChannel(channelId: string): Promise<number>;
  /** Deletes everything. Returns the number of messages. */
  clear(): Promise<number>;
  /** Deletes messages beyond the limits and updates the search index. Call it when the bot is not busy. */
  maintain(options?: MaintainOptions): Promise<void>;
  /** Yields every message as a line of JSON, oldest first. */
  exportLines(): AsyncGenerator<string, void, undefined>;
  /** Stores messages that `exportLines` wrote. Returns their number. */
  importLines(lines: AsyncIterable<string> | Iterable<string>): Promise<number>;
  /**
   * Returns the stored range that contains a message, or that ends directly before it; `undefined` if there is none.
   */
  rangeAt(place: Omit<ChannelReference, "clanId">, messageId: string): Promise<HistoryRange | undefined>;
  /** Returns which of these messages of a place were received and handled by listeners. */
  heardAmong(place: Omit<ChannelReference, "clanId">, messageIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Returns the last received message of each place, the newest first. */
  heard(): Promise<readonly HeardChannel[]>;
  /** Waits for running work, then closes the file or the connection. */
  close(): Promise<void>;
}
