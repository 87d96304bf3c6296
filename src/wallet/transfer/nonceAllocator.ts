import type { Clock } from "../../core/clock.js";
import { sleep } from "../../core/sleep.js";
import type { NonceClaims } from "./nonceClaims.js";
import { SLOT_MS, type SlotReader } from "./slotReader.js";
import { signedTextOf, type UnnumberedText } from "./transferTrace.js";

/**
 * Largest number of slots by which a nonce may be older than the newest slot, so that there is time left to resubmit
 * it.
 */
const REACH = 75n;

export interface NonceAllocatorOptions {
  readonly clock: Clock;
  readonly slots: SlotReader;
  readonly claims: NonceClaims;
  /** Whether to wait a short time for a nonce that no earlier process can have used. Set without a journal. */
  readonly waitsForFresh: boolean;
  /** Returns a number from 0 up to 1. @default Math.random */
  readonly random?: (() => number) | undefined;
}

/** Number of slots to wait for a nonce that no earlier process can have used. */
const PATIENT_SLOTS = 2;

/** A nonce that no other transfer of this process has used with the same text. */
export interface AllocatedNonce {
  readonly nonce: bigint;
  /** Whether the wallet was opened before this slot, so that no earlier process can have used it. */
  readonly isFresh: boolean;
}

/**
 * Allocates nonces. A nonce is a recent slot number, and the node accepts equal signed text only once. So different
 * orders may share the newest nonce, while equal orders get different nonces. If every recent nonce was used with a
 * text, the allocator waits for the next slot.
 */
export class NonceAllocator {
  readonly #options: NonceAllocatorOptions;
  readonly #random: () => number;
  /** The newest slot when the wallet was opened: an earlier process may have used nonces up to it. */
  #beganAt: bigint | undefined;

  constructor(options: NonceAllocatorOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
  }

  /** Claims a nonce for a text. Rejects as the node's client does, or with the signal's reason. */
  async next(text: UnnumberedText, signal: AbortSignal): Promise<AllocatedNonce> {
    const { clock, slots, claims } = this.#options;
    const unnumbered = signedTextOf({ ...text, nonce: 0n });
    for (let waited = 0; ; waited += 1) {
      const newest = await slots.newest(signal);
      // The slot is smaller than at the beginning: that one was wrong, or the chain was restarted.
      if (this.#beganAt === undefined || newest < this.#beganAt) this.#beganAt = newest;
      claims.sweep(newest, clock.now());
      const isTooSoon = this.#options.waitsForFresh && newest === this.#beganAt && waited < PATIENT_SLOTS;
      const nonce = isTooSoon ? undefined : this.#pick(unnumbered, newest);
      if (nonce !== undefined) {
        claims.claim(unnumbered, { nonce, claimedAt: clock.now() });
        return { nonce, isFresh: nonce > this.#beganAt };
      }
      await sleep(SLOT_MS, { clock, signal });
    }
  }

  /**
   * Returns the newest free nonce that no earlier process can have used. If there is none, returns a random one of the
   * others: an earlier wallet has most likely used the newest of them.
   */
  #pick(unnumbered: string, newest: bigint): bigint | undefined {
    const { claims } = this.#options;
    const lowest = newest > REACH ? newest - REACH : 1n;
    const shared: bigint[] = [];
    for (let nonce = newest; nonce >= lowest; nonce -= 1n) {
      if (claims.isClaimed(unnumbered, nonce)) continue;
      if (nonce === newest || nonce > (this.#beganAt ?? newest)) return nonce;
      shared.push(nonce);
    }
    return shared[Math.floor(this.#random() * shared.length)];
  }
}
