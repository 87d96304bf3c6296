import { type Kysely, sql } from "kysely";
import { ValidationError } from "../core/errors.js";
import { inChunks } from "./inChunks.js";
import { forgetUpTo } from "./spanTable.js";
import type { StoredPlace } from "./storeChange.js";
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

const ROWS_AT_ONCE = 500;
const IDS_A_QUERY = 64;

/** What is too much, of a channel or in all, until it is deleted. */
export interface Excess {
  readonly channelId?: string;
  /** Messages. */
  rows: number;
  bytes: number;
  /** Unix seconds; what was posted before is too old. */
  readonly before: number;
}

/** Finds what is too much by some of the limits. */
export type FindExcess = (db: Kysely<Tables>) => Promise<readonly Excess[]>;

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

/** How to find what is beyond the limits: one after the other, each once the excess that the one before found is deleted. */
export function excesses(retention: Retention, nowMs: number): readonly FindExcess[] {
  const { perChannel = {} } = retention;
  const before = Math.max(oldestAllowed(retention, nowMs), oldestAllowed(perChannel, nowMs));
  return [
    () => Promise.resolve(before <= 0 ? [] : [{ rows: 0, bytes: 0, before }]),
    (db) => tooMuch(db, retention),
    (db) => tooMuchByChannel(db, perChannel),
  ];
}

/**
 * Deletes some of the oldest messages that are too much, within the transaction of `db`, and
 * takes them off the excess. Answers how many they were; 0 when nothing is too much any more.
 */
export async function deleteSome(db: Kysely<Tables>, excess: Excess): Promise<number> {
  const { channelId, before } = excess;
  if (excess.rows <= 0 && excess.bytes <= 0 && before <= 0) return 0;
  const oldest = await db
    .selectFrom("mezonkit_messages")
    .select([
      sql<string>`cast(id as text)`.as("id"),
      sql<string>`cast(channel_id as text)`.as("channelId"),
      sql<string>`cast(topic_id as text)`.as("topicId"),
      sql<string>`cast(clan_id as text)`.as("clanId"),
      "created",
      "size",
    ])
    .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? "0"))
    // Ids grow with time: what is too old stands in front.
    .orderBy("mezonkit_messages.id")
    .limit(ROWS_AT_ONCE)
    .execute();
  const ids: string[] = [];
  const places = new Map<string, { readonly place: StoredPlace; readonly newest: string }>();
  let { rows, bytes } = excess;
  for (const { id, created, size, ...place } of oldest) {
    if (rows <= 0 && bytes <= 0 && Number(created) >= before) continue;
    rows -= 1;
    bytes -= size;
    ids.push(id);
    places.set(`${place.channelId}:${place.topicId}`, { place, newest: id });
  }
  // What was known of the histories up to there is known no more.
  for (const { place, newest } of places.values()) await forgetUpTo(db, place, newest);
  for (const some of inChunks(ids, IDS_A_QUERY))
    await db.deleteFrom("mezonkit_messages").where("id", "in", some).execute();
  excess.rows = rows;
  excess.bytes = bytes;
  return ids.length;
}

/** Unix seconds; what was posted before is too old. */
function oldestAllowed({ maxAgeMs }: RetentionLimits, nowMs: number): number {
  return maxAgeMs === undefined ? 0 : Math.floor((nowMs - maxAgeMs) / 1000);
}

async function tooMuch(db: Kysely<Tables>, limits: RetentionLimits): Promise<readonly Excess[]> {
  if (limits.maxMessages === undefined && limits.maxBytes === undefined) return [];
  const stored = await db
    .selectFrom("mezonkit_messages")
    .select((eb) => [eb.fn.countAll<number>().as("rows"), eb.fn.sum<number | null>("size").as("bytes")])
    .execute();
  return stored.map((one) => excessOf(one, limits)).filter(isSome);
}

async function tooMuchByChannel(db: Kysely<Tables>, limits: RetentionLimits): Promise<readonly Excess[]> {
  if (limits.maxMessages === undefined && limits.maxBytes === undefined) return [];
  const stored = await db
    .selectFrom("mezonkit_messages")
    .select((eb) => [
      sql<string>`cast(channel_id as text)`.as("channelId"),
      eb.fn.countAll<number>().as("rows"),
      eb.fn.sum<number | null>("size").as("bytes"),
    ])
    .groupBy("channel_id")
    .execute();
  return stored.map((one) => ({ ...excessOf(one, limits), channelId: one.channelId })).filter(isSome);
}

interface Amount {
  /** Some drivers answer sums as text. */
  readonly rows: number | string;
  readonly bytes: number | string | null;
}

function excessOf(stored: Amount, { maxMessages = Infinity, maxBytes = Infinity }: RetentionLimits): Excess {
  return { rows: Number(stored.rows) - maxMessages, bytes: Number(stored.bytes) - maxBytes, before: 0 };
}

function isSome({ rows, bytes }: Excess): boolean {
  return rows > 0 || bytes > 0;
}

function prefixed(prefix: string, limits: RetentionLimits): Record<string, number | undefined> {
  return Object.fromEntries(Object.entries(limits).map(([name, limit]) => [`${prefix}${name}`, limit as number]));
}
