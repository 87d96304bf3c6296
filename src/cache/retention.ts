import type { Expression } from "kysely";
import { type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import { ValidationError } from "../core/errors.js";
import { forgetUpTo } from "./spanTable.js";
import type { Tables } from "./tables.js";

/** How much is kept; the oldest goes first. */
export interface RetentionLimits {
  /** Milliseconds since a message was posted. */
  readonly maxAgeMs?: number | undefined;
  readonly maxMessages?: number | undefined;
  /** Bytes of contents and all around them, without indexes. */
  readonly maxBytes?: number | undefined;
}

/** How much is kept in all, and of each channel. Default: everything. */
export interface Retention extends RetentionLimits {
  readonly perChannel?: RetentionLimits | undefined;
}

const SIZES_AT_ONCE = 1_000;

/** Throws a {@link ValidationError} that names the faulty limit. */
export function checkRetention(retention: Retention): Retention {
  const { perChannel = {}, ...total } = retention;
  const limits = { ...total, ...prefixed("perChannel.", perChannel) };
  for (const [name, limit] of Object.entries(limits)) {
    if (limit !== undefined && !(Number.isFinite(limit) && limit > 0))
      throw new ValidationError(`retention.${name}`, "must be a number above 0");
  }
  return retention;
}

/** Deletes what is beyond the limits, within the transaction of `db`. Answers how many messages that were. */
export async function prune(db: Kysely<Tables>, retention: Retention, nowMs: number): Promise<number> {
  const { perChannel = {} } = retention;
  let deleted = await deleteOlder(db, Math.max(oldestAllowed(retention, nowMs), oldestAllowed(perChannel, nowMs)));
  const total = await beyond(db, retention, undefined);
  if (total !== undefined) deleted += await deleteWhere(db, (eb) => eb("id", "<=", total));
  for (const channelId of await channelsBeyond(db, perChannel)) {
    const upTo = await beyond(db, perChannel, channelId);
    if (upTo === undefined) continue;
    deleted += await deleteWhere(db, (eb) => eb.and([eb("channel_id", "=", channelId), eb("id", "<=", upTo)]));
  }
  return deleted;
}

/** Unix seconds; what was posted before is too old. */
function oldestAllowed({ maxAgeMs }: RetentionLimits, nowMs: number): number {
  return maxAgeMs === undefined ? 0 : Math.floor((nowMs - maxAgeMs) / 1000);
}

async function deleteOlder(db: Kysely<Tables>, seconds: number): Promise<number> {
  return seconds <= 0 ? 0 : deleteWhere(db, (eb) => eb("created", "<", seconds));
}

/** Deletes messages; what was known of the histories up to them is known no more. */
async function deleteWhere(
  db: Kysely<Tables>,
  condition: (eb: ExpressionBuilder<Tables, "mezonkit_messages">) => Expression<SqlBool>,
): Promise<number> {
  const places = await db
    .selectFrom("mezonkit_messages")
    .select([
      sql<string>`cast(channel_id as text)`.as("channelId"),
      sql<string>`cast(topic_id as text)`.as("topicId"),
      sql<string>`cast(max(clan_id) as text)`.as("clanId"),
      sql<string>`cast(max(id) as text)`.as("newest"),
    ])
    .where(condition)
    .groupBy(["channel_id", "topic_id"])
    .execute();
  if (places.length === 0) return 0;
  for (const { newest, ...place } of places) await forgetUpTo(db, place, newest);
  const { numDeletedRows } = await db.deleteFrom("mezonkit_messages").where(condition).executeTakeFirst();
  return Number(numDeletedRows);
}

async function channelsBeyond(db: Kysely<Tables>, limits: RetentionLimits): Promise<readonly string[]> {
  const { maxMessages, maxBytes } = limits;
  if (maxMessages === undefined && maxBytes === undefined) return [];
  const rows = await db
    .selectFrom("mezonkit_messages")
    .select(sql<string>`cast(channel_id as text)`.as("channelId"))
    .groupBy("channel_id")
    .having((eb) =>
      eb.or([
        ...(maxMessages === undefined ? [] : [eb(eb.fn.countAll<number>(), ">", maxMessages)]),
        ...(maxBytes === undefined ? [] : [eb(eb.fn.sum<number>("size"), ">", maxBytes)]),
      ]),
    )
    .execute();
  return rows.map(({ channelId }) => channelId);
}

/** The newest message that is beyond the limits, of a channel or of all; `undefined` when none is. */
async function beyond(
  db: Kysely<Tables>,
  { maxMessages, maxBytes }: RetentionLimits,
  channelId: string | undefined,
): Promise<string | undefined> {
  const byCount = maxMessages === undefined ? undefined : await idAtRank(db, maxMessages, channelId);
  const byBytes = maxBytes === undefined ? undefined : await idAtBytes(db, maxBytes, channelId);
  if (byCount === undefined || byBytes === undefined) return byCount ?? byBytes;
  return BigInt(byCount) > BigInt(byBytes) ? byCount : byBytes;
}

async function idAtRank(db: Kysely<Tables>, rank: number, channelId: string | undefined): Promise<string | undefined> {
  const row = await db
    .selectFrom("mezonkit_messages")
    .select(sql<string>`cast(id as text)`.as("id"))
    .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? "0"))
    .orderBy("mezonkit_messages.id", "desc")
    .limit(1)
    .offset(rank)
    .executeTakeFirst();
  return row?.id;
}

async function idAtBytes(
  db: Kysely<Tables>,
  maxBytes: number,
  channelId: string | undefined,
): Promise<string | undefined> {
  const messages = db
    .selectFrom("mezonkit_messages")
    .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? "0"));
  const { bytes } = await messages.select((eb) => eb.fn.sum<number>("size").as("bytes")).executeTakeFirstOrThrow();
  let excess = Number(bytes) - maxBytes;
  let last: string | undefined;
  while (excess > 0) {
    const rows = await messages
      .select([sql<string>`cast(id as text)`.as("id"), "size"])
      .where("mezonkit_messages.id", ">", last ?? "0")
      .orderBy("mezonkit_messages.id")
      .limit(SIZES_AT_ONCE)
      .execute();
    for (const { id, size } of rows) {
      if (excess <= 0) break;
      excess -= size;
      last = id;
    }
    if (rows.length < SIZES_AT_ONCE) break;
  }
  return last;
}

function prefixed(prefix: string, limits: RetentionLimits): Record<string, number | undefined> {
  return Object.fromEntries(Object.entries(limits).map(([name, limit]) => [`${prefix}${name}`, limit as number]));
}
