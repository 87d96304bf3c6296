import type { operations } from "../../../generated/rest/indexer.js";
import { ProtocolError } from "../../core/errors.js";
import type { ChainTransaction } from "../transaction/chainTransaction.js";

/** The end of a page: the next page contains older transactions. */
export interface ScrollCursor {
  readonly time: string;
  readonly hash?: string | undefined;
}

/** Transactions, newest first. */
export interface ScrollPage {
  readonly items: readonly ChainTransaction[];
  readonly next: ScrollCursor | undefined;
}

export type ScrollQuery = NonNullable<operations["scrollIndexedTransactions"]["parameters"]["query"]>;

/** Returns what asks for the page after a cursor; for the first page without one. */
export function queryOf(cursor: ScrollCursor | undefined): ScrollQuery {
  if (cursor === undefined) return {};
  const { time: timestamp_lt, hash: last_hash } = cursor;
  return last_hash === undefined ? { timestamp_lt } : { timestamp_lt, last_hash };
}

/** Throws unless a page is older than the one before, since pages would otherwise be requested endlessly. */
export function requireProgress({ items, next }: ScrollPage, cursor: ScrollCursor | undefined): void {
  if (next === undefined) return;
  const [from, to] = [Date.parse(cursor?.time ?? ""), Date.parse(next.time)];
  const isFirst = cursor === undefined;
  const isOlder = to < from || (to === from && (cursor?.hash === undefined || (next.hash ?? "") < cursor.hash));
  if (items.length > 0 && !Number.isNaN(to) && (isFirst || isOlder)) return;
  throw new ProtocolError(
    "the indexer's pages lead nowhere: one is empty, or no older than the one before, and says that more come",
  );
}
