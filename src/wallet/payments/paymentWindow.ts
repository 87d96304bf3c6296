import type { Clock } from "../../core/clock.js";
import { ValidationError } from "../../core/errors.js";
import { requireHash } from "../transaction/txHash.js";

/** What the window remembers of a payment. */
interface Known {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** The content of a cursor. Times are milliseconds since 1970. */
interface WindowState {
  /** Time of the newest processed payment. */
  readonly horizon: number;
  /** Older payments are not read. */
  readonly from: number;
  readonly known: readonly Known[];
  /** Hashes of payments whose outcome is not known yet. */
  readonly open: readonly string[];
}

export interface WindowOptions {
  readonly lagMs: number;
  readonly clock: Clock;
}

/** Number of hexadecimal digits of a hash that are kept: 128 bits are enough to be unique. */
const ID_DIGITS = 32;
const FORM = 1;
/** Largest number of characters of a cursor: several hundred thousand payments within the lag. */
const LONGEST_CURSOR = 16 * 1024 * 1024;

/**
 * Remembers which payments were processed, in a moving window of time. The indexer may list a payment after newer ones,
 * so payments younger than the lag are read again and recognised by their hash. Older ones are not read again. Payments
 * without a known outcome remain in the window at any age.
 */
export class PaymentWindow {
  readonly #lagMs: number;
  readonly #clock: Clock;
  readonly #open: Set<string>;
  #horizon: number;
  #from: number;
  /** In the order of processing. The array is replaced, never shortened, because cursors share it. */
  #known: Known[];
  #ids: Set<string>;
  /** Length at which entries older than the window are removed. */
  #pruneAt: number;

  constructor({ lagMs, clock }: WindowOptions, state: WindowState) {
    this.#lagMs = lagMs;
    this.#clock = clock;
    this.#horizon = state.horizon;
    this.#from = state.from;
    this.#known = [...state.known];
    this.#ids = new Set(this.#known.map(({ id }) => id));
    this.#open = new Set(state.open);
    this.#pruneAt = Math.max(256, 2 * this.#known.length);
  }

  /** Older payments are not read again. Milliseconds since 1970. */
  get floor(): number {
    return Math.max(this.#from, this.#horizon - this.#lagMs);
  }

  /** Returns the hashes of payments whose outcome is not known yet. The one whose last check is oldest comes first. */
  get open(): readonly string[] {
    return [...this.#open];
  }

  /** Whether the payment was processed, or its outcome is not known yet. */
  has(txHash: string): boolean {
    return this.#ids.has(idOf(txHash)) || this.#open.has(txHash);
  }

  /** Called when the outcome is known and, for a payment, after it was yielded. */
  settle(txHash: string, time: number): void {
    this.#open.delete(txHash);
    // A time in the future must not move the window past the present.
    this.#horizon = Math.max(this.#horizon, Math.min(time, this.#clock.now()));
    const id = idOf(txHash);
    this.#known.push({ id, time });
    this.#ids.add(id);
    if (this.#known.length >= this.#pruneAt) this.#prune();
  }

  /** Called when the outcome is still unknown: it is checked again after the others. */
  postpone(txHash: string): void {
    this.#open.delete(txHash);
    this.#open.add(txHash);
  }

  /** Returns a function that makes the cursor of this moment when it is called, since most cursors are never used. */
  moment(): () => string {
    const [known, count, horizon, floor] = [this.#known, this.#known.length, this.#horizon, this.floor];
    const open = [...this.#open];
    return () => {
      const inside = known.slice(0, count).filter(({ time }) => time >= floor);
      return JSON.stringify([FORM, horizon, floor, inside.map(({ id, time }) => [id, time]), open]);
    };
  }

  #prune(): void {
    const { floor } = this;
    this.#known = this.#known.filter(({ time }) => time >= floor);
    this.#ids = new Set(this.#known.map(({ id }) => id));
    this.#pruneAt = Math.max(256, 2 * this.#known.length);
  }
}

/** Returns the window of a cursor. @throws {ValidationError} for a malformed cursor. */
export function windowOf(cursor: string, options: WindowOptions): PaymentWindow {
  const fault = new ValidationError("since", "must be a Date, or the cursor of a payment as it was given");
  if (cursor.length > LONGEST_CURSOR) throw fault;
  try {
    const [form, horizon, from, known, open] = JSON.parse(cursor) as unknown[];
    if (form !== FORM || !isTime(horizon) || !isTime(from) || !Array.isArray(known) || !Array.isArray(open))
      throw fault;
    return new PaymentWindow(options, {
      horizon,
      from,
      known: known.map((each: unknown) => {
        const [id, time] = each as unknown[];
        if (typeof id !== "string" || !isTime(time)) throw fault;
        return { id, time };
      }),
      open: open.map((hash: unknown) => requireHash(hash as string)),
    });
  } catch (cause) {
    throw new ValidationError("since", "must be a Date, or the cursor of a payment as it was given", { cause });
  }
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function idOf(txHash: string): string {
  return txHash.slice(0, ID_DIGITS);
}
