import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.js";

/** What a channel holds, or a part of it that was added up. */
export interface Tally {
  readonly channelId: string;
  /** Messages, with those that are marked as removed. */
  rows: number;
  removed: number;
  bytes: number;
  /** Unix seconds. */
  oldest: number;
  newest: number;
}

/** A place between messages, in the order of channels and ids. */
interface Edge {
  readonly channelId: string;
  readonly id: string;
}

/** Messages added up in one step: so many take a few milliseconds. */
const ROWS_A_STEP = 10_000;
const BEGINNING: Edge = { channelId: "-1", id: "0" };

export interface TallyOptions {
  readonly read: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** Awaited after each step. */
  readonly turn: () => Promise<void>;
  /** Only this channel. */
  readonly channelId?: string | undefined;
  /** Ends early when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Adds up what every channel holds, step by step, so that it blocks nobody, however much that is. What
 * is written meanwhile may count or not.
 */
export async function* tallies({
  read,
  turn,
  channelId,
  signal,
}: TallyOptions): AsyncGenerator<Tally, void, undefined> {
  let from = channelId === undefined ? BEGINNING : { ...BEGINNING, channelId };
  let current: Tally | undefined;
  for (;;) {
    if (signal?.aborted === true) return;
    const start = from;
    const { sums, end } = await read((db) => step(db, start, channelId));
    for (const sum of sums) {
      if (current?.channelId === sum.channelId) add(current, sum);
      else {
        if (current !== undefined) yield current;
        current = sum;
      }
    }
    if (end === undefined) break;
    from = end;
    await turn();
  }
  if (current !== undefined) yield current;
}

function add(to: Tally, { rows, removed, bytes, oldest, newest }: Tally): void {
  to.rows += rows;
  to.removed += removed;
  to.bytes += bytes;
  to.oldest = Math.min(to.oldest, oldest);
  to.newest = Math.max(to.newest, newest);
}

/** Adds up the next messages. Answers the place behind them, if any are left. All that is read stands in one index. */
async function step(
  db: Kysely<Tables>,
  from: Edge,
  channelId: string | undefined,
): Promise<{ readonly sums: readonly Tally[]; readonly end: Edge | undefined }> {
  const beyond =
    channelId === undefined
      ? sql`(channel_id, id) > (${from.channelId}, ${from.id})`
      : sql`channel_id = ${channelId} and id > ${from.id}`;
  const { rows: edges } = await sql<Edge>`
    select cast(channel_id as text) as "channelId", cast(id as text) as "id" from mezonkit_messages
    where ${beyond} order by channel_id, mezonkit_messages.id limit 1 offset ${ROWS_A_STEP - 1}`.execute(db);
  const [end] = edges;
  const within = end === undefined ? sql`` : sql`and (channel_id, id) <= (${end.channelId}, ${end.id})`;
  const { rows } = await sql<Record<keyof Tally, string | number>>`
    select cast(channel_id as text) as "channelId", count(*) as "rows",
      sum(case when removed = 0 then 0 else 1 end) as "removed", sum(size) as "bytes",
      min(created) as "oldest", max(created) as "newest"
    from mezonkit_messages where ${beyond} ${within} group by channel_id order by mezonkit_messages.channel_id`.execute(
    db,
  );
  const sums = rows.map((row) => ({
    channelId: String(row.channelId),
    // Some drivers answer sums as text.
    rows: Number(row.rows),
    removed: Number(row.removed),
    bytes: Number(row.bytes),
    oldest: Number(row.oldest),
    newest: Number(row.newest),
  }));
  return { sums, end };
}
