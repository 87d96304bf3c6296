import { VALID_SLOTS } from "./slotReader.js";

/**
 * Shortest time for which a claim is kept, in milliseconds. It is needed because two chains in one process may be at
 * different slots.
 */
const KEPT_MS = 5 * 60_000;

interface Claim {
  readonly nonce: bigint;
  readonly claimedAt: number;
}

/**
 * The texts that the wallets of this process have signed. It ensures that no two sign the same text, since the node
 * accepts equal text only once. A claim is kept until its nonce is too old to be used again.
 */
export class NonceClaims {
  /** By the signed text without its nonce. */
  readonly #byText = new Map<string, Map<bigint, Claim>>();
  #sweptAt: bigint | undefined;

  isClaimed(unnumbered: string, nonce: bigint): boolean {
    return this.#byText.get(unnumbered)?.has(nonce) === true;
  }

  claim(unnumbered: string, claim: Claim): void {
    const claims = this.#byText.get(unnumbered) ?? new Map<bigint, Claim>();
    this.#byText.set(unnumbered, claims.set(claim.nonce, claim));
  }

  /** Removes claims whose nonce is too old to be used. */
  sweep(slot: bigint, now: number): void {
    if (slot === this.#sweptAt) return;
    this.#sweptAt = slot;
    for (const [text, claims] of this.#byText) {
      for (const { nonce, claimedAt } of claims.values()) {
        const isNear = nonce + VALID_SLOTS >= slot && nonce <= slot + VALID_SLOTS;
        if (!isNear && Math.abs(now - claimedAt) >= KEPT_MS) claims.delete(nonce);
      }
      if (claims.size === 0) this.#byText.delete(text);
    }
  }

  get size(): number {
    let size = 0;
    for (const claims of this.#byText.values()) size += claims.size;
    return size;
  }
}

/** Shared by all wallets of this process. */
export const processClaims = new NonceClaims();
