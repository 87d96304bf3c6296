import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

/**
 * An index of more messages is not dropped, because SQLite drops an index in one step, which would block other work.
 */
const MOST_MESSAGES = 50_000;

/** Drops the unused index of the first versions. Keeps a large one. */
export async function dropFirstIndex(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql`select 1 from sqlite_master where name = 'mezonkit_search' and type = 'table'`.execute(db);
  if (rows.length === 0) return;
  const { rows: beyond } = await sql`select 1 from mezonkit_search_docsize limit 1 offset ${MOST_MESSAGES}`.execute(db);
  if (beyond.length === 0) await sql`drop table mezonkit_search`.execute(db);
}
