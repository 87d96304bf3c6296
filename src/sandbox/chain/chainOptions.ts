import { ValidationError } from "../../core/errors.js";

/** How the sandbox's chain behaves. Everything has a default. */
export interface SandboxChainOptions {
  /**
   * The slot that is final in the beginning, a decimal string; "1000" by default. With "0" the chain is empty, and
   * the node names the nonce 2^64-1; a slot above 2^53 shows whether a client keeps all digits.
   */
  readonly firstSlot?: string | undefined;
  /** The key the node checks proofs against, in gnark's form in base64; the sandbox's own by default. */
  readonly verifyingKey?: string | undefined;
  /** Requests a second that the node takes from one address, and at once; 100 by default, `Infinity` for no limit. */
  readonly requestsPerSecond?: number | undefined;
  /** Slots the indexer is behind what is final; 5 by default, which is two seconds. */
  readonly indexerLagSlots?: number | undefined;
}

/** The same with every default filled in. */
export interface ResolvedChainOptions {
  readonly firstSlot: bigint;
  /** `undefined` for the sandbox's own. */
  readonly verifyingKey: string | undefined;
  readonly requestsPerSecond: number;
  readonly indexerLagSlots: number;
}

const MAX_SLOT = 2n ** 63n;

/** Fills in the defaults. Throws a `ValidationError` that names the faulty option. */
export function resolveChainOptions(options: SandboxChainOptions): ResolvedChainOptions {
  const { firstSlot = "1000", requestsPerSecond = 100, indexerLagSlots = 5, verifyingKey } = options;
  if (!/^\d{1,19}$/.test(firstSlot) || BigInt(firstSlot) > MAX_SLOT) {
    throw new ValidationError("chain.firstSlot", `must be a decimal string of at most ${MAX_SLOT}`);
  }
  if (!(requestsPerSecond >= 1)) throw new ValidationError("chain.requestsPerSecond", "must be a number, at least 1");
  if (!Number.isInteger(indexerLagSlots) || indexerLagSlots < 0) {
    throw new ValidationError("chain.indexerLagSlots", "must be a whole number of slots, 0 or more");
  }
  if (verifyingKey !== undefined && !/^[A-Za-z0-9+/]+={0,2}$/.test(verifyingKey)) {
    throw new ValidationError("chain.verifyingKey", "must be a key in gnark's binary form, in base64");
  }
  return { firstSlot: BigInt(firstSlot), verifyingKey, requestsPerSecond, indexerLagSlots };
}
