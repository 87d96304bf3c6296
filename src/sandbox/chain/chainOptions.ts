import { ValidationError } from "../../core/errors.js";
import { isInstalled } from "../../core/importOptional.js";

/** How a sandbox makes proofs. */
export type SandboxProofs = "circuit" | "simulated";

/** Options of the sandbox's chain. Each has a default. */
export interface SandboxChainOptions {
  /**
   * The final slot in the beginning, a decimal string. With "0" the chain is empty, and the node returns the nonce
   * 2^64-1; a slot above 2^53 shows whether a client keeps all digits.
   *
   * @default "1000"
   */
  readonly firstSlot?: string | undefined;
  /**
   * How proofs are made. `"circuit"` makes real ones with snarkjs. `"simulated"` makes proofs that verify but prove
   * nothing, from secrets of the sandbox's own set-up. The node's key is that of the set-up. Clients see no difference.
   *
   * @default "circuit" if snarkjs is installed, "simulated" otherwise
   */
  readonly proofs?: SandboxProofs | undefined;
  /** The key with which the node verifies proofs, in gnark's form in base64. @default the sandbox's own */
  readonly verifyingKey?: string | undefined;
  /** Requests per second that the node accepts from one address, and at once; `Infinity` for no limit. @default 100 */
  readonly requestsPerSecond?: number | undefined;
  /** Number of slots that the indexer is behind the final one. @default 5, which is two seconds */
  readonly indexerLagSlots?: number | undefined;
}

/** The options with all defaults. */
export interface ResolvedChainOptions {
  readonly firstSlot: bigint;
  readonly proofs: SandboxProofs;
  /** `undefined` for the sandbox's own. */
  readonly verifyingKey: string | undefined;
  readonly requestsPerSecond: number;
  readonly indexerLagSlots: number;
}

const MAX_SLOT = 2n ** 63n;
const KINDS_OF_PROOFS: readonly string[] = ["circuit", "simulated"] satisfies SandboxProofs[];

/** Fills in the defaults. @throws {ValidationError} that names the wrong option. */
export function resolveChainOptions(options: SandboxChainOptions): ResolvedChainOptions {
  const { firstSlot = "1000", requestsPerSecond = 100, indexerLagSlots = 5, verifyingKey } = options;
  const { proofs = isInstalled("snarkjs") ? "circuit" : "simulated" } = options;
  if (!KINDS_OF_PROOFS.includes(proofs)) throw new ValidationError("chain.proofs", 'must be "circuit" or "simulated"');
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
  return { firstSlot: BigInt(firstSlot), proofs, verifyingKey, requestsPerSecond, indexerLagSlots };
}
