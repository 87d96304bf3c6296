import { type Kysely, sql } from "kysely";
import { idBefore } from "../../core/ids.js";
import { READ } from "../rows.js";
import type { Tables } from "../tables.js";
import type { Found, Search, SearchRange, Wanted } from "./search.js";
import { holdsAll } from "./words.js";

/**
 * Searches in a SQLite without FTS5, such as that of older versions of Node, by reading messages until enough are
 * found.
 */
export const scanSearch: Search = {
  isIndexed: false,
  rowsAStep: 200,

  async prepare(db: Kysely<Tables>): Promise<void> {
    // A trigger that a SQLite with FTS5 created would make every deletion fail. Index entries without a message are
    // ignored.
    await sql`drop trigger if exists mezonkit_words_delete`.execute(db);
  },

  index: () => Promise.resolve(),

  async find(db: Kysely<Tables>, wanted: Wanted, range: SearchRange, limit: number): Promise<Found> {
    const { terms, channelId, includeRemoved } = wanted;
    const rows = await db
      .selectFrom("mezonkit_messages")
      .select([...READ, sql<string>`cast(id as text)`.as("id")])
      .where("mezonkit_messages.id", "<=", range.newest)
      .where("mezonkit_messages.id", ">=", range.oldest)
      .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? ""))
      .orderBy("mezonkit_messages.id", "desc")
      .limit(limit)
      .execute();
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return {
      rows: rows
        .filter(({ removed, content }) => (includeRemoved || Number(removed) === 0) && holdsAll(content, terms))
        .slice(0, wanted.limit),
      next: last === undefined ? undefined : idBefore(last.id),
    };
  },

  tidy: () => Promise.resolve(false),
};
