import { type Kysely, sql } from "kysely";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { compareIds } from "../core/ids.js";
import { inChunks } from "./inChunks.js";
import { cutSpans, idBefore, joinSpans, type KeptSpan, markHeard, type Span, splitSpans } from "./spans.js";
import { type Hearing, placeKey, type StoredPlace } from "./storeChange.js";
import type { SpansTable, Tables } from "./tables.js";

const PLACES_A_QUERY = 64;
const ROWS_A_STATEMENT = 100;

type Change = (spans: readonly KeptSpan[]) => readonly KeptSpan[];

/** What becomes known of the history of one place. */
interface PlaceNews {
  readonly place: StoredPlace;
  readonly changes: Change[];
  /** The last of the changes, where that is messages heard one behind the other. */
  run: Run | undefined;
}

/** Messages heard with nothing missed in between. */
interface Run {
  readonly after: string;
  newest: string;
  readonly anew: boolean;
}

/** What becomes known of the histories of places, collected to be stored at once. */
export class SpanNews {
  readonly #places = new Map<string, PlaceNews>();

  /** A part of a history has been stored whole. */
  add(place: StoredPlace, span: Span): void {
    if (compareIds(span.newest, span.after) <= 0) return;
    const news = this.#newsOf(place);
    news.changes.push((spans) => joinSpans(spans, { ...span, heard: false }));
    news.run = undefined;
  }

  /** A message was heard. */
  hear(message: ChannelMessage, { follows, anew = false }: Hearing): void {
    const { messageId } = message;
    const after = follows ?? idBefore(messageId);
    // Later than one that is newer: what lies between is known.
    if (compareIds(messageId, after) <= 0) return;
    const news = this.#newsOf(message);
    if (news.run !== undefined && news.run.newest === follows) {
      news.run.newest = messageId;
      return;
    }
    const run = { after, newest: messageId, anew };
    news.changes.push((spans) => withRun(spans, run));
    news.run = run;
  }

  async store(db: Kysely<Tables>): Promise<void> {
    await changeSpans(
      db,
      [...this.#places.values()].map(({ place, changes }) => ({
        place,
        change: (spans) => changes.reduce((now, change) => change(now), spans),
      })),
    );
  }

  #newsOf(place: StoredPlace): PlaceNews {
    const key = placeKey(place);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const { channelId, topicId, clanId } = place;
    const news = { place: { channelId, topicId, clanId }, changes: [], run: undefined };
    this.#places.set(key, news);
    return news;
  }
}

function withRun(spans: readonly KeptSpan[], { after, newest, anew }: Run): readonly KeptSpan[] {
  const joined = joinSpans(spans, { after, newest, heard: false });
  return anew || !joined.some(({ heard }) => heard) ? markHeard(joined, newest) : joined;
}

/** The messages of a place up to `upTo` have been deleted. */
export async function forgetUpTo(db: Kysely<Tables>, place: StoredPlace, upTo: string): Promise<void> {
  await changeSpans(db, [{ place, change: (spans) => cutSpans(spans, upTo) }]);
}

/** One message of a place has been deleted. */
export async function forgetOne(db: Kysely<Tables>, place: StoredPlace, messageId: string): Promise<void> {
  await changeSpans(db, [{ place, change: (spans) => splitSpans(spans, messageId) }]);
}

interface PlaceChange {
  readonly place: StoredPlace;
  readonly change: Change;
}

async function changeSpans(db: Kysely<Tables>, places: readonly PlaceChange[]): Promise<void> {
  if (places.length === 0) return;
  const known = await loadSpans(db, [...new Set(places.map(({ place }) => place.channelId))]);
  const changed: SpansTable[] = [];
  for (const { place, change } of places) {
    const { channelId: channel_id, topicId: topic_id, clanId: clan_id } = place;
    const was = known.get(placeKey(place)) ?? [];
    const is = change(was);
    const gone = was.filter((span) => !is.some(({ after }) => after === span.after));
    for (const { after } of gone) {
      await db
        .deleteFrom("mezonkit_spans")
        .where("channel_id", "=", channel_id)
        .where("topic_id", "=", topic_id)
        .where("after_id", "=", after)
        .execute();
    }
    for (const span of is) {
      if (was.some((one) => one.after === span.after && one.newest === span.newest && one.heard === span.heard))
        continue;
      const { after: after_id, newest: newest_id, heard } = span;
      changed.push({ channel_id, topic_id, clan_id, after_id, newest_id, heard: Number(heard) });
    }
  }
  for (let start = 0; start < changed.length; start += ROWS_A_STATEMENT) {
    await db
      .insertInto("mezonkit_spans")
      .values(changed.slice(start, start + ROWS_A_STATEMENT))
      .onConflict((conflict) =>
        conflict.columns(["channel_id", "topic_id", "after_id"]).doUpdateSet((eb) => ({
          newest_id: eb.ref("excluded.newest_id"),
          heard: eb.ref("excluded.heard"),
        })),
      )
      .execute();
  }
}

async function loadSpans(db: Kysely<Tables>, channelIds: readonly string[]): Promise<Map<string, KeptSpan[]>> {
  const spans = new Map<string, KeptSpan[]>();
  for (const ids of inChunks(channelIds, PLACES_A_QUERY)) {
    const rows = await db
      .selectFrom("mezonkit_spans")
      .select([
        sql<string>`cast(channel_id as text)`.as("channel_id"),
        sql<string>`cast(topic_id as text)`.as("topic_id"),
        sql<string>`cast(after_id as text)`.as("after"),
        sql<string>`cast(newest_id as text)`.as("newest"),
        "heard",
      ])
      .where("channel_id", "in", ids)
      .execute();
    for (const { channel_id, topic_id, after, newest, heard } of rows) {
      const key = placeKey({ channelId: channel_id, topicId: topic_id });
      const some = spans.get(key) ?? [];
      some.push({ after, newest, heard: Number(heard) === 1 });
      spans.set(key, some);
    }
  }
  for (const some of spans.values()) some.sort((a, b) => compareIds(a.newest, b.newest));
  return spans;
}
