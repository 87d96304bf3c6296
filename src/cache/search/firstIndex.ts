import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

/** Dropping an index of more messages would hold up everything else: SQLite drops it in one go, or not at all. */
const MOST_MESSAGES = 50_000;

/** Drops the index that the first versions made, which nothing reads any more. A large one stays. */
export async function dropFirstIndex(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql`select 1 from sqlite_master where name = 'mezonkit_search' and type = 'table'`.execute(db);
  if (rows.length === 0) return;
  const { rows: beyond } = await sql`select 1 from mezonkit_search_docsize limit 1 offset ${MOST_MESSAGES}`.execute(db);
  if (beyond.length === 0) await sql`drop table mezonkit_search`.execute(db);
}
