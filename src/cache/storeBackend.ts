import type { StoreError } from "../core/errors.js";
import type { HistoryRange } from "./historyRange.js";
import type { MessageQuery } from "./messageQuery.js";
import type { HeardChannel, MaintainOptions, StoreStatistics, WritePipeline } from "./messageStore.js";
import type { ReadRow } from "./rows.js";
import type { Wanted } from "./search/search.js";
import type { ChannelReference, StoreChange } from "./storeChange.js";

/** Some lines of an export. */
export interface ExportedLines {
  readonly lines: readonly string[];
  /** The message after which the next part continues; `undefined` if there are no more. */
  readonly last: string | undefined;
}

/**
 * Does the work of a message store, in this thread or in another one. Takes and returns plain values, which can be
 * passed between threads. The caller has checked them. See `MessageStore` for the methods.
 */
export interface StoreBackend {
  open(onProblem?: ((problem: StoreError) => void) | undefined): Promise<void>;
  begin(seconds: number): Promise<number | undefined>;
  get(messageId: string): Promise<ReadRow | undefined>;
  storedAmong(messageIds: readonly string[]): Promise<readonly string[]>;
  page(query: MessageQuery): Promise<readonly ReadRow[]>;
  search(wanted: Wanted): Promise<readonly ReadRow[]>;
  count(channelId?: string): Promise<number>;
  statistics(): Promise<StoreStatistics>;
  apply(changes: readonly StoreChange[]): Promise<void>;
  /** Only if the work is done in another thread. */
  pipeline?(): WritePipeline;
  delete(messageId: string): Promise<boolean>;
  clearChannel(channelId: string): Promise<number>;
  clear(): Promise<number>;
  maintain(options?: MaintainOptions): Promise<void>;
  /** Returns the next messages after a message, as lines of JSON. "0" starts at the beginning. */
  exportSome(after: string): Promise<ExportedLines>;
  /**
   * Stores messages that were exported. Returns their number.
   *
   * @param first The number of the first of these lines, from 1.
   */
  importSome(lines: readonly string[], first: number): Promise<number>;
  rangeAt(place: Omit<ChannelReference, "clanId">, messageId: string): Promise<HistoryRange | undefined>;
  heardAmong(place: Omit<ChannelReference, "clanId">, messageIds: readonly string[]): Promise<readonly string[]>;
  heard(): Promise<readonly HeardChannel[]>;
  close(): Promise<void>;
}
