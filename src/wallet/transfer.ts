import { withDeadline } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { ValidationError } from "../core/errors.js";
import { sleep } from "../core/sleep.js";
import type { ChainTransaction, TransactionStatus } from "./chainTransaction.js";
import { TransactionError, type TransferTrace } from "./errors.js";
import type { MmnClient } from "./mmnClient.js";
import { SLOT_MS } from "./nonceLine.js";

/** How far a transfer is waited for: in a block, or so deep that it cannot change any more. */
export type TransferStage = "confirmed" | "finalized";

export interface TransferWaitOptions {
  /** Milliseconds to wait. Default 60,000. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a transfer needs to follow itself. */
export interface TransferContext {
  readonly node: MmnClient;
  readonly clock: Clock;
  /** Ends with the wallet. */
  readonly life: AbortSignal;
  /** The hash of a transfer whose hash was not told; `undefined` when it is not found yet. */
  readonly locate: (signal: AbortSignal) => Promise<string | undefined>;
  /** Hands the same bytes in again after the node forgot them; answers the new hash. */
  readonly handInAgain: (signal: AbortSignal) => Promise<string | undefined>;
}

const STAGES: readonly string[] = ["confirmed", "finalized"] satisfies TransferStage[];
const LONGEST_PAUSE_MS = 2_000;
/** Look-ups that find nothing, one after another, before the node counts as having forgotten a transaction. */
const FORGOTTEN_AFTER = 3;

/** A transfer that the node has taken. */
export class Transfer {
  /** What names it on the chain when its hash is not known. */
  readonly trace: TransferTrace;
  readonly #context: TransferContext;
  #txHash: string | undefined;
  #status: TransactionStatus = "pending";

  constructor(trace: TransferTrace, txHash: string | undefined, context: TransferContext) {
    this.trace = trace;
    this.#txHash = txHash;
    this.#context = context;
  }

  /** Its hash; `undefined` while it is not known, when the answer that told it was lost. */
  get txHash(): string | undefined {
    return this.#txHash;
  }

  /** As it was when last looked at; `"pending"` at first. */
  get status(): TransactionStatus {
    return this.#status;
  }

  /**
   * Waits until the chain has applied it. Resolves with the transaction. Rejects with
   * `TransactionError` (`failed`) when it was not applied, `TimeoutError` when it takes longer,
   * which says nothing of its end, or the signal's reason; may be called again then.
   */
  async wait(stage: TransferStage = "finalized", options: TransferWaitOptions = {}): Promise<ChainTransaction> {
    if (!STAGES.includes(stage)) throw new ValidationError("stage", 'must be "confirmed" or "finalized"');
    const { timeoutMs = 60_000, signal: given } = options;
    const { clock, life } = this.#context;
    // One of its own: many may wait at once, and each listens.
    const signal = AbortSignal.any(given === undefined ? [life] : [given, life]);
    const what = `the transfer to ${this.trace.recipient}, to be ${stage}`;
    return withDeadline({ what, timeoutMs, signal, clock }, (ends) => this.#follow(stage, ends));
  }

  async #follow(stage: TransferStage, signal: AbortSignal): Promise<ChainTransaction> {
    const { clock } = this.#context;
    let missed = 0;
    for (let pause = SLOT_MS; ; pause = Math.min(pause * 1.25, LONGEST_PAUSE_MS)) {
      const transaction = await this.#look(signal);
      if (transaction !== undefined && this.#has(stage)) return transaction;
      missed = transaction === undefined ? missed + 1 : 0;
      if (missed >= FORGOTTEN_AFTER && this.#txHash !== undefined) {
        this.#txHash = await this.#context.handInAgain(signal);
        missed = 0;
      }
      await sleep(pause, { clock, signal });
    }
  }

  #has(stage: TransferStage): boolean {
    return this.#status === "finalized" || (this.#status === "confirmed" && stage === "confirmed");
  }

  async #look(signal: AbortSignal): Promise<ChainTransaction | undefined> {
    this.#txHash ??= await this.#context.locate(signal);
    if (this.#txHash === undefined) return undefined;
    const transaction = await this.#context.node.getTransaction(this.#txHash, { signal });
    if (transaction === undefined) return undefined;
    this.#status = transaction.status;
    if (transaction.status !== "failed") return transaction;
    const message = `the transfer to ${this.trace.recipient} failed; nothing was moved: ${transaction.failure || "no reason given"}`;
    throw new TransactionError("failed", message, { trace: this.trace, txHash: this.#txHash });
  }
}

/** A transfer on its way to the node, which can be waited for in one go: `await wallet.transfer(…).wait()`. */
export interface TransferPromise extends Promise<Transfer> {
  /** Waits until the node has taken it and the chain has applied it: see {@link Transfer.wait}. */
  wait(stage?: TransferStage, options?: TransferWaitOptions): Promise<ChainTransaction>;
}

/** Gives a promise of a transfer its `wait`. */
export function waitable(transfer: Promise<Transfer>): TransferPromise {
  return Object.assign(transfer, {
    wait: async (stage?: TransferStage, options?: TransferWaitOptions) => (await transfer).wait(stage, options),
  });
}
