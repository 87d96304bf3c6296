import type { Clock } from "../../core/clock.js";
import { sleep } from "../../core/sleep.js";
import type { NonceClaims } from "./nonceClaims.js";
import { SLOT_MS, type SlotReader } from "./slotReader.js";
import { signedTextOf, type UnnumberedText } from "./transferTrace.js";

/** How far below the newest slot a nonce is taken, so that enough of its life is left to hand it in again. */
const REACH = 75n;

export interface NonceAllocatorOptions {
  readonly clock: Clock;
  readonly slots: SlotReader;
  readonly claims: NonceClaims;
  /**
   * Whether a nonce that an earlier process may have used is taken only when nothing better comes soon:
   * where no journal tells.
   */
  readonly waitsForFresh: boolean;
  /** Returns a number from 0 up to 1. @default Math.random */
  readonly random?: (() => number) | undefined;
}

/** Slots that are waited for a nonce which no earlier process can have used. */
const PATIENT_SLOTS = 2;

/** A nonce that no other transfer of this process has for the same text. */
export interface AllocatedNonce {
  readonly nonce: bigint;
  /** Whether the wallet was open before this slot: an earlier process cannot have used it. */
  readonly isFresh: boolean;
}

/**
 * Hands out nonces. A nonce is a recent slot number, and what the node takes once is equal signed
 * text: so different orders share the newest nonce, and equal ones get different nonces. When
 * all that are recent enough have been used for a text, the next slot is waited for.
 */
export class NonceAllocator {
  readonly #options: NonceAllocatorOptions;
  readonly #random: () => number;
  /** The newest slot when the wallet began: nonces up to it may have been used by an earlier process. */
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
      // A slot that is smaller than at the beginning: that one was wrong, or the chain began anew.
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
   * The newest that is free, of those that no earlier process can have used. Of the others any:
   * whoever walks down from the newest meets the nonces of the wallet before it.
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
