import type { Clock } from "../core/clock.js";
import { DELETED_A_STEP, deleteOldest, type Excess } from "./deleteOldest.js";
import type { Retention, RetentionLimits } from "./retention.js";
import type { StepOptions } from "./stepOptions.js";
import { type Tally, tallies } from "./tallies.js";

/** A number of messages, and their size in bytes. */
export interface Amount {
  readonly rows: number;
  readonly bytes: number;
}

export interface PrunerOptions {
  readonly retention: Retention;
  readonly clock: Clock;
  /** All that the store has written since it was created. From this the pruner knows when to count again. */
  readonly written: () => Amount;
}

/** The result of the last count. */
interface Counted {
  readonly at: number;
  readonly written: Amount;
  readonly total: Amount;
  /** The largest number of messages and of bytes in one channel. */
  readonly largest: Amount;
}

/**
 * Share by which a limit may be exceeded before everything is counted again, since counting takes long in large stores.
 */
const SLACK = 0.01;
/**
 * Milliseconds after which everything is counted again in any case, since other processes may write to the same
 * database.
 */
const RECOUNT_MS = 3_600_000;

/** Deletes messages beyond the limits, in steps, so that other work can run in between. */
export class Pruner {
  readonly #options: PrunerOptions;
  #counted: Counted | undefined;

  constructor(options: PrunerOptions) {
    this.#options = options;
  }

  async prune(options: StepOptions): Promise<void> {
    const { retention, clock } = this.#options;
    const { perChannel = {} } = retention;
    const before = Math.max(oldestAllowed(retention, clock.now()), oldestAllowed(perChannel, clock.now()));
    if (before > 0) await this.#delete([{ rows: 0, bytes: 0, before }], options);
    if ((!isLimited(retention) && !isLimited(perChannel)) || !this.#mayBeTooMuch()) return;
    const written = this.#options.written();
    let channels = await this.#count(options);
    const tooMuch = excessOf(sumOf(channels), retention);
    if (isSome(tooMuch)) {
      await this.#delete([tooMuch], options);
      channels = await this.#count(options);
    }
    const byChannel = channels.map((one) => ({ ...excessOf(one, perChannel), channelId: one.channelId }));
    await this.#delete(byChannel.filter(isSome), options);
    if (options.signal?.aborted === true) return;
    const largest = { rows: most(channels, "rows"), bytes: most(channels, "bytes") };
    this.#counted = { at: clock.now(), written, total: sumOf(channels), largest: within(largest, perChannel) };
  }

  /** Whether the last count, plus all that was written since, may exceed the limits. */
  #mayBeTooMuch(): boolean {
    const { retention, clock, written } = this.#options;
    const counted = this.#counted;
    if (counted === undefined || clock.now() - counted.at >= RECOUNT_MS) return true;
    const rows = written().rows - counted.written.rows;
    const bytes = written().bytes - counted.written.bytes;
    const isBeyond = (held: Amount, { maxMessages = Infinity, maxBytes = Infinity }: RetentionLimits): boolean =>
      held.rows + rows > withSlack(maxMessages) || held.bytes + bytes > withSlack(maxBytes);
    return isBeyond(counted.total, retention) || isBeyond(counted.largest, retention.perChannel ?? {});
  }

  async #count(options: StepOptions): Promise<readonly Tally[]> {
    const channels: Tally[] = [];
    for await (const tally of tallies(options)) channels.push(tally);
    return channels;
  }

  async #delete(excesses: readonly Excess[], { write, writes, afterStep, signal }: StepOptions): Promise<void> {
    for (const excess of excesses) {
      const step = (): Promise<number> =>
        write((db) => writes.run(DELETED_A_STEP, (rows) => deleteOldest(db, excess, rows)));
      while (signal?.aborted !== true && (await step()) > 0) await afterStep();
    }
  }
}

/** Returns unix seconds. Messages that were posted before are too old. */
function oldestAllowed({ maxAgeMs }: RetentionLimits, nowMs: number): number {
  return maxAgeMs === undefined ? 0 : Math.floor((nowMs - maxAgeMs) / 1000);
}

function isLimited({ maxMessages, maxBytes }: RetentionLimits): boolean {
  return maxMessages !== undefined || maxBytes !== undefined;
}

function withSlack(limit: number): number {
  return limit + Math.floor(limit * SLACK);
}

function sumOf(amounts: readonly Amount[]): Amount {
  return amounts.reduce((sum, one) => ({ rows: sum.rows + one.rows, bytes: sum.bytes + one.bytes }), {
    rows: 0,
    bytes: 0,
  });
}

function most(amounts: readonly Amount[], of: keyof Amount): number {
  return amounts.reduce((largest, one) => Math.max(largest, one[of]), 0);
}

function within({ rows, bytes }: Amount, { maxMessages = Infinity, maxBytes = Infinity }: RetentionLimits): Amount {
  return { rows: Math.min(rows, maxMessages), bytes: Math.min(bytes, maxBytes) };
}

function excessOf({ rows, bytes }: Amount, { maxMessages = Infinity, maxBytes = Infinity }: RetentionLimits): Excess {
  return { rows: rows - maxMessages, bytes: bytes - maxBytes, before: 0 };
}

function isSome({ rows, bytes }: Excess): boolean {
  return rows > 0 || bytes > 0;
}
