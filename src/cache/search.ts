import type { Kysely, RawBuilder, SqlBool } from "kysely";
import type { Tables } from "./tables.js";

/** The words of a message, for searches. */
export interface IndexedWords {
  readonly id: string;
  readonly words: readonly string[];
}

/** How a kind of database searches words. */
export interface Search {
  /** Makes what searches need, beside the tables. */
  create(db: Kysely<Tables>): Promise<void>;
  /** Remembers the words of messages, instead of those it knew of them. */
  index(db: Kysely<Tables>, messages: readonly IndexedWords[]): Promise<void>;
  /** The condition that a message holds every one of the words. */
  holdsWords(words: readonly string[]): RawBuilder<SqlBool>;
}
