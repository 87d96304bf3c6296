import { withDeadline } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { TimeoutError } from "../../core/errors.js";
import { SingleFlight } from "../../core/singleFlight.js";
import { ChainError } from "../errors.js";

/** Duration of a slot in milliseconds. */
export const SLOT_MS = 400;
/** Number of slots after which the node refuses a nonce as too old. */
export const VALID_SLOTS = 150n;
/** The nonce that an empty chain returns: one less than slot 0, modulo 2^64. */
const NOTHING_YET = 2n ** 64n - 1n;
/** Milliseconds for one read with its retries and pauses. Callers that are still waiting then start another read. */
const READING_MS = 10_000;

export interface SlotReaderOptions {
  readonly clock: Clock;
  /** Returns the node's current nonce, which is one less than its newest final slot. */
  readonly readCurrent: (signal: AbortSignal) => Promise<bigint>;
}

/**
 * Reads the newest final slot, which is the newest nonce, at most once per slot for all callers together. The slot may
 * decrease if a node behind a load balancer lags, a wrong response is corrected, or a chain is restarted.
 */
export class SlotReader {
  readonly #options: SlotReaderOptions;
  readonly #asking = new SingleFlight<bigint>();
  #newest: bigint | undefined;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(options: SlotReaderOptions) {
    this.#options = options;
  }

  /** Rejects as the node's client does, or with the signal's reason. */
  async newest(signal: AbortSignal): Promise<bigint> {
    const age = this.#options.clock.now() - this.#readAt;
    if (this.#newest !== undefined && age >= 0 && age < SLOT_MS) return this.#newest;
    for (;;) {
      try {
        return await this.#asking.run("newest", (ends) => this.#read(ends), signal);
      } catch (error) {
        // The read took too long, for example because a busy node asked for a pause of minutes: start another.
        if (signal.aborted || !(error instanceof TimeoutError)) throw error;
      }
    }
  }

  /** Called when the value is wrong or out of date: the next caller asks the node. */
  invalidate(): void {
    this.#readAt = Number.NEGATIVE_INFINITY;
  }

  async #read(signal: AbortSignal): Promise<bigint> {
    const { clock } = this.#options;
    const options = { what: "the chain's newest slot", timeoutMs: READING_MS, signal, clock };
    const slot = await withDeadline(options, async (ends) => {
      const first = await this.#ask(ends);
      // A wrong response differs from the next one, while a restarted chain returns the same again.
      return this.#isSurprising(first) ? this.#ask(ends) : first;
    });
    this.#newest = slot;
    this.#readAt = clock.now();
    return slot;
  }

  async #ask(signal: AbortSignal): Promise<bigint> {
    const current = await this.#options.readCurrent(signal);
    if (current !== NOTHING_YET) return current + 1n;
    throw new ChainError({
      call: "account.getcurrentnonce",
      said: "the chain has no final slot yet: try again later",
    });
  }

  #isSurprising(slot: bigint): boolean {
    if (this.#newest === undefined) return false;
    const distance = slot > this.#newest ? slot - this.#newest : this.#newest - slot;
    return distance > VALID_SLOTS;
  }
}
