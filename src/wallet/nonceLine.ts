import { raceAbort } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { SharedWork } from "../core/sharedWork.js";
import { sleep } from "../core/sleep.js";
import { ChainError } from "./errors.js";

/** Milliseconds of a slot: how long an asked-for number counts as current. */
export const SLOT_MS = 400;
/** Slots after which the node refuses a nonce as too old. */
const VALID_SLOTS = 150n;
/** How far below the newest slot a nonce is taken, so that enough of its life is left to hand it in again. */
const REACH = 75n;
/** What an empty chain answers: one less than its slot 0. */
const NOTHING_YET = 2n ** 64n - 1n;

export interface NonceLineOptions {
  readonly clock: Clock;
  /** The node's current nonce: a transaction takes it plus 1. */
  readonly readCurrent: () => Promise<bigint>;
}

/**
 * Hands out the nonces of one wallet, none twice. A nonce is a recent slot number, so the
 * newest is followed by those below it; when too many of a slot are taken the next slot is
 * waited for. Equal transfers thereby never have equal bytes, which the node would take for
 * one transfer handed in twice.
 */
export class NonceLine {
  readonly #options: NonceLineOptions;
  readonly #asking = new SharedWork<bigint>();
  readonly #taken = new Set<bigint>();
  #newest = 0n;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(options: NonceLineOptions) {
    this.#options = options;
  }

  /** A nonce that this wallet has not used. Rejects as the node's client does, or with the signal's reason. */
  async next(signal: AbortSignal): Promise<bigint> {
    for (;;) {
      const newest = await raceAbort(this.#current(), signal);
      const lowest = newest > REACH ? newest - REACH : 1n;
      for (let nonce = newest; nonce >= lowest; nonce -= 1n) {
        if (this.#taken.has(nonce)) continue;
        this.#taken.add(nonce);
        return nonce;
      }
      await sleep(SLOT_MS, { clock: this.#options.clock, signal });
    }
  }

  /** The node refused a nonce that was handed out: what it said last is out of date. */
  refresh(): void {
    this.#readAt = Number.NEGATIVE_INFINITY;
  }

  /** Whether the node would still take a nonce, by its newest slot. Rejects as the node's client does. */
  async isAlive(nonce: bigint): Promise<boolean> {
    return nonce + VALID_SLOTS >= (await this.#current());
  }

  async #current(): Promise<bigint> {
    const { clock } = this.#options;
    if (clock.now() - this.#readAt < SLOT_MS) return this.#newest;
    return this.#asking.run("current", async () => {
      const current = await this.#options.readCurrent();
      if (current === NOTHING_YET)
        throw new ChainError({
          call: "account.getcurrentnonce",
          said: "the chain has no final slot yet: try again later",
        });
      // A node behind a balancer may lag: a slot number never goes back.
      if (current + 1n > this.#newest) this.#newest = current + 1n;
      this.#readAt = clock.now();
      for (const nonce of this.#taken) if (nonce + VALID_SLOTS < this.#newest) this.#taken.delete(nonce);
      return this.#newest;
    });
  }
}
