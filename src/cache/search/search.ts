import type { Kysely } from "kysely";
import type { ReadRow } from "../rows.js";
import type { Tables } from "../tables.js";
import type { SearchTerm } from "./words.js";

/** A message to be put into an index. */
export interface IndexedMessage {
  readonly id: string;
  readonly channelId: string;
  readonly tokens: readonly string[];
}

/** The terms and filters of a search. */
export interface Wanted {
  /** Terms that a message must all contain. */
  readonly terms: readonly SearchTerm[];
  readonly channelId: string | undefined;
  readonly includeRemoved: boolean;
  readonly limit: number;
}

/** The range of messages that are searched, both ends included. */
export interface SearchRange {
  readonly newest: string;
  readonly oldest: string;
}

/** The messages that one step of a search found, newest first. */
export interface Found {
  readonly rows: readonly ReadRow[];
  /** Id of the newest message of the next step; `undefined` if the whole range was searched. */
  readonly next: string | undefined;
}

/** Full text search in one kind of database. */
export interface Search {
  /** Whether messages are only found after `index` was called with them. */
  readonly isIndexed: boolean;
  /** Creates what this build of the database supports, or removes what it does not. */
  prepare(db: Kysely<Tables>): Promise<void>;
  /** Adds messages to the index, or replaces their entries. */
  index(db: Kysely<Tables>, messages: readonly IndexedMessage[]): Promise<void>;
  /** Largest number of rows that one call of `find` reads, so that it takes only a few milliseconds. */
  readonly rowsAStep: number;
  /** Finds the newest messages of a range, reading no more than `rows` rows of the database. */
  find(db: Kysely<Tables>, wanted: Wanted, range: SearchRange, rows: number): Promise<Found>;
  /**
   * Does a part of the maintenance of the index: as much as is needed for each `messages` that are added. Returns whether
   * there is more to do.
   */
  tidy(db: Kysely<Tables>, messages: number): Promise<boolean>;
}
