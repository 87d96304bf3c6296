import { ValidationError } from "../../core/errors.js";
import { printable } from "../../core/printable.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOneOf } from "../../core/requireOneOf.js";
import { requireOptions } from "../../core/requireOptions.js";
import { addressMeant, addressOfUser } from "./addresses.js";
import { type Blockchain, FAUCET } from "./blockchain.js";
import type { ChainEntry } from "./chainEntry.js";
import type { SandboxProofs } from "./chainOptions.js";
import type { ChainFaults } from "./faults/chainFaults.js";
import { CHAIN_ID } from "./indexer/lists.js";
import { type SandboxAmount, tokensOf, unitsOf } from "./tokens.js";

/** A transaction as the sandbox's node stores it. In JSON its bigints are decimal strings. */
export interface SandboxTransaction {
  readonly hash: string;
  /** 0 transfer by proof, 1 transfer by key, 2 user content. */
  readonly type: number;
  readonly sender: string;
  readonly recipient: string;
  /** In tokens, such as "12.5". */
  readonly amount: string;
  /** The same amount in base units. */
  readonly units: bigint;
  readonly textData: string;
  readonly extraInfo: string;
  readonly nonce: bigint;
  /** Slot of its block; 0 while it waits. */
  readonly slot: bigint;
  /** Milliseconds since 1970 at which the node accepted it. */
  readonly timestamp: number;
  readonly status: "pending" | "confirmed" | "finalized" | "failed";
  /** Why it failed; empty otherwise. */
  readonly error: string;
}

export interface ChainRestartOptions {
  /**
   * What to do with transactions that are in no block yet: lose them, as a single node does, or keep them. @default
   * "lost"
   */
  readonly mempool?: "lost" | "kept" | undefined;
}

const RESTART: KeysOf<ChainRestartOptions> = { mempool: true };

interface SandboxChainParts {
  readonly chain: Blockchain;
  readonly faults: ChainFaults;
  readonly verifyingKey: string;
  readonly proofs: SandboxProofs;
  readonly indexerLagSlots: number;
}

const STATUSES = ["pending", "confirmed", "finalized", "failed"] as const;

/**
 * The sandbox's token chain, for tests. Its proofs are valid in this sandbox only, and its tokens are worth nothing.
 */
export class SandboxChain {
  /** Number of the chain in the indexer's addresses. */
  readonly chainId = CHAIN_ID;
  /** The key with which the node verifies proofs, in gnark's form in base64. */
  readonly verifyingKey: string;
  /** Whether the prover makes real proofs, with snarkjs and a circuit, or simulated ones. */
  readonly proofs: SandboxProofs;
  /** Makes the node, the prover and the indexer fail. */
  readonly faults: ChainFaults;
  readonly #chain: Blockchain;
  readonly #lagSlots: number;

  /** @internal Created by the sandbox. */
  constructor({ chain, faults, verifyingKey, proofs, indexerLagSlots }: SandboxChainParts) {
    this.#chain = chain;
    this.faults = faults;
    this.verifyingKey = verifyingKey;
    this.proofs = proofs;
    this.#lagSlots = indexerLagSlots;
  }

  /** The last final slot. */
  get slot(): bigint {
    return this.#chain.slot;
  }

  /** The sum of all balances, in tokens. Never changes. */
  get totalSupply(): string {
    return tokensOf(this.#chain.ledger.supply);
  }

  /** Returns the wallet of a user. */
  addressOf(userId: string): string {
    return addressOfUser(userId);
  }

  /** Returns a balance in tokens, such as "12.5"; "0" for a wallet that never received anything. */
  balanceOf(userIdOrAddress: string): string {
    return tokensOf(this.unitsOf(userIdOrAddress));
  }

  /** Returns a balance in base units. */
  unitsOf(userIdOrAddress: string): bigint {
    this.#chain.catchUp();
    return this.#chain.ledger.balanceOf(addressMeant(userIdOrAddress));
  }

  /**
   * Gives a user tokens, `"12.5"` or `{ units: 12_500_000n }`, from the unassigned supply, immediately and without a
   * transaction.
   *
   * @throws {ValidationError} if the supply is too small.
   */
  fund(userIdOrAddress: string, amount: SandboxAmount): void {
    const transfer = { sender: FAUCET, recipient: addressMeant(userIdOrAddress), amount: unitsOf(amount) };
    const refusal = this.#chain.ledger.move(transfer);
    if (refusal !== undefined) throw new ValidationError("amount", `cannot be given: ${refusal}`);
  }

  /** Transactions that the node accepted, oldest first; at most the newest 100,000. */
  transactions(): readonly SandboxTransaction[] {
    this.#chain.catchUp();
    return this.#chain.entries().map(showTransaction);
  }

  /** Ends a number of slots immediately, independently of the clock. */
  advance(slots = 1): void {
    if (!(Number.isSafeInteger(slots) && slots >= 0)) throw new ValidationError("slots", "must be a whole number");
    this.#chain.catchUp();
    this.#chain.advance(slots);
  }

  /** Ends slots until no transaction waits and the indexer knows everything. */
  settle(): void {
    // One slot to enter a block, one to become final.
    this.advance(2 + this.#lagSlots);
  }

  /**
   * Stops transactions from entering blocks while slots pass, as if the block producers were unreachable. Waiting
   * transactions do not expire. Ends with `release()`, or with the scope of a `using` declaration.
   */
  holdMempool(): Disposable & { release(): void } {
    this.#chain.hold(true);
    const release = (): void => this.#chain.hold(false);
    return { release, [Symbol.dispose]: release };
  }

  /** Restarts the node: transactions that were in no block are lost unless the options say otherwise. */
  restart(options: ChainRestartOptions = {}): void {
    requireOptions(options, RESTART);
    const { mempool = "lost" } = options;
    requireOneOf(mempool, "mempool", ["lost", "kept"]);
    this.#chain.restart(mempool === "kept");
  }
}

/** Shows a transaction as tests see it. */
export function showTransaction({ tx, hash, slot, status, error }: ChainEntry): SandboxTransaction {
  const { type, sender, recipient, textData, extraInfo, nonce } = tx;
  return printable({
    ...{ hash, type, sender, recipient, textData, extraInfo, nonce, slot, error },
    amount: tokensOf(tx.amount),
    units: tx.amount,
    timestamp: Number(tx.timestamp),
    status: STATUSES[status],
  });
}
