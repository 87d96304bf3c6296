import { ValidationError } from "../../core/errors.js";
import { printable } from "../../core/printable.js";
import { addressMeant, addressOfUser } from "./addresses.js";
import { type Blockchain, FAUCET } from "./blockchain.js";
import type { ChainEntry } from "./chainEntry.js";
import type { ChainFaults } from "./faults/chainFaults.js";
import { CHAIN_ID } from "./indexer/lists.js";
import { type SandboxAmount, tokensOf, unitsOf } from "./tokens.js";

/** A transaction as the sandbox's node holds it. JSON has its bigints as decimal strings. */
export interface SandboxTransaction {
  readonly hash: string;
  /** 0 transfer by proof, 1 transfer by key, 2 user content. */
  readonly type: number;
  readonly sender: string;
  readonly recipient: string;
  /** In tokens, such as "12.5". */
  readonly amount: string;
  /** The same in base units. */
  readonly units: bigint;
  readonly textData: string;
  readonly extraInfo: string;
  readonly nonce: bigint;
  /** Slot of its block; 0 while it waits. */
  readonly slot: bigint;
  /** Milliseconds since 1970 at which the node took it. */
  readonly timestamp: number;
  readonly status: "pending" | "confirmed" | "finalized" | "failed";
  /** Why it failed; empty otherwise. */
  readonly error: string;
}

export interface ChainRestartOptions {
  /** What becomes of transactions that are in no block yet: "lost", the default, as with a lone node; or "kept". */
  readonly mempool?: "lost" | "kept" | undefined;
}

interface SandboxChainParts {
  readonly chain: Blockchain;
  readonly faults: ChainFaults;
  readonly verifyingKey: string;
  readonly indexerLagSlots: number;
}

const STATUSES = ["pending", "confirmed", "finalized", "failed"] as const;

/**
 * The sandbox's token chain as a test sees it. Its proofs are good here and
 * nowhere else, and its tokens are worth nothing.
 */
export class SandboxChain {
  /** What the indexer calls the chain. */
  readonly chainId = CHAIN_ID;
  /** The key the node checks proofs against, in gnark's form in base64. */
  readonly verifyingKey: string;
  /** Makes the node, the prover and the indexer fail. */
  readonly faults: ChainFaults;
  readonly #chain: Blockchain;
  readonly #lagSlots: number;

  /** Made by the sandbox. */
  constructor({ chain, faults, verifyingKey, indexerLagSlots }: SandboxChainParts) {
    this.#chain = chain;
    this.faults = faults;
    this.verifyingKey = verifyingKey;
    this.#lagSlots = indexerLagSlots;
  }

  /** The last slot that is final. */
  get slot(): bigint {
    return this.#chain.slot;
  }

  /** The sum of all balances, in tokens. Never changes. */
  get totalSupply(): string {
    return tokensOf(this.#chain.ledger.supply);
  }

  /** The wallet of a user. */
  addressOf(userId: string): string {
    return addressOfUser(userId);
  }

  /** What somebody has, in tokens such as "12.5"; "0" when they never received anything. */
  balanceOf(userIdOrAddress: string): string {
    return tokensOf(this.unitsOf(userIdOrAddress));
  }

  /** The same in base units. */
  unitsOf(userIdOrAddress: string): bigint {
    this.#chain.catchUp();
    return this.#chain.ledger.balanceOf(addressMeant(userIdOrAddress));
  }

  /**
   * Gives somebody tokens, `"12.5"` or `{ units: 12_500_000n }`, out of what nobody has yet, at once and without a
   * transaction. Throws a `ValidationError` when that is not enough.
   */
  fund(userIdOrAddress: string, amount: SandboxAmount): void {
    const transfer = { sender: FAUCET, recipient: addressMeant(userIdOrAddress), amount: unitsOf(amount) };
    const refusal = this.#chain.ledger.move(transfer);
    if (refusal !== undefined) throw new ValidationError("amount", `cannot be given: ${refusal}`);
  }

  /** What the node took, oldest first; at most the newest 100,000. */
  transactions(): readonly SandboxTransaction[] {
    this.#chain.catchUp();
    return this.#chain.entries().map(showTransaction);
  }

  /** Lets slots pass at once, whatever the clock says. */
  advance(slots = 1): void {
    if (!(Number.isSafeInteger(slots) && slots >= 0)) throw new ValidationError("slots", "must be a whole number");
    this.#chain.catchUp();
    this.#chain.advance(slots);
  }

  /** Lets slots pass until nothing waits and the indexer knows everything. */
  settle(): void {
    // One slot to enter a block, one to become final.
    this.advance(2 + this.#lagSlots);
  }

  /**
   * Lets no transaction enter a block while slots pass, as when those who make blocks are cut off:
   * what waits goes on waiting, however old its nonce becomes. Ends with `release()`, or with the
   * scope of a `using` declaration.
   */
  holdMempool(): Disposable & { release(): void } {
    this.#chain.hold(true);
    const release = (): void => this.#chain.hold(false);
    return { release, [Symbol.dispose]: release };
  }

  /** A node that is started again: what was in no block is lost unless said otherwise. */
  restart({ mempool = "lost" }: ChainRestartOptions = {}): void {
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
