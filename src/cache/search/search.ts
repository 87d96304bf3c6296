import type { Kysely } from "kysely";
import type { ReadRow } from "../rows.js";
import type { Tables } from "../tables.js";
import type { SearchTerm } from "./words.js";

/** A message, as an index takes it. */
export interface IndexedMessage {
  readonly id: string;
  readonly channelId: string;
  readonly tokens: readonly string[];
}

/** What is searched for. */
export interface Wanted {
  /** A message holds every one of them. */
  readonly terms: readonly SearchTerm[];
  readonly channelId: string | undefined;
  readonly includeRemoved: boolean;
  readonly limit: number;
}

/** Which messages are searched; both ends belong to them. */
export interface SearchRange {
  readonly newest: string;
  readonly oldest: string;
}

/** What one step of a search found, newest first. */
export interface Found {
  readonly rows: readonly ReadRow[];
  /** Id of the newest message that the next step looks at; `undefined` if the range is done. */
  readonly next: string | undefined;
}

/** How a kind of database searches words. */
export interface Search {
  /** Whether messages are found only once they have been given to `index`. */
  readonly isIndexed: boolean;
  /** Creates what this build of the database supports, or removes what it does not. */
  prepare(db: Kysely<Tables>): Promise<void>;
  /** Puts messages into the index, or replaces what it holds of them. */
  index(db: Kysely<Tables>, messages: readonly IndexedMessage[]): Promise<void>;
  /** Largest number of rows that one call of `find` reads, so that it takes only a few milliseconds. */
  readonly rowsAStep: number;
  /** Finds the newest messages of a range, reading no more than `rows` rows of the database. */
  find(db: Kysely<Tables>, wanted: Wanted, range: SearchRange, rows: number): Promise<Found>;
  /** Does a part of the work that writing to the index leaves for a quiet moment. Returns whether there is more. */
  tidy(db: Kysely<Tables>): Promise<boolean>;
}
