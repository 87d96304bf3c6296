import { type CompiledQuery, sql } from "kysely";
import { type Clock, systemClock } from "../core/clock.js";
import type { StoreError } from "../core/errors.js";
import { yieldToEventLoop } from "../core/sleep.js";
import { AdaptiveBatch } from "../database/adaptiveBatch.js";
import { Database } from "../database/database.js";
import type { DatabaseSource } from "../database/databaseSource.js";
import { applyChanges } from "./applyChanges.js";
import { noteBeginning } from "./beginning.js";
import { deleteUpTo, newestId } from "./deleteUpTo.js";
import type { EncodedChange } from "./encodedMessage.js";
import { type HistoryRange, isHeard } from "./historyRange.js";
import { heardRanges, invalidateOne, invalidateUpTo } from "./historyRangeTable.js";
import { inChunks } from "./inChunks.js";
import { linesAfter, storeLines } from "./jsonLines.js";
import type { MessageQuery } from "./messageQuery.js";
import { MessageRowWriter } from "./messageRowWriter.js";
import type { HeardChannel, MaintainOptions, StoreStatistics } from "./messageStore.js";
import { messagesComponent } from "./messagesComponent.js";
import { Pruner } from "./pruner.js";
import type { Retention } from "./retention.js";
import { READ, type ReadRow } from "./rows.js";
import type { Wanted } from "./search/search.js";
import { maintainIndex, searchMessages } from "./search/searchMessages.js";
import { selectPage } from "./selectPage.js";
import type { StepOptions } from "./stepOptions.js";
import type { ExportedLines, StoreBackend } from "./storeBackend.js";
import type { ChannelReference } from "./storeChange.js";
import type { Tables } from "./tables.js";
import { tallies } from "./tallies.js";

export interface KyselyBackendOptions {
  readonly source: DatabaseSource;
  readonly onRemoval: "mark" | "remove";
  readonly retention?: Retention | undefined;
  /** @default the machine's time */
  readonly clock?: Clock | undefined;
  /** Unix seconds at which a client began to receive messages, if they may not be recorded yet. */
  readonly beginning?: number | undefined;
  /** Whether this thread belongs to the store alone. @default false */
  readonly isAlone?: boolean | undefined;
}

const IDS_A_QUERY = 64;
/** So many messages are added to the index of words in about a millisecond. */
const INDEXED_A_STEP = 64;
/** The same for a thread of its own. The database writes each of its pages less often. */
const INDEXED_A_STEP_ALONE = 512;

/** Stores messages. All work is done in the calling thread. */
export class KyselyBackend implements StoreBackend {
  readonly #database: Database<Tables>;
  readonly #writer: MessageRowWriter;
  readonly #onRemoval: "mark" | "remove";
  readonly #clock: Clock;
  #get: CompiledQuery | undefined;
  /** Unix seconds of a beginning that could not be recorded yet. */
  #beginning: number | undefined;
  readonly #pruner: Pruner | undefined;
  readonly #steps: StepOptions;
  readonly #isAlone: boolean;

  constructor(options: KyselyBackendOptions) {
    const { source, onRemoval, retention, clock = systemClock, beginning, isAlone = false } = options;
    this.#onRemoval = onRemoval;
    this.#clock = clock;
    this.#beginning = beginning;
    this.#isAlone = isAlone;
    this.#database = new Database(source, {
      component: messagesComponent,
      durability: "normal",
      whenDamaged: "begin_anew",
      clock,
      isAlone,
    });
    const writes = new AdaptiveBatch(clock);
    this.#writer = new MessageRowWriter(writes);
    this.#steps = {
      read: (work) => this.#database.run(work),
      write: (work) => this.#database.write(work),
      afterStep: () => yieldToEventLoop(clock),
      reads: new AdaptiveBatch(clock),
      writes,
      indexedAStep: isAlone ? INDEXED_A_STEP_ALONE : INDEXED_A_STEP,
    };
    if (retention === undefined) return;
    this.#pruner = new Pruner({ retention, clock, written: () => this.#writer.written });
  }

  async open(onProblem?: ((problem: StoreError) => void) | undefined): Promise<void> {
    await this.#database.open(onProblem);
  }

  async begin(seconds: number): Promise<number | undefined> {
    this.#beginning = seconds;
    return this.#database.write(async (db) => {
      const first = await db.selectFrom("mezonkit_beginning").select("seconds").executeTakeFirst();
      if (first === undefined) await noteBeginning(db, seconds);
      this.#beginning = undefined;
      return first === undefined ? undefined : Number(first.seconds);
    });
  }

  async get(messageId: string): Promise<ReadRow | undefined> {
    const { rows } = await this.#database.run((db) => {
      // Compiled once: this query runs often, and building it takes longer than running it.
      this.#get ??= db.selectFrom("mezonkit_messages").select(READ).where("id", "=", messageId).compile();
      return db.executeQuery({ ...this.#get, parameters: [messageId] });
    });
    return (rows as readonly ReadRow[])[0];
  }

  async storedAmong(messageIds: readonly string[]): Promise<readonly string[]> {
    const stored = new Set<string>();
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
    return [...stored];
  }

  page(query: MessageQuery): Promise<readonly ReadRow[]> {
    return selectPage(query, this.#steps);
  }

  search(wanted: Wanted): Promise<readonly ReadRow[]> {
    return searchMessages(wanted, this.#steps);
  }

  async count(channelId?: string): Promise<number> {
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

  async apply(changes: readonly EncodedChange[]): Promise<void> {
    await this.applyParts([changes]);
  }

  /** Stores all parts or none, in one transaction. They are iterated over again if it has to be repeated. */
  async applyParts(parts: Iterable<readonly EncodedChange[]>): Promise<void> {
    const options = { writer: this.#writer, onRemoval: this.#onRemoval };
    await this.#database.write(async (db) => {
      await applyChanges(db, parts, options);
      if (this.#beginning === undefined) return;
      await noteBeginning(db, this.#beginning);
      this.#beginning = undefined;
    });
  }

  async delete(messageId: string): Promise<boolean> {
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
      // Messages that were cleared on purpose must not be fetched again by a catch-up.
      await db.deleteFrom("mezonkit_beginning").execute();
      await noteBeginning(db, Math.floor(this.#clock.now() / 1000));
      return newestId(db);
    });
    return deleteUpTo(newest, undefined, this.#steps);
  }

  async maintain(options: MaintainOptions = {}): Promise<void> {
    const steps = { ...this.#steps, afterStep: options.afterStep ?? this.#steps.afterStep, signal: options.signal };
    await this.#pruner?.prune(steps);
    await maintainIndex(steps);
    if (this.#isAlone && options.signal?.aborted !== true) await this.checkpoint();
  }

  /**
   * Copies the log of the database into its file, which is otherwise done during a write when the log has grown long.
   * Blocks the thread for some milliseconds per 1,000 pages that were written.
   */
  async checkpoint(): Promise<void> {
    await this.#database.run((db, features) => features.checkpoint(db));
  }

  exportSome(after: string): Promise<ExportedLines> {
    return linesAfter(after, this.#steps);
  }

  importSome(lines: readonly string[], first: number): Promise<number> {
    return storeLines(lines, first, this.#writer, this.#steps);
  }

  async rangeAt(place: Omit<ChannelReference, "clanId">, messageId: string): Promise<HistoryRange | undefined> {
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

  async heardAmong(place: Omit<ChannelReference, "clanId">, messageIds: readonly string[]): Promise<readonly string[]> {
    const ranges = await this.#database.run((db) => heardRanges(db, place));
    return messageIds.filter((id) => isHeard(ranges, id));
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
}

const placeColumns = [
  sql<string>`cast(channel_id as text)`.as("channelId"),
  sql<string>`cast(topic_id as text)`.as("topicId"),
  sql<string>`cast(clan_id as text)`.as("clanId"),
] as const;
