import { type Dialect, Kysely, PostgresAdapter, SqliteAdapter } from "kysely";
import type { Clock } from "../core/clock.js";
import { StoreError, ValidationError } from "../core/errors.js";
import type { Engine } from "./engine.js";
import { migrate } from "./migrations/migrate.js";
import { postgresEngine } from "./postgresEngine.js";
import { sqliteEngine } from "./sqliteEngine.js";
import { storeError } from "./storeFailure.js";
import type { Tables } from "./tables.js";

interface Opened {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
}

type Work<T> = (db: Kysely<Tables>, engine: Engine) => Promise<T>;

/** Milliseconds after which a locked database is tried again. */
const LOCKED_PAUSES_MS = [10, 20, 50, 100, 200, 400];

/** The connection of a store: opens it when needed, and gets over what can be got over. */
export class Database {
  readonly #source: string | Dialect | (() => Dialect);
  readonly #clock: Clock;
  readonly #underWay = new Set<Promise<unknown>>();
  #opening: Promise<Opened> | undefined;
  #isClosed = false;
  #onProblem: ((problem: StoreError) => void) | undefined;

  /** @param source A SQLite file, or a dialect. */
  constructor(source: string | Dialect | (() => Dialect), clock: Clock) {
    this.#source = source;
    this.#clock = clock;
  }

  async open(onProblem: ((problem: StoreError) => void) | undefined): Promise<void> {
    this.#isClosed = false;
    this.#onProblem = onProblem ?? this.#onProblem;
    await this.#guarded(() => this.#opened());
  }

  /** Reads. */
  run<T>(work: Work<T>): Promise<T> {
    return this.#tracked(() =>
      this.#guarded(async () => {
        const { db, engine } = await this.#opened();
        return work(db, engine);
      }),
    );
  }

  /** Writes, all of it or nothing. */
  write<T>(work: Work<T>): Promise<T> {
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
        // A full disk may end a transaction by itself, and rolling back fails then: that is not why it failed.
        throw failure === undefined ? error : failure.cause;
      }
    });
  }

  /** Waits for what is under way. */
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
    for (let attempt = 0, wasSetAside = false; ; attempt += 1) {
      try {
        return await work();
      } catch (cause) {
        const error = storeError(cause, this.#file);
        if (!(error instanceof StoreError)) throw error;
        const pause = LOCKED_PAUSES_MS[attempt];
        if (error.reason === "corrupt" && !wasSetAside && (await this.#setAside(error))) wasSetAside = true;
        else if (error.reason === "locked" && pause !== undefined) await this.#pause(pause);
        else throw error;
      }
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.setTimeout(resolve, ms);
    });
  }

  get #file(): string | undefined {
    return typeof this.#source === "string" ? this.#source : undefined;
  }

  /** Moves a damaged file out of the way, once for all who met it. Answers whether that could be done. */
  async #setAside(error: StoreError): Promise<boolean> {
    const file = this.#file;
    if (file === undefined || file === ":memory:") return false;
    const damaged = this.#opening;
    const opened = await damaged?.catch(() => undefined);
    // Somebody else may have done so meanwhile.
    if (this.#opening !== damaged) return true;
    this.#opening = undefined;
    await opened?.db.destroy();
    const { setAside } = await import("./sqlite/sqliteFile.js");
    const name = await setAside(file, new Date(this.#clock.now()));
    const message = `${file} was damaged: it is kept as ${name}, and a new one is begun`;
    this.#onProblem?.(new StoreError("corrupt", message, { file, cause: error }));
    return true;
  }

  #opened(): Promise<Opened> {
    if (this.#opening === undefined) {
      const opening = this.#make();
      this.#opening = opening;
      opening.catch(() => {
        if (this.#opening === opening) this.#opening = undefined;
      });
    }
    return this.#opening;
  }

  async #make(): Promise<Opened> {
    const dialect = await this.#dialect();
    const engine = engineOf(dialect);
    const db = new Kysely<Tables>({ dialect });
    try {
      await migrate(db, engine, this.#file);
      return { db, engine };
    } catch (error) {
      await db.destroy().catch(() => undefined);
      throw error;
    }
  }

  async #dialect(): Promise<Dialect> {
    const source = this.#source;
    if (typeof source === "function") return source();
    if (typeof source !== "string") return source;
    const { openSqliteFile } = await import("./sqlite/sqliteFile.js");
    return openSqliteFile(source);
  }
}

function engineOf(dialect: Dialect): Engine {
  const adapter = dialect.createAdapter();
  if (adapter instanceof SqliteAdapter) return sqliteEngine;
  if (adapter instanceof PostgresAdapter) return postgresEngine;
  throw new ValidationError("dialect", "must be one of SQLite or PostgreSQL");
}
