import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PostgresDialect } from "kysely";
import { onTestFinished } from "vitest";
import { Ledger, type LedgerOptions } from "../../../src/bot/index.js";
import { type Clock, systemClock } from "../../../src/core/clock.js";
import type { PostgresServer } from "../../cache/postgresServer.js";

/** Time that moves when told, and timers that do not wait for that. */
export class Calendar implements Clock {
  readonly setTimeout = systemClock.setTimeout;
  readonly clearTimeout = systemClock.clearTimeout;
  #now = 1_800_000_000_000;

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

/** Opens the same ledger again and again, as processes do. */
export type OpenLedger = (options: Omit<LedgerOptions, "file" | "dialect">) => Ledger;

export function ledgerFile(): OpenLedger {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-ledger-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return (options) => opened({ ...options, file: join(folder, "ledger.db") });
}

export async function ledgerOnPostgres(postgres: PostgresServer | string): Promise<OpenLedger> {
  if (typeof postgres === "string") throw new Error(postgres);
  const pool = await postgres.createDatabase();
  return (options) => opened({ ...options, dialect: () => new PostgresDialect({ pool: pool() }) });
}

function opened(options: LedgerOptions): Ledger {
  const ledger = new Ledger(options);
  onTestFinished(() => ledger.stop());
  return ledger;
}
