import { type Kysely, type RawBuilder, sql } from "kysely";
import type { StepOptions } from "./stepOptions.js";
import type { Tables } from "./tables.js";

/** The count of a channel, or of a part of it. */
export interface Tally {
  readonly channelId: string;
  /** Number of messages, including those that are marked as removed. */
  rows: number;
  removed: number;
  bytes: number;
  /** Unix seconds. */
  oldest: number;
  newest: number;
}

/** How far counting has come. */
interface Progress {
  /** The channel that was counted last. All channels before it are counted too. */
  readonly channelId: string;
  /** The last of its messages that was counted; `undefined` if all were. */
  readonly id: string | undefined;
}

/** Largest number of messages that one step counts: so many take a few milliseconds. */
const ROWS_A_STEP = 10_000;
const BEGINNING: Progress = { channelId: "-1", id: undefined };

/**
 * Counts the messages of every channel, in steps, so that it does not block other work. Messages that are written
 * meanwhile may be counted or not.
 *
 * @param channelId Counts only this channel.
 */
export async function* tallies(
  { read, afterStep, reads, signal }: StepOptions,
  channelId?: string | undefined,
): AsyncGenerator<Tally, void, undefined> {
  let from = channelId === undefined ? BEGINNING : { channelId, id: "0" };
  let current: Tally | undefined;
  for (;;) {
    if (signal?.aborted === true) return;
    const start = from;
    const { sums, end } = await read((db) =>
      reads.run(ROWS_A_STEP, (rows) =>
        start.id === undefined
          ? nextChannels(db, start.channelId, rows)
          : restOfChannel(db, start.channelId, start.id, rows),
      ),
    );
    for (const sum of sums) {
      if (current?.channelId === sum.channelId) add(current, sum);
      else {
        if (current !== undefined) yield current;
        current = sum;
      }
    }
    if (end === undefined || (channelId !== undefined && end.id === undefined)) break;
    from = end;
    await afterStep();
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

interface Step {
  readonly sums: readonly Tally[];
  /** `undefined` if everything is counted. */
  readonly end: Progress | undefined;
}

/** Counts the next messages of a channel. Reads one index only. */
async function restOfChannel(db: Kysely<Tables>, channelId: string, id: string, rows: number): Promise<Step> {
  const beyond = sql`channel_id = ${channelId} and id > ${id}`;
  const { rows: edges } = await sql<{ readonly id: string }>`
    select cast(id as text) as "id" from mezonkit_messages where ${beyond}
    order by mezonkit_messages.id limit 1 offset ${rows - 1}`.execute(db);
  const edge = edges[0]?.id;
  const sums = await sumsOf(db, edge === undefined ? beyond : sql`${beyond} and id <= ${edge}`);
  return { sums, end: { channelId, id: edge } };
}

/**
 * Counts the next channels, as many as one step allows. The next step continues with the channel in which this one
 * ends.
 */
async function nextChannels(db: Kysely<Tables>, last: string, rows: number): Promise<Step> {
  const beyond = sql`channel_id > ${last}`;
  const { rows: edges } = await sql<{ readonly channelId: string }>`
    select cast(channel_id as text) as "channelId" from mezonkit_messages where ${beyond}
    order by mezonkit_messages.channel_id limit 1 offset ${rows - 1}`.execute(db);
  const edge = edges[0]?.channelId;
  const sums = await sumsOf(db, edge === undefined ? beyond : sql`${beyond} and channel_id < ${edge}`);
  return { sums, end: edge === undefined ? undefined : { channelId: edge, id: "0" } };
}

async function sumsOf(db: Kysely<Tables>, where: RawBuilder<unknown>): Promise<readonly Tally[]> {
  const { rows } = await sql<Record<keyof Tally, string | number>>`
    select cast(channel_id as text) as "channelId", count(*) as "rows",
      sum(case when removed = 0 then 0 else 1 end) as "removed", sum(size) as "bytes",
      min(created) as "oldest", max(created) as "newest"
    from mezonkit_messages where ${where} group by channel_id order by mezonkit_messages.channel_id`.execute(db);
  return rows.map((row) => ({
    channelId: String(row.channelId),
    // Some drivers return sums as text.
    rows: Number(row.rows),
    removed: Number(row.removed),
    bytes: Number(row.bytes),
    oldest: Number(row.oldest),
    newest: Number(row.newest),
  }));
}
