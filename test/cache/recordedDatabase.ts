import BetterSqlite3 from "better-sqlite3";
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";
import { onTestFinished } from "vitest";
import { newFile } from "./botWithStore.js";
import { CHANNEL, idOf } from "./messages.js";

/** A statement as it was carried out. */
export interface Carried {
  readonly text: string;
  /** The turn of the event loop in which it was. */
  readonly turn: number;
  /** What it answered. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Rows it changed. */
  readonly changes: number;
}

/** A database that notes what is asked of it, and in which turn of the event loop. */
export class RecordedDatabase {
  readonly raw = new BetterSqlite3(newFile());
  #carried: Carried[] = [];
  #turn = 0;
  #isCounting = true;

  readonly #onStatement: () => void;

  /** @param options.onStatement Called after each statement. */
  constructor({ onStatement = () => undefined }: { readonly onStatement?: () => void } = {}) {
    this.#onStatement = onStatement;
    const count = (): void => {
      this.#turn += 1;
      if (this.#isCounting) setImmediate(count);
    };
    setImmediate(count);
    onTestFinished(() => {
      this.#isCounting = false;
    });
  }

  readonly dialect = (): SqliteDialect => new SqliteDialect({ database: this.#database() });

  /** What is carried out during `work`. */
  async during(work: () => Promise<unknown>): Promise<readonly Carried[]> {
    this.#carried = [];
    await work();
    return this.#carried;
  }

  /**
   * Adds messages of one channel, as fast as SQLite can; every other one says "even", the rest "odd". They can be
   * counted, found and deleted, but not read.
   */
  fill(count: number, channelId = CHANNEL, first = 1): void {
    const ids = `${idOf(0)} + n`;
    const numbers = `with recursive numbers (n) as
      (select ${first} union all select n + 1 from numbers where n + 1 < ${first + count})`;
    this.raw.exec(`
      insert into mezonkit_messages ${numbers}
      select ${ids}, ${channelId}, 0, 1820000000000000001, 0, 0, 1700000000 + n, 0, 0, 40, 2,
        case n % 2 when 0 then '{"t":"even"}' else '{"t":"odd"}' end, x'' from numbers`);
    const channel = BigInt(channelId).toString(36);
    this.raw.exec(`
      insert into mezonkit_words (rowid, tokens) ${numbers}
      select ${ids}, case n % 2 when 0 then 'even ${channel}:even' else 'odd ${channel}:odd' end from numbers`);
  }

  #database(): SqliteDatabase {
    return {
      close: () => void this.raw.close(),
      prepare: (text) => this.#recorded(text, this.raw.prepare(text)),
    };
  }

  #recorded(text: string, statement: BetterSqlite3.Statement): SqliteStatement {
    const note = (rows: unknown[], changes: number): void => {
      this.#carried.push({ text, turn: this.#turn, rows: rows as Carried["rows"], changes });
      this.#onStatement();
    };
    return {
      reader: statement.reader,
      all: (parameters) => {
        const rows = statement.all(parameters);
        note(rows, 0);
        return rows;
      },
      iterate: (parameters) => statement.iterate(parameters),
      run: (parameters) => {
        const result = statement.run(parameters);
        note([], result.changes);
        return result;
      },
    };
  }
}

/** The statements of each turn. */
export function byTurn(carried: readonly Carried[]): readonly (readonly Carried[])[] {
  const turns = new Map<number, Carried[]>();
  for (const one of carried) turns.set(one.turn, [...(turns.get(one.turn) ?? []), one]);
  return [...turns.values()];
}
