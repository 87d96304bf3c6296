import { brand } from "../core/brand.js";
import type { Clock } from "../core/clock.js";
import { clockOf } from "../core/clockOf.js";
import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { type KeysOf, requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireObject } from "../core/requireObject.js";
import { requireOneOf } from "../core/requireOneOf.js";
import { requireString } from "../core/requireString.js";
import { databaseSource } from "../database/databaseSource.js";
import type { DatabaseDialect } from "../database/dialect.js";
import { storeClosed } from "../database/storeFailure.js";
import { checkChanges, checkIds, checkMaintain, checkOpen, checkPlace, checkSeconds } from "./callOptions.js";
import { type BackendOptions, type CreatedBackend, createBackend, whyNoThread } from "./createBackend.js";
import type { HistoryRange } from "./historyRange.js";
import { exportLines, importLines } from "./jsonLines.js";
import { checkLimit, checkQuery, checkSearch, type MessageQuery, type SearchOptions } from "./messageQuery.js";
import type {
  HeardChannel,
  MaintainOptions,
  MessageStore,
  OpenOptions,
  StoreStatistics,
  WritePipeline,
} from "./messageStore.js";
import { checkRetention, type Retention } from "./retention.js";
import { storedFrom } from "./rows.js";
import { termsOf } from "./search/words.js";
import type { StoreBackend } from "./storeBackend.js";
import type { ChannelReference, StoreChange } from "./storeChange.js";
import type { StoredMessage } from "./storedMessage.js";

export interface KyselyMessageStoreOptions {
  /** The SQLite file. `:memory:` stores nothing on disk. @default `./mezon-cache/mezon-messages-cache.db` */
  readonly file?: string | undefined;
  /**
   * Another database or driver: a Kysely dialect of PostgreSQL or SQLite, of any copy of Kysely. A function is called
   * at each opening, so that a store can be opened again after it was closed.
   */
  readonly dialect?: DatabaseDialect | (() => DatabaseDialect) | undefined;
  /**
   * Whether a file is used in its own thread, so that work on it does not block other work. `true` throws if the store
   * cannot have a thread. `false` uses the calling thread. @default true if possible: on Node, for a `file` without a
   * `clock`
   */
  readonly thread?: boolean | undefined;
  /** What to do with messages that are removed on the platform: keep and mark them, or delete them. @default `"mark"` */
  readonly onRemoval?: "mark" | "remove" | undefined;
  /** Limits of the stored messages. @default no limits */
  readonly retention?: Retention | undefined;
  /** Source of time. @default the machine's time */
  readonly clock?: Clock | undefined;
}

const OPTIONS: KeysOf<KyselyMessageStoreOptions> = {
  ...{ file: true, dialect: true, thread: true, onRemoval: true, retention: true, clock: true },
};

/** Names of a store's options in other SDKs, with the name here. */
export const olderStoreNames: Readonly<Record<string, string>> = {
  db_path: "file",
  path: "file",
  filename: "file",
  database: "file, or dialect",
};

const DEFAULT_FILE = "./mezon-cache/mezon-messages-cache.db";

/**
 * Stores messages in SQLite or PostgreSQL. The constructor opens nothing: `open()` or the first use opens the file.
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

  readonly #options: BackendOptions;
  #created: Promise<CreatedBackend> | undefined;
  /** Set once the backend is created. */
  #current: CreatedBackend | undefined;
  #isClosed = false;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: KyselyMessageStoreOptions = {}) {
    requireObject(options, "options", 'an object such as { file: "./bot.db" }');
    requireKnownKeys(options, OPTIONS, { instead: olderStoreNames });
    const { file, dialect, thread, onRemoval = "mark", retention, clock } = options;
    requireOneOf(onRemoval, "onRemoval", ["mark", "remove"]);
    const source = databaseSource({ file, dialect }, DEFAULT_FILE);
    if (thread !== undefined && typeof thread !== "boolean")
      throw new ValidationError("thread", "must be true or false");
    if (retention !== undefined) checkRetention(retention);
    if (clock !== undefined) clockOf(clock);
    this.#options = { source, thread, onRemoval, retention, clock };
    const reason = thread === true ? whyNoThread(this.#options) : undefined;
    if (reason !== undefined) throw new ValidationError("thread", reason);
  }

  /** Whether the file is used in its own thread. False until the store is opened. */
  get isThreaded(): boolean {
    return this.#current?.isThreaded ?? false;
  }

  /** True if the file is used in its own thread, to which messages are sent as bytes. */
  get storesEncoded(): boolean {
    return this.isThreaded;
  }

  async open(options: OpenOptions = {}): Promise<void> {
    checkOpen(options);
    this.#isClosed = false;
    await (await this.#backend()).open(options.onProblem);
  }

  async begin(seconds: number): Promise<number | undefined> {
    checkSeconds(seconds);
    return (await this.#backend()).begin(seconds);
  }

  async get(messageId: string): Promise<StoredMessage | undefined> {
    requireId(messageId, "messageId");
    const row = await (await this.#backend()).get(messageId);
    return row === undefined ? undefined : storedFrom(row);
  }

  async storedAmong(messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    checkIds(messageIds);
    return new Set(await (await this.#backend()).storedAmong([...messageIds]));
  }

  async page(query: MessageQuery): Promise<readonly StoredMessage[]> {
    checkQuery(query);
    const rows = await (await this.#backend()).page({ ...query });
    return rows.map(storedFrom);
  }

  async search(words: string, options: SearchOptions = {}): Promise<readonly StoredMessage[]> {
    checkSearch(options);
    const { channelId, includeRemoved = false } = options;
    const limit = checkLimit(options.limit);
    const terms = termsOf(requireString(words, "words"));
    if (terms.length === 0) throw new ValidationError("words", "must hold a letter or a digit");
    const rows = await (await this.#backend()).search({ terms, channelId, includeRemoved, limit });
    return rows.map(storedFrom);
  }

  async count(channelId?: string): Promise<number> {
    if (channelId !== undefined) requireId(channelId, "channelId");
    return (await this.#backend()).count(channelId);
  }

  async statistics(): Promise<StoreStatistics> {
    return (await this.#backend()).statistics();
  }

  async apply(changes: readonly StoreChange[]): Promise<void> {
    checkChanges(changes);
    await (await this.#backend()).apply(changes);
  }

  /**
   * Returns a pipeline if the file is used in its own thread; otherwise `undefined`. Of a class that has an `apply` of its
   * own it returns `undefined`, so that all changes go through that.
   */
  pipeline(): WritePipeline | undefined {
    if (this.apply !== KyselyMessageStore.prototype.apply) return undefined;
    const pipeline = this.#current?.backend.pipeline?.();
    if (pipeline === undefined) return undefined;
    return {
      apply: async (changes) => {
        checkChanges(changes);
        await pipeline.apply(changes);
      },
    };
  }

  async delete(messageId: string): Promise<boolean> {
    requireId(messageId, "messageId");
    return (await this.#backend()).delete(messageId);
  }

  async clearChannel(channelId: string): Promise<number> {
    requireId(channelId, "channelId");
    return (await this.#backend()).clearChannel(channelId);
  }

  async clear(): Promise<number> {
    return (await this.#backend()).clear();
  }

  async maintain(options: MaintainOptions = {}): Promise<void> {
    checkMaintain(options);
    await (await this.#backend()).maintain(options);
  }

  exportLines(): AsyncGenerator<string, void, undefined> {
    return exportLines(() => this.#backend());
  }

  importLines(lines: AsyncIterable<string> | Iterable<string>): Promise<number> {
    return importLines(lines, () => this.#backend());
  }

  async rangeAt(place: Omit<ChannelReference, "clanId">, messageId: string): Promise<HistoryRange | undefined> {
    checkPlace(place);
    requireId(messageId, "messageId");
    return (await this.#backend()).rangeAt(place, messageId);
  }

  async heardAmong(
    place: Omit<ChannelReference, "clanId">,
    messageIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    checkIds(messageIds);
    checkPlace(place);
    return new Set(await (await this.#backend()).heardAmong(place, [...messageIds]));
  }

  async heard(): Promise<readonly HeardChannel[]> {
    return (await this.#backend()).heard();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const created = await this.#created?.catch(() => undefined);
    await created?.backend.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Returns the backend. It is created when the store is first used. */
  async #backend(): Promise<StoreBackend> {
    const { source } = this.#options;
    if (this.#isClosed) throw storeClosed(typeof source === "string" ? source : undefined);
    this.#created ??= this.#create();
    return (await this.#created).backend;
  }

  async #create(): Promise<CreatedBackend> {
    try {
      this.#current = await createBackend(this.#options);
      return this.#current;
    } catch (error) {
      this.#created = undefined;
      throw error;
    }
  }
}
