import { Kysely } from "kysely";
import type { Clock } from "../core/clock.js";
import { StoreError } from "../core/errors.js";
import type { Component } from "./component.js";
import type { DatabaseSource } from "./databaseSource.js";
import { connect, type DatabaseDialect } from "./dialect.js";
import type { DialectFeatures } from "./dialectFeatures.js";
import { migrate } from "./migrate.js";
import { storeClosed, storeError } from "./storeFailure.js";

export interface DatabaseOptions<Tables> {
  /** The component that owns the tables. */
  readonly component: Component<Tables>;
  /**
   * What may be lost in a power failure, for files. `"normal"`: the last transactions. `"full"`: nothing that was
   * written. Neither damages the file. A server has its own setting.
   */
  readonly durability: "normal" | "full";
  /**
   * What to do with a file that is damaged, or that is deleted or replaced while it is open. `"begin_anew"` renames a
   * damaged file and creates a new one. `"refuse"` rejects every call with `StoreError` (`corrupt`, `replaced`) until
   * the file is repaired and the database is opened again.
   */
  readonly whenDamaged: "begin_anew" | "refuse";
  readonly clock: Clock;
  /** Whether this thread does nothing else. Steps may then be longer, and more is kept in memory. @default false */
  readonly isAlone?: boolean | undefined;
  /**
   * Largest number of milliseconds to wait while another process writes. The wait does not block the event loop.
   * @default 1_000
   */
  readonly lockTimeoutMs?: number | undefined;
}

interface Opened<Tables> {
  readonly db: Kysely<Tables>;
  readonly features: DialectFeatures;
  /** The watch of the file; `undefined` if the database is not a file. */
  readonly watch: Watch | undefined;
  /** Running work that uses it. */
  readonly users: Set<Promise<unknown>>;
}

/** Watches an open file: see `sqlite/fileWatch.ts`. */
interface Watch {
  stop(): void;
  clean(): Promise<void>;
}

/** Writes what was salvaged into new tables. */
type Restore<Tables> = (db: Kysely<Tables>) => Promise<void>;

type Work<Tables, T> = (db: Kysely<Tables>, features: DialectFeatures) => Promise<T>;

/** Pauses in milliseconds before a locked database is tried again. The last one is repeated. */
const LOCKED_PAUSES_MS = [2, 5, 10, 20, 50, 100] as const;
const LAST_PAUSE_MS = 100;

/**
 * The tables of one component, in a file or behind a dialect. Opens the database when it is needed, applies migrations,
 * and recovers from failures where that is possible. Every method rejects with `StoreError`, whose `reason` says what
 * failed.
 */
export class Database<Tables> {
  readonly #source: DatabaseSource;
  readonly #options: DatabaseOptions<Tables>;
  readonly #underWay = new Set<Promise<unknown>>();
  #opening: Promise<Opened<Tables>> | undefined;
  #isServer: boolean;
  #isClosed = false;
  /** The failure with which every call rejects until the database is opened again. */
  #lost: StoreError | undefined;
  #onProblem: ((problem: StoreError) => void) | undefined;

  constructor(source: DatabaseSource, options: DatabaseOptions<Tables>) {
    this.#source = source;
    this.#options = options;
    this.#isServer = typeof source !== "string";
  }

  /**
   * Opens the database. It may be opened again after `close()`.
   *
   * @param onProblem Called with a problem that was solved, such as a damaged file that was renamed.
   */
  async open(onProblem?: ((problem: StoreError) => void) | undefined): Promise<void> {
    this.#isClosed = false;
    this.#lost = undefined;
    this.#onProblem = onProblem ?? this.#onProblem;
    await this.#guarded(() => this.#opened());
  }

  /** Runs work that reads. */
  run<T>(work: Work<Tables, T>): Promise<T> {
    return this.#tracked(() =>
      this.#guarded(async () => {
        if (this.#lost !== undefined) throw this.#lost;
        const { db, features, users } = await this.#opened();
        const using = work(db, features);
        users.add(using);
        try {
          return await using;
        } finally {
          users.delete(using);
        }
      }),
    );
  }

  /**
   * Runs work that writes, in one transaction. `work` is called again if the database was locked. It should only wait
   * for the database, because other writers wait for it.
   */
  write<T>(work: Work<Tables, T>): Promise<T> {
    return this.run(async (db, features) => {
      let failure: { readonly cause: unknown } | undefined;
      try {
        return await db.transaction().execute(async (transaction) => {
          try {
            return await work(transaction, features);
          } catch (cause) {
            failure = { cause };
            throw cause;
          }
        });
      } catch (error) {
        // If the connection was lost, the rollback fails too. The first failure is the cause.
        throw failure === undefined ? error : failure.cause;
      }
    });
  }

  /** Waits for running work, then closes the file or connection. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
    const opening = this.#opening;
    this.#opening = undefined;
    const opened = await opening?.catch(() => undefined);
    if (opened !== undefined) await leave(opened);
  }

  async #tracked<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw storeClosed(this.#file);
    const promise = work();
    this.#underWay.add(promise);
    try {
      return await promise;
    } finally {
      this.#underWay.delete(promise);
    }
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    const { lockTimeoutMs = 1_000 } = this.#options;
    for (let attempt = 0, waitedMs = 0, wasSetAside = false; ; ) {
      try {
        return await work();
      } catch (cause) {
        const error = storeError(cause, { file: this.#file, isServer: this.#isServer });
        if (!(error instanceof StoreError)) throw error;
        if (error.reason === "corrupt" && !wasSetAside && (await this.#setAside(error))) wasSetAside = true;
        else if (error.reason === "locked" && waitedMs < lockTimeoutMs) {
          const pauseMs = LOCKED_PAUSES_MS[attempt] ?? LAST_PAUSE_MS;
          await this.#pause(pauseMs);
          waitedMs += pauseMs;
          attempt += 1;
        } else throw error;
      }
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#options.clock.setTimeout(resolve, ms);
    });
  }

  get #file(): string | undefined {
    return typeof this.#source === "string" ? this.#source : undefined;
  }

  /** Renames a damaged file, once for all callers that found it damaged. Returns whether that succeeded. */
  async #setAside(error: StoreError): Promise<boolean> {
    const file = this.#file;
    if (file === undefined || file === ":memory:" || this.#options.whenDamaged === "refuse") return false;
    const damaged = this.#opening;
    const opened = await damaged?.catch(() => undefined);
    // Another caller may have renamed it meanwhile.
    if (this.#opening !== damaged) return true;
    await this.#begin(async () => {
      const restore = await this.#salvage(opened);
      const { setAside } = await import("./sqlite/setAside.js");
      const name = await setAside(file, new Date(this.#options.clock.now()));
      const message = `${file} was damaged: it is kept as ${name}, and a new one is begun`;
      this.#onProblem?.(new StoreError("corrupt", message, { file, cause: error }));
      return restore;
    });
    return true;
  }

  /** Opens the file that has replaced the open one under the same name, or a new file if there is none. */
  async #goOver(file: string): Promise<void> {
    const opened = await this.#opening?.catch(() => undefined);
    if (opened === undefined || this.#isClosed) return;
    if (this.#options.whenDamaged === "refuse") {
      const message = `${file} was deleted or replaced while it was open: see to it, and open it again`;
      this.#lost = new StoreError("replaced", message, { file });
      this.#onProblem?.(this.#lost);
      return;
    }
    const message = `${file} was deleted or replaced while it was open: what comes goes to the one that is there now`;
    this.#onProblem?.(new StoreError("replaced", message, { file }));
    await this.#begin(async () => {
      const restore = await this.#salvage(opened);
      await opened.watch?.clean();
      return restore;
    });
  }

  /** Opens again after `leaving` has closed what was open, and restores the data that `leaving` has salvaged. */
  async #begin(leaving: () => Promise<Restore<Tables> | undefined>): Promise<void> {
    await this.#openWith(async () => {
      const restore = await leaving();
      const opened = await this.#make();
      await restore?.(opened.db);
      return opened;
    });
  }

  /** Reads the data that must be kept, as far as possible, and closes the file. */
  async #salvage(opened: Opened<Tables> | undefined): Promise<Restore<Tables> | undefined> {
    if (opened === undefined) return undefined;
    const { component } = this.#options;
    await Promise.allSettled(opened.users);
    const restore = await component.salvage?.(opened.db).catch(() => undefined);
    await leave(opened);
    return restore;
  }

  #opened(): Promise<Opened<Tables>> {
    return this.#opening ?? this.#openWith(() => this.#make());
  }

  /** From now on, all work waits for and uses the database that `open` returns. */
  #openWith(open: () => Promise<Opened<Tables>>): Promise<Opened<Tables>> {
    const opening = open();
    this.#opening = opening;
    opening.catch(() => {
      if (this.#opening === opening) this.#opening = undefined;
    });
    return opening;
  }

  async #make(): Promise<Opened<Tables>> {
    const { driver, features } = await connect(await this.#dialect());
    this.#isServer = features.isServer;
    const db = new Kysely<Tables>({
      dialect: {
        createDriver: () => driver,
        createQueryCompiler: () => features.createQueryCompiler(),
        createAdapter: () => features.createAdapter(),
        createIntrospector: (db) => features.createIntrospector(db),
      },
    });
    try {
      await migrate(db, features, this.#options.component, { file: this.#file, clock: this.#options.clock });
      return { db, features, watch: await this.#watch(), users: new Set() };
    } catch (error) {
      await db.destroy().catch(() => undefined);
      throw error;
    }
  }

  async #watch(): Promise<Watch | undefined> {
    const file = this.#file;
    if (file === undefined || file === ":memory:") return undefined;
    const { FileWatch } = await import("./sqlite/fileWatch.js");
    const onReplaced = (): void => {
      // The next call rejects with the failure.
      this.#goOver(file).catch(() => undefined);
    };
    return FileWatch.start({ file, clock: this.#options.clock, onReplaced });
  }

  async #dialect(): Promise<DatabaseDialect> {
    const source = this.#source;
    if (typeof source === "function") return source();
    if (typeof source !== "string") return source;
    const { openSqliteFile } = await import("./sqlite/openSqliteFile.js");
    const { durability, isAlone = false } = this.#options;
    return openSqliteFile(source, { durability, isAlone });
  }
}

async function leave<Tables>({ db, watch, users }: Opened<Tables>): Promise<void> {
  watch?.stop();
  await Promise.allSettled(users);
  await db.destroy();
}
