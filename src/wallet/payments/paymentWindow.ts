import type { Clock } from "../../core/clock.js";
import { ValidationError } from "../../core/errors.js";
import { requireHash } from "../transaction/txHash.js";

/** A payment as far as the window remembers it. */
interface Known {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** What a cursor holds. Times are milliseconds since 1970. */
interface WindowState {
  /** Time of the newest payment that was dealt with. */
  readonly horizon: number;
  /** Nothing older is read. */
  readonly from: number;
  readonly known: readonly Known[];
  /** Hashes of those whose end is not known yet. */
  readonly open: readonly string[];
}

export interface WindowOptions {
  readonly lagMs: number;
  readonly clock: Clock;
}

/** Of a hash, as many digits as no two payments share: 128 bits. */
const ID_DIGITS = 32;
const FORM = 1;
/** Characters of a cursor: some hundred thousand payments within the lag. */
const LONGEST_CURSOR = 16 * 1024 * 1024;

/**
 * Which payments were dealt with, as a moving window of time: the indexer may list a payment
 * after newer ones, so what is younger than the lag is read again and known by its hash; what is
 * older is not read again. Payments whose end is not known yet stay open however old they become.
 */
export class PaymentWindow {
  readonly #lagMs: number;
  readonly #clock: Clock;
  readonly #open: Set<string>;
  #horizon: number;
  #from: number;
  /** In the order in which they were dealt with; replaced, never shortened, because cursors share it. */
  #known: Known[];
  #ids: Set<string>;
  /** Length at which it is looked for what is older than the window. */
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

  /** Nothing older is read again. Milliseconds since 1970. */
  get floor(): number {
    return Math.max(this.#from, this.#horizon - this.#lagMs);
  }

  /** Hashes whose end is not known yet, the one that was looked at longest ago first. */
  get open(): readonly string[] {
    return [...this.#open];
  }

  /** Whether it was dealt with, or waits for its end. */
  has(txHash: string): boolean {
    return this.#ids.has(idOf(txHash)) || this.#open.has(txHash);
  }

  /** It has come to an end, and was told if it was a payment. */
  settle(txHash: string, time: number): void {
    this.#open.delete(txHash);
    // A time yet to come would close the window before it has come.
    this.#horizon = Math.max(this.#horizon, Math.min(time, this.#clock.now()));
    const id = idOf(txHash);
    this.#known.push({ id, time });
    this.#ids.add(id);
    if (this.#known.length >= this.#pruneAt) this.#prune();
  }

  /** Its end is not known yet: it is looked at again, after the others that wait. */
  postpone(txHash: string): void {
    this.#open.delete(txHash);
    this.#open.add(txHash);
  }

  /** What gives the cursor of this moment, however late it is asked: most are never asked for. */
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

/** The window that a cursor is of. Throws a `ValidationError` for what is no cursor. */
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
