import { type Kysely, sql } from "kysely";
import { compareIds, idBefore } from "../core/ids.js";
import { keepShape } from "../runtime/keepShape.js";
import { cutRanges, type HeardRange, type HistoryRange, joinHeard, joinRanges, splitRanges } from "./historyRange.js";
import { inChunks } from "./inChunks.js";
import { type ChannelReference, channelKey, type Hearing } from "./storeChange.js";
import type { Tables } from "./tables.js";

const PLACES_A_QUERY = 64;
const ROWS_A_STATEMENT = 100;

type Change<One extends HistoryRange> = (ranges: readonly One[]) => readonly One[];

/** The new ranges of one place, for one of the tables. */
interface PlaceChange<One extends HistoryRange> {
  readonly place: ChannelReference;
  readonly changes: Change<One>[];
  /** The last change, if it consists of consecutive messages. */
  run: Run | undefined;
}

/** Consecutive messages, with nothing missed in between. */
interface Run {
  readonly after: string;
  newest: string;
}

/** How one kind of range is stored. */
interface RangeTable<One extends HistoryRange> {
  readonly name: "mezonkit_spans" | "mezonkit_heard";
  readonly flag: (range: One) => { readonly is_current?: number };
  readonly read: (range: HistoryRange, isCurrent: boolean) => One;
}

const HISTORIES: RangeTable<HistoryRange> = { name: "mezonkit_spans", flag: () => ({}), read: (range) => range };

const HEARD: RangeTable<HeardRange> = {
  name: "mezonkit_heard",
  flag: ({ isCurrent }) => ({ is_current: Number(isCurrent) }),
  read: (range, isCurrent) => ({ ...range, isCurrent }),
};

/** Collects new ranges of stored history and of received messages, to store them together. */
export class RangeChanges {
  readonly #histories = new Map<string, PlaceChange<HistoryRange>>();
  readonly #heard = new Map<string, PlaceChange<HeardRange>>();

  /** Adds a part of a history that was stored completely. */
  add(place: ChannelReference, { after, newest }: HistoryRange): void {
    if (compareIds(newest, after) <= 0) return;
    addRun(this.#histories, place, { after, newest }, (ranges, run) => joinRanges(ranges, run));
  }

  /** Adds a received message. It counts as handled, unless `isHandled` is false. */
  hear(message: ChannelReference & { readonly messageId: string }, { follows, anew, isHandled = true }: Hearing): void {
    const range = { after: follows ?? idBefore(message.messageId), newest: message.messageId };
    this.add(message, range);
    if (isHandled) this.handle(message, range, anew);
  }

  /** Adds a received part that listeners have handled. */
  handle(place: ChannelReference, { after, newest }: HistoryRange, anew = false): void {
    // The message has a smaller id than the one before it, so the range is known already.
    if (compareIds(newest, after) <= 0) return;
    addRun(this.#heard, place, { after, newest }, (ranges, run) => joinHeard(ranges, run, anew));
  }

  async store(db: Kysely<Tables>): Promise<void> {
    await changeRanges(db, HISTORIES, [...this.#histories.values()]);
    await changeRanges(db, HEARD, [...this.#heard.values()]);
  }
}

keepShape(new RangeChanges());

/** Adds a run to the changes of a place. Extends the last run if it follows that. */
function addRun<One extends HistoryRange>(
  news: Map<string, PlaceChange<One>>,
  { channelId, topicId, clanId }: ChannelReference,
  run: Run,
  change: (ranges: readonly One[], run: HistoryRange) => readonly One[],
): void {
  const key = channelKey({ channelId, topicId });
  const known = news.get(key);
  if (known?.run !== undefined && known.run.newest === run.after) {
    known.run.newest = run.newest;
    return;
  }
  const one = known ?? { place: { channelId, topicId, clanId }, changes: [], run: undefined };
  one.changes.push((ranges) => change(ranges, run));
  one.run = run;
  news.set(key, one);
}

/** Removes the ranges of a place up to `upTo`, whose messages were deleted. */
export async function invalidateUpTo(db: Kysely<Tables>, place: ChannelReference, upTo: string): Promise<void> {
  await changeRanges(db, HISTORIES, [{ place, changes: [(ranges) => cutRanges(ranges, upTo)] }]);
}

/** Removes one message, which was deleted, from the ranges of a place. */
export async function invalidateOne(db: Kysely<Tables>, place: ChannelReference, messageId: string): Promise<void> {
  await changeRanges(db, HISTORIES, [{ place, changes: [(ranges) => splitRanges(ranges, messageId)] }]);
}

/** Returns the received ranges of a place. */
export async function heardRanges(
  db: Kysely<Tables>,
  place: Omit<ChannelReference, "clanId">,
): Promise<readonly HeardRange[]> {
  return (await loadRanges(db, HEARD, [place.channelId])).get(channelKey(place)) ?? [];
}

async function changeRanges<One extends HistoryRange>(
  db: Kysely<Tables>,
  table: RangeTable<One>,
  places: readonly Omit<PlaceChange<One>, "run">[],
): Promise<void> {
  if (places.length === 0) return;
  const known = await loadRanges(db, table, [...new Set(places.map(({ place }) => place.channelId))]);
  const changed: { readonly place: ChannelReference; readonly range: One }[] = [];
  for (const { place, changes } of places) {
    const was = known.get(channelKey(place)) ?? [];
    const is = changes.reduce<readonly One[]>((now, change) => change(now), was);
    const gone = was.filter((range) => !is.some(({ after }) => after === range.after));
    for (const { after } of gone) {
      await db
        .deleteFrom(table.name)
        .where("channel_id", "=", place.channelId)
        .where("topic_id", "=", place.topicId)
        .where("after_id", "=", after)
        .execute();
    }
    for (const range of is) if (!was.some((one) => isSame(table, one, range))) changed.push({ place, range });
  }
  for (let start = 0; start < changed.length; start += ROWS_A_STATEMENT)
    await upsert(db, table, changed.slice(start, start + ROWS_A_STATEMENT));
}

function isSame<One extends HistoryRange>({ flag }: RangeTable<One>, a: One, b: One): boolean {
  return a.after === b.after && a.newest === b.newest && flag(a).is_current === flag(b).is_current;
}

async function upsert<One extends HistoryRange>(
  db: Kysely<Tables>,
  { name, flag }: RangeTable<One>,
  changed: readonly { readonly place: ChannelReference; readonly range: One }[],
): Promise<void> {
  const rows = changed.map(({ place: { channelId, topicId, clanId }, range }) => ({
    ...{ channel_id: channelId, topic_id: topicId, clan_id: clanId },
    ...{ after_id: range.after, newest_id: range.newest },
    ...flag(range),
  }));
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column === "newest_id" || column === "is_current");
  await db
    .insertInto(name)
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["channel_id", "topic_id", "after_id"])
        .doUpdateSet(Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)]))),
    )
    .execute();
}

async function loadRanges<One extends HistoryRange>(
  db: Kysely<Tables>,
  { name, read }: RangeTable<One>,
  channelIds: readonly string[],
): Promise<Map<string, One[]>> {
  const ranges = new Map<string, One[]>();
  for (const ids of inChunks(channelIds, PLACES_A_QUERY)) {
    const rows = await db
      .selectFrom(name)
      .select([
        sql<string>`cast(channel_id as text)`.as("channel_id"),
        sql<string>`cast(topic_id as text)`.as("topic_id"),
        sql<string>`cast(after_id as text)`.as("after"),
        sql<string>`cast(newest_id as text)`.as("newest"),
        name === "mezonkit_heard" ? sql<number>`is_current`.as("flag") : sql<number>`0`.as("flag"),
      ])
      .where("channel_id", "in", ids)
      .execute();
    for (const { channel_id, topic_id, after, newest, flag } of rows) {
      const key = channelKey({ channelId: channel_id, topicId: topic_id });
      const some = ranges.get(key) ?? [];
      some.push(read({ after, newest }, Number(flag) === 1));
      ranges.set(key, some);
    }
  }
  for (const some of ranges.values()) some.sort((a, b) => compareIds(a.newest, b.newest));
  return ranges;
}
