import { brand } from "../../core/brand.js";
import type { Clock } from "../../core/clock.js";
import { clockOf } from "../../core/clockOf.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { databaseSource } from "../../database/databaseSource.js";
import type { DatabaseDialect } from "../../database/dialect.js";
import { LazyStore } from "../../database/lazyStore.js";
import { checkEntry, checkKey, checkList } from "./checkKey.js";
import type { KeyValueStorage } from "./keyValueStorage.js";

export interface KyselyStorageOptions {
  /** The SQLite file. @default `./mezon-bot.db` */
  readonly file?: string | undefined;
  /** Another database: a Kysely dialect for PostgreSQL or SQLite, or a function that makes one at each opening. */
  readonly dialect?: DatabaseDialect | (() => DatabaseDialect) | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
}

const OPTIONS: KeysOf<KyselyStorageOptions> = { file: true, dialect: true, clock: true };
const DEFAULT_FILE = "./mezon-bot.db";

/** Keeps states in SQLite or PostgreSQL, over restarts. Opens the database when it is first used. */
export class KyselyStorage implements KeyValueStorage, AsyncDisposable {
  static {
    brand(KyselyStorage, "KyselyStorage");
  }

  readonly #store: LazyStore<Required<KeyValueStorage>>;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: KyselyStorageOptions = {}) {
    requireOptions(options, OPTIONS);
    const clock = clockOf(options.clock);
    const source = databaseSource(options, DEFAULT_FILE);
    this.#store = new LazyStore(async () => {
      // Databases are heavy: a bot without one does not load them.
      const { ValueStore } = await import("./valueStore.js");
      return new ValueStore({ source, clock });
    });
  }

  async get(space: string, key: string): Promise<string | undefined> {
    checkKey(space, key);
    return (await this.#store.get()).get(space, key);
  }

  async set(space: string, key: string, value: string, expiresAt?: number | undefined): Promise<void> {
    checkEntry(space, key, value, expiresAt);
    await (await this.#store.get()).set(space, key, value, expiresAt);
  }

  async delete(space: string, key: string): Promise<void> {
    checkKey(space, key);
    await (await this.#store.get()).delete(space, key);
  }

  async list(space: string, limit: number): Promise<readonly string[]> {
    checkList(space, limit);
    return (await this.#store.get()).list(space, limit);
  }

  /** Closes the database. It is opened again when it is used. */
  async close(): Promise<void> {
    await this.#store.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
