import { Kysely } from "kysely";
import type { Clock } from "../core/clock.js";
import { StoreError } from "../core/errors.js";
import type { Component } from "./component.js";
import { connect, type DatabaseDialect } from "./dialect.js";
import type { Engine } from "./engine.js";
import { migrate } from "./migrate.js";
import { storeError } from "./storeFailure.js";

/** A SQLite file (`":memory:"`: none), a dialect, or what makes one at each opening. */
export type DatabaseSource = string | DatabaseDialect | (() => DatabaseDialect);

export interface DatabaseOptions<Tables> {
  /** Whose tables they are. */
  readonly component: Component<Tables>;
  /**
   * What a power failure may cost, for files: `"normal"` the last transactions, `"full"` nothing
   * that was written. Neither damages the file. A server decides that for itself.
   */
  readonly durability: "normal" | "full";
  /**
   * What becomes of a damaged file: it is set aside under a new name and a new one is begun, or
   * everything rejects with `StoreError` (`corrupt`) until somebody has seen to it.
   */
  readonly whenDamaged: "begin_anew" | "refuse";
  readonly clock: Clock;
  /** Milliseconds to wait at most while another process writes, without blocking. Default 1,000. */
  readonly lockTimeoutMs?: number;
}

interface Opened<Tables> {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
}

type Work<Tables, T> = (db: Kysely<Tables>, engine: Engine) => Promise<T>;

/** Milliseconds after which a locked database is tried again; then each time after the last of them. */
const LOCKED_PAUSES_MS = [2, 5, 10, 20, 50, 100] as const;
const LAST_PAUSE_MS = 100;

/**
 * The tables of one component, in a file or behind a dialect: opens them when they are needed,
 * brings them up to date, and gets over what can be got over. Everything rejects with
 * `StoreError`, whose `reason` says what can be done.
 */
export class Database<Tables> {
  readonly #source: DatabaseSource;
  readonly #options: DatabaseOptions<Tables>;
  readonly #underWay = new Set<Promise<unknown>>();
  #opening: Promise<Opened<Tables>> | undefined;
  #isServer: boolean;
  #isClosed = false;
  #onProblem: ((problem: StoreError) => void) | undefined;

  constructor(source: DatabaseSource, options: DatabaseOptions<Tables>) {
    this.#source = source;
    this.#options = options;
    this.#isServer = typeof source !== "string";
  }

  /**
   * Opens, or opens again after `close()`.
   *
   * @param onProblem Told of what was got over, such as a damaged file that was set aside.
   */
  async open(onProblem?: ((problem: StoreError) => void) | undefined): Promise<void> {
    this.#isClosed = false;
    this.#onProblem = onProblem ?? this.#onProblem;
    await this.#guarded(() => this.#opened());
  }

  /** Reads. */
  run<T>(work: Work<Tables, T>): Promise<T> {
    return this.#tracked(() =>
      this.#guarded(async () => {
        const { db, engine } = await this.#opened();
        return work(db, engine);
      }),
    );
  }

  /**
   * Writes, all of it or nothing. `work` is called again when the database was locked, and should
   * wait for nothing but the database: others wait for it meanwhile.
   */
  write<T>(work: Work<Tables, T>): Promise<T> {
    return this.run(async (db, engine) => {
      let failure: { readonly cause: unknown } | undefined;
      try {
        return await db.transaction().execute(async (transaction) => {
          try {
            return await work(transaction, engine);
          } catch (cause) {
            failure = { cause };
            throw cause;
          }
        });
      } catch (error) {
        // Where the connection is gone, rolling back fails too: that is not why it failed.
        throw failure === undefined ? error : failure.cause;
      }
    });
  }

  /** Waits for what is under way, and lets go of the file or connection. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
    const opening = this.#opening;
    this.#opening = undefined;
    const opened = await opening?.catch(() => undefined);
    await opened?.db.destroy();
  }

  async #tracked<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed)
      throw new StoreError("closed", "the store was closed: open() it again first", { file: this.#file });
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

  /** Moves a damaged file out of the way, once for all who met it. Answers whether that could be done. */
  async #setAside(error: StoreError): Promise<boolean> {
    const file = this.#file;
    if (file === undefined || file === ":memory:" || this.#options.whenDamaged === "refuse") return false;
    const damaged = this.#opening;
    const opened = await damaged?.catch(() => undefined);
    // Somebody else may have done so meanwhile.
    if (this.#opening !== damaged) return true;
    this.#opening = undefined;
    await opened?.db.destroy();
    const { setAside } = await import("./sqlite/setAside.js");
    const name = await setAside(file, new Date(this.#options.clock.now()));
    const message = `${file} was damaged: it is kept as ${name}, and a new one is begun`;
    this.#onProblem?.(new StoreError("corrupt", message, { file, cause: error }));
    return true;
  }

  #opened(): Promise<Opened<Tables>> {
    if (this.#opening === undefined) {
      const opening = this.#make();
      this.#opening = opening;
      opening.catch(() => {
        if (this.#opening === opening) this.#opening = undefined;
      });
    }
    return this.#opening;
  }

  async #make(): Promise<Opened<Tables>> {
    const { driver, engine } = await connect(await this.#dialect());
    this.#isServer = engine.isServer;
    const db = new Kysely<Tables>({
      dialect: {
        createDriver: () => driver,
        createQueryCompiler: () => engine.createQueryCompiler(),
        createAdapter: () => engine.createAdapter(),
        createIntrospector: (db) => engine.createIntrospector(db),
      },
    });
    try {
      await migrate(db, engine, this.#options.component, { file: this.#file, clock: this.#options.clock });
      return { db, engine };
    } catch (error) {
      await db.destroy().catch(() => undefined);
      throw error;
    }
  }

  async #dialect(): Promise<DatabaseDialect> {
    const source = this.#source;
    if (typeof source === "function") return source();
    if (typeof source !== "string") return source;
    const { openSqliteFile } = await import("./sqlite/openSqliteFile.js");
    return openSqliteFile(source, this.#options.durability);
  }
}
