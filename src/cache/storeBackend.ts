import type { StoreError } from "../core/errors.js";
import type { HistoryRange } from "./historyRange.js";
import type { MessageQuery } from "./messageQuery.js";
import type { HeardChannel, MaintainOptions, StoreStatistics } from "./messageStore.js";
import type { ReadRow } from "./rows.js";
import type { Wanted } from "./search/search.js";
import type { ChannelReference, StoreChange } from "./storeChange.js";

/** Some lines of an export. */
export interface ExportedLines {
  readonly lines: readonly string[];
  /** The message after which it goes on; `undefined`: there is no more. */
  readonly last: string | undefined;
}

/**
 * What keeps the messages of a store, in this thread or in another one. It takes and returns plain values, which can go
 * from thread to thread; whoever calls has checked them. See `MessageStore` for what the methods do.
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
  delete(messageId: string): Promise<boolean>;
  clearChannel(channelId: string): Promise<number>;
  clear(): Promise<number>;
  maintain(options?: MaintainOptions): Promise<void>;
  /** Returns the next messages behind one, as lines of JSON. "0": from the beginning. */
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
