import { type CompiledQuery, sql } from "kysely";
import { brand } from "../core/brand.js";
import { type Clock, systemClock } from "../core/clock.js";
import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { type KeysOf, requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireObject } from "../core/requireObject.js";
import { requireString } from "../core/requireString.js";
import { yieldToEventLoop } from "../core/sleep.js";
import { AdaptiveBatch } from "../database/adaptiveBatch.js";
import { Database } from "../database/database.js";
import type { DatabaseDialect } from "../database/dialect.js";
import { applyChanges } from "./applyChanges.js";
import { noteBeginning } from "./beginning.js";
import { checkChanges, checkIds, checkMaintain, checkOpen, checkPlace, checkSeconds } from "./callOptions.js";
import { deleteUpTo, newestId } from "./deleteUpTo.js";
import { type HistoryRange, isHeard } from "./historyRange.js";
import { heardSpans, invalidateOne, invalidateUpTo } from "./historyRangeTable.js";
import { inChunks } from "./inChunks.js";
import { exportLines, importLines } from "./jsonLines.js";
import { checkLimit, checkQuery, checkSearch, type MessageQuery, type SearchOptions } from "./messageQuery.js";
import { MessageRowWriter } from "./messageRowWriter.js";
import type { HeardChannel, MaintainOptions, MessageStore, OpenOptions, StoreStatistics } from "./messageStore.js";
import { messagesComponent } from "./messagesComponent.js";
import { Pruner } from "./pruner.js";
import { checkRetention, type Retention } from "./retention.js";
import { READ, type ReadRow, storedFrom } from "./rows.js";
import { maintainIndex, searchMessages } from "./search/searchMessages.js";
import { termsOf } from "./search/words.js";
import { selectPage } from "./selectPage.js";
import type { StepOptions } from "./stepOptions.js";
import type { ChannelReference, StoreChange } from "./storeChange.js";
import type { StoredMessage } from "./storedMessage.js";
import type { Tables } from "./tables.js";
import { tallies } from "./tallies.js";

export interface KyselyMessageStoreOptions {
  /** The SQLite file; `:memory:` keeps nothing. @default `./mezon-cache/mezon-messages-cache.db` */
  readonly file?: string | undefined;
  /**
   * Another database or driver: a Kysely dialect of PostgreSQL or SQLite, of any copy of Kysely. A function is called
   * at each opening, so that a store can be opened again after it was closed.
   */
  readonly dialect?: DatabaseDialect | (() => DatabaseDialect) | undefined;
  /** What to do with messages that are removed on the platform: keep and mark them, or delete them. @default `"mark"` */
  readonly onRemoval?: "mark" | "remove" | undefined;
  /** Limits of what is kept. @default no limits */
  readonly retention?: Retention | undefined;
  /** Source of time. @default the machine's time */
  readonly clock?: Clock | undefined;
}

const OPTIONS: KeysOf<KyselyMessageStoreOptions> = {
  ...{ file: true, dialect: true, onRemoval: true, retention: true, clock: true },
};

/** What other SDKs call options of a store. */
export const olderStoreNames: Readonly<Record<string, string>> = {
  db_path: "file",
  path: "file",
  filename: "file",
  database: "file, or dialect",
};

const DEFAULT_FILE = "./mezon-cache/mezon-messages-cache.db";
const IDS_A_QUERY = 64;

/**
 * Keeps messages in SQLite or PostgreSQL. The constructor opens nothing: the file is
 * opened by `open()`, or when it is first used.
 *
 * ```ts
 * await using store = new KyselyMessageStore({ file: "./bot.db" });
 * const client = new MezonClient({ botId, token, store });
 * ```
 */
export class KyselyMessageStore implements MessageStore {
  static {
    brand(KyselyMessageStore, "KyselyMessageStore");
  }

  readonly #database: Database<Tables>;
  readonly #writer: MessageRowWriter;
  readonly #onRemoval: "mark" | "remove";
  readonly #clock: Clock;
  #get: CompiledQuery | undefined;
  /** Unix seconds of a beginning that could not be noted yet. */
  #beginning: number | undefined;
  readonly #pruner: Pruner | undefined;
  readonly #steps: StepOptions;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: KyselyMessageStoreOptions = {}) {
    requireObject(options, "options", 'an object such as { file: "./bot.db" }');
    requireKnownKeys(options, OPTIONS, { instead: olderStoreNames });
    const { file, dialect, onRemoval = "mark", retention, clock = systemClock } = options;
    if (!["mark", "remove"].includes(onRemoval)) throw new ValidationError("onRemoval", 'must be "mark" or "remove"');
    if (file !== undefined && dialect !== undefined)
      throw new ValidationError("file", "cannot be used together with dialect");
    if (file === "") throw new ValidationError("file", "must be a path, or :memory:");
    this.#onRemoval = onRemoval;
    this.#clock = clock;
    this.#database = new Database(dialect ?? file ?? DEFAULT_FILE, {
      component: messagesComponent,
      durability: "normal",
      whenDamaged: "begin_anew",
      clock,
    });
    const writes = new AdaptiveBatch(clock);
    this.#writer = new MessageRowWriter(writes);
    this.#steps = {
      read: (work) => this.#database.run(work),
      write: (work) => this.#database.write(work),
      turn: () => yieldToEventLoop(clock),
      reads: new AdaptiveBatch(clock),
      writes,
    };
    if (retention === undefined) return;
    this.#pruner = new Pruner({ retention: checkRetention(retention), clock, written: () => this.#writer.written });
  }

  async open(options: OpenOptions = {}): Promise<void> {
    checkOpen(options);
    await this.#database.open(options.onProblem);
  }

  async begin(seconds: number): Promise<number | undefined> {
    checkSeconds(seconds);
    this.#beginning = seconds;
    return this.#database.write(async (db) => {
      const first = await db.selectFrom("mezonkit_beginning").select("seconds").executeTakeFirst();
      if (first === undefined) await noteBeginning(db, seconds);
      this.#beginning = undefined;
      return first === undefined ? undefined : Number(first.seconds);
    });
  }

  async get(messageId: string): Promise<StoredMessage | undefined> {
    requireId(messageId, "messageId");
    const { rows } = await this.#database.run((db) => {
      // The one query that runs often enough that building it would cost more than running it.
      this.#get ??= db.selectFrom("mezonkit_messages").select(READ).where("id", "=", messageId).compile();
      return db.executeQuery({ ...this.#get, parameters: [messageId] });
    });
    const [row] = rows as readonly ReadRow[];
    return row === undefined ? undefined : storedFrom(row);
  }

  async storedAmong(messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    const stored = new Set<string>();
    checkIds(messageIds);
    for (const ids of inChunks(messageIds, IDS_A_QUERY)) {
      const rows = await this.#database.run((db) =>
        db
          .selectFrom("mezonkit_messages")
          .select(sql<string>`cast(id as text)`.as("id"))
          .where("mezonkit_messages.id", "in", ids)
          .execute(),
      );
      for (const { id } of rows) stored.add(id);
    }
    return stored;
  }

  async page(query: MessageQuery): Promise<readonly StoredMessage[]> {
    checkQuery(query);
    return selectPage(query, this.#steps);
  }

  async search(words: string, options: SearchOptions = {}): Promise<readonly StoredMessage[]> {
    checkSearch(options);
    const { channelId, includeRemoved = false } = options;
    const limit = checkLimit(options.limit);
    const terms = termsOf(requireString(words, "words"));
    if (terms.length === 0) throw new ValidationError("words", "must hold a letter or a digit");
    return searchMessages({ terms, channelId, includeRemoved, limit }, this.#steps);
  }

  async count(channelId?: string): Promise<number> {
    if (channelId !== undefined) requireId(channelId, "channelId");
    let count = 0;
    for await (const { rows, removed } of tallies(this.#steps, channelId)) count += rows - removed;
    return count;
  }

  async statistics(): Promise<StoreStatistics> {
    let [messages, removed, channels, bytes, oldest, newest] = [0, 0, 0, 0, Infinity, 0];
    for await (const channel of tallies(this.#steps)) {
      channels += 1;
      messages += channel.rows - channel.removed;
      removed += channel.removed;
      bytes += channel.bytes;
      oldest = Math.min(oldest, channel.oldest);
      newest = Math.max(newest, channel.newest);
    }
    const dateOf = (seconds: number): Date | undefined => (channels === 0 ? undefined : new Date(seconds * 1000));
    return { messages, removed, channels, bytes, oldest: dateOf(oldest), newest: dateOf(newest) };
  }

  async apply(changes: readonly StoreChange[]): Promise<void> {
    checkChanges(changes);
    const options = { writer: this.#writer, onRemoval: this.#onRemoval };
    await this.#database.write(async (db) => {
      await applyChanges(db, changes, options);
      if (this.#beginning === undefined) return;
      await noteBeginning(db, this.#beginning);
      this.#beginning = undefined;
    });
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
      await invalidateOne(db, place, messageId);
      return true;
    });
  }

  async clearChannel(channelId: string): Promise<number> {
    requireId(channelId, "channelId");
    const newest = await this.#database.write(async (db) => {
      const places = await db
        .selectFrom("mezonkit_spans")
        .select([...placeColumns, sql<string>`cast(max(newest_id) as text)`.as("newest")])
        .where("channel_id", "=", channelId)
        .groupBy(["channel_id", "topic_id", "clan_id"])
        .execute();
      for (const { newest, ...place } of places) await invalidateUpTo(db, place, newest);
      return newestId(db, channelId);
    });
    return deleteUpTo(newest, channelId, this.#steps);
  }

  async clear(): Promise<number> {
    const newest = await this.#database.write(async (db) => {
      await db.deleteFrom("mezonkit_spans").execute();
      await db.deleteFrom("mezonkit_heard").execute();
      // What was forgotten on purpose must not be caught up with.
      await db.deleteFrom("mezonkit_beginning").execute();
      await noteBeginning(db, Math.floor(this.#clock.now() / 1000));
      return newestId(db);
    });
    return deleteUpTo(newest, undefined, this.#steps);
  }

  async maintain(options: MaintainOptions = {}): Promise<void> {
    checkMaintain(options);
    const steps = { ...this.#steps, turn: options.turn ?? this.#steps.turn, signal: options.signal };
    await this.#pruner?.prune(steps);
    await maintainIndex(steps);
  }

  exportLines(): AsyncGenerator<string, void, undefined> {
    return exportLines(this.#steps);
  }

  importLines(lines: AsyncIterable<string> | Iterable<string>): Promise<number> {
    return importLines(lines, this.#writer, this.#steps);
  }

  async rangeAt(place: Omit<ChannelReference, "clanId">, messageId: string): Promise<HistoryRange | undefined> {
    checkPlace(place);
    requireId(messageId, "messageId");
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

  async heardAmong(
    place: Omit<ChannelReference, "clanId">,
    messageIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    checkIds(messageIds);
    checkPlace(place);
    const spans = await this.#database.run((db) => heardSpans(db, place));
    return new Set(messageIds.filter((id) => isHeard(spans, id)));
  }

  async heard(): Promise<readonly HeardChannel[]> {
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
}

const placeColumns = [
  sql<string>`cast(channel_id as text)`.as("channelId"),
  sql<string>`cast(topic_id as text)`.as("topicId"),
  sql<string>`cast(clan_id as text)`.as("clanId"),
] as const;
