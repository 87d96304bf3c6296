import { invalid } from "../refusal.js";

/** A page of a list, and where the next one begins. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** "" after the last page. */
  readonly cursor: string;
}

export interface PageRequest {
  /** 0 for everything. */
  readonly limit: number;
  /** The cursor of the previous page, or "". */
  readonly cursor?: string | undefined;
  /** Page number from 1; 0 if there is a cursor, or for the first page. */
  readonly page?: number | undefined;
}

/** Returns a page of a list. Cursors are positions: they shift if the list changes meanwhile. */
export function pageOf<Item>(all: readonly Item[], { limit, cursor = "", page = 0 }: PageRequest): Page<Item> {
  if (cursor !== "" && !/^\d{1,9}$/.test(cursor)) throw invalid("the cursor is none that was given out");
  const size = limit > 0 ? limit : all.length;
  const start = cursor === "" ? Math.max(page - 1, 0) * size : Number(cursor);
  const end = start + size;
  return { items: all.slice(start, end), cursor: end < all.length ? String(end) : "" };
}
