import type { Kysely } from "kysely";
import type { ReadRow } from "./rows.js";
import type { Tables } from "./tables.js";

/** The words of a message, for searches. */
export interface IndexedWords {
  readonly id: string;
  readonly words: readonly string[];
}

/** What is searched for. */
export interface Wanted {
  /** A message holds every one of them. */
  readonly words: readonly string[];
  readonly channelId: string | undefined;
  readonly includeRemoved: boolean;
  readonly limit: number;
}

/** What one step of a search found, newest first. */
export interface Found {
  readonly rows: readonly ReadRow[];
  /** The next step looks at this message and those older; `undefined`: there are none. */
  readonly next: string | undefined;
}

/** How a kind of database searches words. */
export interface Search {
  /** Whether messages are found only once their words have been given to `index`. */
  readonly isIndexed: boolean;
  /** Makes, beside the tables, what can be made everywhere and once for all. */
  create(db: Kysely<Tables>): Promise<void>;
  /** Makes what this build of the database can do, or gives up what it cannot. */
  prepare(db: Kysely<Tables>): Promise<void>;
  /** Remembers the words of messages, instead of those it knew of them. */
  index(db: Kysely<Tables>, messages: readonly IndexedWords[]): Promise<void>;
  /** Looks for messages, from `upTo` on to older ones, for no longer than a step may take. */
  find(db: Kysely<Tables>, wanted: Wanted, upTo: string): Promise<Found>;
}
