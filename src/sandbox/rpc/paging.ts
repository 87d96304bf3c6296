import { invalid } from "../refusal.js";

/** A part of a list, and where the next one begins. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** "" after the last. */
  readonly cursor: string;
}

export interface PageRequest {
  /** 0: everything. */
  readonly limit: number;
  /** What the page before answered, or "". */
  readonly cursor?: string | undefined;
  /** Counted from 1; 0 when a cursor or nothing says where to begin. */
  readonly page?: number | undefined;
}

/** Cuts a page out of a list. Cursors are positions: a list that changes meanwhile shifts them. */
export function pageOf<Item>(all: readonly Item[], { limit, cursor = "", page = 0 }: PageRequest): Page<Item> {
  if (cursor !== "" && !/^\d{1,9}$/.test(cursor)) throw invalid("the cursor is none that was given out");
  const size = limit > 0 ? limit : all.length;
  const start = cursor === "" ? Math.max(page - 1, 0) * size : Number(cursor);
  const end = start + size;
  return { items: all.slice(start, end), cursor: end < all.length ? String(end) : "" };
}
