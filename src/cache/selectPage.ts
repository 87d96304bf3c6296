import { type Kysely, sql } from "kysely";
import { idAfter } from "../core/ids.js";
import { checkLimit, type MessageQuery } from "./messageQuery.js";
import { READ, type ReadRow, storedFrom } from "./rows.js";
import type { StepOptions } from "./stepOptions.js";
import type { Tables } from "./tables.js";

/** Largest number of a channel's messages that one step reads while it searches for those of a query. */
const ROWS_A_STEP = 10_000;

/**
 * Returns the messages of a query, in its order. Works in steps, so that a channel with few matches does not block
 * other work.
 */
export async function selectPage(query: MessageQuery, options: StepOptions): Promise<readonly ReadRow[]> {
  const { around, ...others } = query;
  if (around === undefined) return select(query, options);
  const limit = checkLimit(query.limit);
  const half = Math.ceil(limit / 2);
  const older = await select({ ...others, before: idAfter(around), order: "newest", limit: half }, options);
  if (limit === half) return older.toReversed();
  const newer = await select({ ...others, after: around, order: "oldest", limit: limit - half }, options);
  return [...older.toReversed(), ...newer];
}

async function select(query: MessageQuery, { read, afterStep, reads }: StepOptions): Promise<readonly ReadRow[]> {
  const limit = checkLimit(query.limit);
  const order = query.order ?? (query.after === undefined ? "newest" : "oldest");
  const found: ReadRow[] = [];
  for (let rest: MessageQuery = { ...query, order, limit }; ; ) {
    const step = rest;
    const { rows, last } = await read((db) =>
      isSparse(query) ? reads.run(ROWS_A_STEP, (rowsAStep) => passOver(db, step, rowsAStep)) : takeAll(db, step),
    );
    found.push(...rows);
    if (last === undefined || found.length >= limit) return found;
    const from = order === "newest" ? { before: last } : { after: last };
    rest = { ...rest, ...from, limit: limit - found.length };
    await afterStep();
  }
}

/** Whether a query may match only few messages of a channel. */
function isSparse({ topicId, senderId, since, until }: MessageQuery): boolean {
  return topicId !== undefined || senderId !== undefined || since !== undefined || until !== undefined;
}

interface Step {
  readonly rows: readonly ReadRow[];
  /** The message after which the next step continues; `undefined` if there are no more. */
  readonly last: string | undefined;
}

/** Returns the next messages of a query that matches most messages, without those that are marked as removed. */
async function takeAll(db: Kysely<Tables>, query: MessageQuery): Promise<Step> {
  const limit = checkLimit(query.limit);
  const rows = await within(db, query).select(READ).limit(limit).execute();
  const { includeRemoved = false } = query;
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    rows: rows.filter(({ removed }) => includeRemoved || Number(removed) === 0),
    last: last === undefined ? undefined : storedFrom(last).id,
  };
}

/**
 * Returns those of the next messages that match the query. All conditions can be checked in an index, up to the end of
 * the step.
 */
async function passOver(db: Kysely<Tables>, query: MessageQuery, rowsAStep: number): Promise<Step> {
  const { topicId, senderId, since, until, includeRemoved = false } = query;
  const edge = await within(db, query)
    .select(sql<string>`cast(id as text)`.as("edge"))
    .limit(1)
    .offset(rowsAStep - 1)
    .executeTakeFirst();
  const isNewest = query.order === "newest";
  const rows = await within(db, query)
    .select(READ)
    .$if(edge !== undefined, (select) => select.where("id", isNewest ? ">=" : "<=", edge?.edge ?? "0"))
    .$if(topicId !== undefined, (select) => select.where("topic_id", "=", topicId ?? "0"))
    .$if(senderId !== undefined, (select) => select.where("sender_id", "=", senderId ?? "0"))
    .$if(since !== undefined, (select) => select.where("created", ">=", secondsOf(since)))
    .$if(until !== undefined, (select) => select.where("created", "<", secondsOf(until)))
    .$if(!includeRemoved, (select) => select.where("removed", "=", 0))
    .limit(checkLimit(query.limit))
    .execute();
  return { rows, last: edge?.edge };
}

function within(db: Kysely<Tables>, { channelId, before, after, order }: MessageQuery) {
  let select = db.selectFrom("mezonkit_messages").where("channel_id", "=", channelId);
  if (before !== undefined) select = select.where("id", "<", before);
  if (after !== undefined) select = select.where("id", ">", after);
  return select.orderBy("mezonkit_messages.id", order === "newest" ? "desc" : "asc");
}

function secondsOf(time: Date | undefined): number {
  return Math.ceil((time?.getTime() ?? 0) / 1000);
}
