import { type CompiledQuery, type Kysely, sql } from "kysely";
import { type Clock, systemClock } from "../core/clock.js";
import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { aTurn } from "../core/sleep.js";
import { Database } from "../database/database.js";
import type { DatabaseDialect } from "../database/dialect.js";
import { applyChanges } from "./applyChanges.js";
import { inChunks } from "./inChunks.js";
import { lineOf, messageOfLine } from "./jsonLines.js";
import { checkLimit, checkQuery, type MessageQuery, type SearchOptions } from "./messageQuery.js";
import type { HeardPlace, MaintainOptions, MessageStore, OpenOptions, StoreStatistics } from "./messageStore.js";
import { messagesComponent } from "./messagesComponent.js";
import { MessageWriter, type Written } from "./messageWriter.js";
import { checkRetention, deleteSome, excesses, type Retention } from "./retention.js";
import { READ, type ReadRow, storedFrom } from "./rows.js";
import { INDEXED_AT_ONCE, indexSome } from "./searchIndex.js";
import { searchOf } from "./searchOf.js";
import { selectPage } from "./selectPage.js";
import { isHeard, type Span } from "./spans.js";
import { forgetOne, forgetUpTo, heardSpans } from "./spanTable.js";
import type { StoreChange, StoredPlace } from "./storeChange.js";
import type { StoredMessage } from "./storedMessage.js";
import type { Tables } from "./tables.js";
import { wordsOf } from "./words.js";

export interface KyselyMessageStoreOptions {
  /** The SQLite file; `:memory:` keeps nothing. Default `./mezon-cache/mezon-messages-cache.db`. */
  readonly file?: string | undefined;
  /**
   * Another database, or another driver: a Kysely dialect of PostgreSQL or SQLite, of any copy of Kysely. A function
   * is asked at each opening, so that a store can be opened again after it was closed.
   */
  readonly dialect?: DatabaseDialect | (() => DatabaseDialect) | undefined;
  /** What becomes of messages that are removed on the platform: kept and marked, or deleted. Default `"mark"`. */
  readonly onRemoval?: "mark" | "remove" | undefined;
  /** How much is kept. Default: everything. */
  readonly retention?: Retention | undefined;
  /** Default: the time of the machine. */
  readonly clock?: Clock | undefined;
}

const DEFAULT_FILE = "./mezon-cache/mezon-messages-cache.db";
const IDS_A_QUERY = 64;
const ROWS_AT_ONCE = 500;

/**
 * Keeps messages in SQLite or PostgreSQL. Making one does nothing: the file is
 * opened at `open()`, or when first used.
 *
 * ```ts
 * await using store = new KyselyMessageStore({ file: "./bot.db" });
 * const client = new MezonClient({ botId, token, store });
 * ```
 */
export class KyselyMessageStore implements MessageStore {
  readonly #database: Database<Tables>;
  readonly #writer = new MessageWriter();
  readonly #onRemoval: "mark" | "remove";
  readonly #retention: Retention | undefined;
  readonly #clock: Clock;
  #get: CompiledQuery | undefined;
  readonly #turn = (): Promise<void> => aTurn(this.#clock);

  /** Throws a `ValidationError` that names the faulty option. */
  constructor(options: KyselyMessageStoreOptions = {}) {
    const { file, dialect, onRemoval = "mark", retention, clock = systemClock } = options;
    if (file !== undefined && dialect !== undefined)
      throw new ValidationError("file", "cannot be used together with dialect");
    if (file === "") throw new ValidationError("file", "must be a path, or :memory:");
    this.#onRemoval = onRemoval;
    this.#retention = retention === undefined ? undefined : checkRetention(retention);
    this.#clock = clock;
    this.#database = new Database(dialect ?? file ?? DEFAULT_FILE, {
      component: messagesComponent,
      durability: "normal",
      whenDamaged: "begin_anew",
      clock,
    });
  }

  async open(options: OpenOptions = {}): Promise<void> {
    await this.#database.open(options.onProblem);
  }

  async begin(seconds: number): Promise<number | undefined> {
    return this.#database.write(async (db) => {
      const first = await db.selectFrom("mezonkit_beginning").select("seconds").executeTakeFirst();
      if (first === undefined) await noteBeginning(db, seconds);
      return first === undefined ? undefined : Number(first.seconds);
    });
  }

  async get(messageId: string): Promise<StoredMessage | undefined> {
    requireId(messageId, "messageId");
    const { rows } = await this.#database.run((db) => {
      // The one query asked often enough that building it would cost more than its answer.
      this.#get ??= db.selectFrom("mezonkit_messages").select(READ).where("id", "=", messageId).compile();
      return db.executeQuery({ ...this.#get, parameters: [messageId] });
    });
    const [row] = rows as readonly ReadRow[];
    return row === undefined ? undefined : storedFrom(row);
  }

  async known(messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    const known = new Set<string>();
    for (const [index, id] of messageIds.entries()) requireId(id, `messageIds[${index}]`);
    for (const ids of inChunks(messageIds, IDS_A_QUERY)) {
      const rows = await this.#database.run((db) =>
        db
          .selectFrom("mezonkit_messages")
          .select(sql<string>`cast(id as text)`.as("id"))
          .where("mezonkit_messages.id", "in", ids)
          .execute(),
      );
      for (const { id } of rows) known.add(id);
    }
    return known;
  }

  async page(query: MessageQuery): Promise<readonly StoredMessage[]> {
    checkQuery(query);
    return this.#database.run((db) => selectPage(db, query));
  }

  async search(words: string, options: SearchOptions = {}): Promise<readonly StoredMessage[]> {
    const { channelId, includeRemoved = false } = options;
    const limit = checkLimit(options.limit);
    if (channelId !== undefined) requireId(channelId, "channelId");
    const wanted = wordsOf(words);
    if (wanted.length === 0) throw new ValidationError("words", "must hold a letter or a digit");
    await this.#indexAll();
    const rows = await this.#database.run((db, engine) =>
      db
        .selectFrom("mezonkit_messages")
        .select(READ)
        .where(searchOf(engine).holdsWords(wanted))
        .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? ""))
        .$if(!includeRemoved, (query) => query.where("removed", "=", 0))
        .orderBy("id", "desc")
        .limit(limit)
        .execute(),
    );
    return rows.map(storedFrom);
  }

  async count(channelId?: string): Promise<number> {
    if (channelId !== undefined) requireId(channelId, "channelId");
    const { count } = await this.#database.run((db) =>
      db
        .selectFrom("mezonkit_messages")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("removed", "=", 0)
        .$if(channelId !== undefined, (query) => query.where("channel_id", "=", channelId ?? ""))
        .executeTakeFirstOrThrow(),
    );
    return Number(count);
  }

  async statistics(): Promise<StoreStatistics> {
    const row = await this.#database.run((db) =>
      db
        .selectFrom("mezonkit_messages")
        .select((eb) => [
          eb.fn.countAll<number>().as("all"),
          sql<number>`coalesce(sum(case when removed = 0 then 0 else 1 end), 0)`.as("removed"),
          sql<number>`count(distinct channel_id)`.as("channels"),
          sql<number>`coalesce(sum(size), 0)`.as("bytes"),
          eb.fn.min<number | null>("created").as("oldest"),
          eb.fn.max<number | null>("created").as("newest"),
        ])
        .executeTakeFirstOrThrow(),
    );
    const removed = Number(row.removed);
    return {
      messages: Number(row.all) - removed,
      removed,
      channels: Number(row.channels),
      bytes: Number(row.bytes),
      oldest: dateOf(row.oldest),
      newest: dateOf(row.newest),
    };
  }

  async apply(changes: readonly StoreChange[]): Promise<void> {
    const options = { writer: this.#writer, onRemoval: this.#onRemoval };
    await this.#database.write((db) => applyChanges(db, changes, options));
  }

  async delete(messageId: string): Promise<boolean> {
    requireId(messageId, "messageId");
    return this.#database.write(async (db) => {
      const place = await db
        .selectFrom("mezonkit_messages")
        .select(placeColumns)
        .where("id", "=", messageId)
        .executeTakeFirst();
      if (place === undefined) return false;
      await db.deleteFrom("mezonkit_messages").where("id", "=", messageId).execute();
      await forgetOne(db, place, messageId);
      return true;
    });
  }

  async clearChannel(channelId: string): Promise<number> {
    requireId(channelId, "channelId");
    return this.#database.write(async (db) => {
      const places = await db
        .selectFrom("mezonkit_spans")
        .select([...placeColumns, sql<string>`cast(max(newest_id) as text)`.as("newest")])
        .where("channel_id", "=", channelId)
        .groupBy(["channel_id", "topic_id", "clan_id"])
        .execute();
      for (const { newest, ...place } of places) await forgetUpTo(db, place, newest);
      const { numDeletedRows } = await db
        .deleteFrom("mezonkit_messages")
        .where("channel_id", "=", channelId)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    });
  }

  async clear(): Promise<number> {
    return this.#database.write(async (db) => {
      await db.deleteFrom("mezonkit_spans").execute();
      await db.deleteFrom("mezonkit_heard").execute();
      // What was forgotten on purpose must not be caught up with.
      await db.deleteFrom("mezonkit_beginning").execute();
      await noteBeginning(db, Math.floor(this.#clock.now() / 1000));
      const { numDeletedRows } = await db.deleteFrom("mezonkit_messages").executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    });
  }

  async maintain(options: MaintainOptions = {}): Promise<void> {
    if (this.#retention !== undefined) await this.#prune(this.#retention, options);
    await this.#indexAll(options);
  }

  async *exportLines(): AsyncGenerator<string, void, undefined> {
    for (let last = "0"; ; ) {
      const rows = await this.#database.run((db) =>
        db
          .selectFrom("mezonkit_messages")
          .select(READ)
          .where("id", ">", last)
          .orderBy("id")
          .limit(ROWS_AT_ONCE)
          .execute(),
      );
      const messages = rows.map(storedFrom);
      for (const message of messages) yield lineOf(message);
      const end = messages.at(-1);
      if (end === undefined || messages.length < ROWS_AT_ONCE) return;
      last = end.id;
    }
  }

  async importLines(lines: AsyncIterable<string> | Iterable<string>): Promise<number> {
    let number = 0;
    let imported = 0;
    let waiting: Written[] = [];
    const store = async (): Promise<void> => {
      // The last line of a message counts, as it would if they came apart.
      const messages = [...new Map(waiting.map((one) => [one.message.messageId, one])).values()];
      await this.#database.write((db) => this.#writer.add(db, messages));
      imported += waiting.length;
      waiting = [];
    };
    for await (const line of lines) {
      number += 1;
      if (line.trim() === "") continue;
      waiting.push(messageOfLine(line, number));
      if (waiting.length >= ROWS_AT_ONCE) await store();
    }
    await store();
    return imported;
  }

  async spanAt(place: Omit<StoredPlace, "clanId">, messageId: string): Promise<Span | undefined> {
    return this.#database.run((db) =>
      db
        .selectFrom("mezonkit_spans")
        .select([sql<string>`cast(after_id as text)`.as("after"), sql<string>`cast(newest_id as text)`.as("newest")])
        .where("channel_id", "=", place.channelId)
        .where("topic_id", "=", place.topicId)
        .where("after_id", "<=", messageId)
        .where("newest_id", ">=", messageId)
        .orderBy("newest_id", "desc")
        .limit(1)
        .executeTakeFirst(),
    );
  }

  async heardAmong(place: Omit<StoredPlace, "clanId">, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    for (const [index, id] of messageIds.entries()) requireId(id, `messageIds[${index}]`);
    const spans = await this.#database.run((db) => heardSpans(db, place));
    return new Set(messageIds.filter((id) => isHeard(spans, id)));
  }

  async heard(): Promise<readonly HeardPlace[]> {
    return this.#database.run((db) =>
      db
        .selectFrom("mezonkit_heard")
        .select([...placeColumns, sql<string>`cast(newest_id as text)`.as("heardId")])
        .where("is_current", "=", 1)
        .orderBy("newest_id", "desc")
        .execute(),
    );
  }

  async close(): Promise<void> {
    await this.#database.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Deletes what is beyond the limits, some at a time, so that others get their turn in between. */
  async #prune(retention: Retention, { signal, turn = this.#turn }: MaintainOptions): Promise<void> {
    for (const find of excesses(retention, this.#clock.now())) {
      for (const excess of await this.#database.run(find)) {
        while (signal?.aborted !== true && (await this.#database.write((db) => deleteSome(db, excess))) > 0)
          await turn();
      }
    }
  }

  /** Makes every message findable, likewise. What comes meanwhile is for the next time: under a flood it would never end. */
  async #indexAll({ signal, turn = this.#turn }: MaintainOptions = {}): Promise<void> {
    while (signal?.aborted !== true && (await this.#database.write(indexSome)) === INDEXED_AT_ONCE) await turn();
  }
}

const placeColumns = [
  sql<string>`cast(channel_id as text)`.as("channelId"),
  sql<string>`cast(topic_id as text)`.as("topicId"),
  sql<string>`cast(clan_id as text)`.as("clanId"),
] as const;

async function noteBeginning(db: Kysely<Tables>, seconds: number): Promise<void> {
  await db.insertInto("mezonkit_beginning").values({ one: 1, seconds }).execute();
}

function dateOf(seconds: number | string | null): Date | undefined {
  return seconds === null ? undefined : new Date(Number(seconds) * 1000);
}
