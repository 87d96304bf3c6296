import { type Kysely, sql } from "kysely";
import { READ } from "./rows.js";
import type { Found, Search, Wanted } from "./search.js";
import type { Tables } from "./tables.js";
import { holdsAll } from "./words.js";

/** Messages read in one step. */
const ROWS_A_STEP = 200;

/** A SQLite that has no FTS5, such as that of older versions of Node: it reads messages until it has found enough. */
export const scanSearch: Search = {
  isIndexed: false,

  create: () => Promise.resolve(),

  async prepare(db: Kysely<Tables>): Promise<void> {
    // Where another SQLite has made it, it would have every deletion fail. What it leaves in the index is no message.
    await sql`drop trigger if exists mezonkit_search_delete`.execute(db);
  },

  index: () => Promise.resolve(),

  async find(db: Kysely<Tables>, { words, channelId, includeRemoved, limit }: Wanted, upTo: string): Promise<Found> {
    const rows = await db
      .selectFrom("mezonkit_messages")
      .select([...READ, sql<string>`cast(id as text)`.as("id")])
      .where("mezonkit_messages.id", "<=", upTo)
      .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? ""))
      .orderBy("mezonkit_messages.id", "desc")
      .limit(ROWS_A_STEP)
      .execute();
    const last = rows.length === ROWS_A_STEP ? rows.at(-1) : undefined;
    return {
      rows: rows
        .filter(({ removed, content }) => (includeRemoved || Number(removed) === 0) && holdsAll(content, words))
        .slice(0, limit),
      next: last === undefined ? undefined : String(BigInt(last.id) - 1n),
    };
  },
};
