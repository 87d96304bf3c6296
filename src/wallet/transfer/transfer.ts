import { withDeadline } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { TimeoutError, ValidationError } from "../../core/errors.js";
import { requireCallOptions } from "../../core/requireWaitOptions.js";
import { TransactionError } from "../errors.js";
import type { ChainTransaction, TransactionStatus } from "../transaction/chainTransaction.js";
import type { TrackedTransfer } from "./trackedTransfer.js";
import type { TransferFinding } from "./transferFinding.js";
import { readTrace, type TransferTrace } from "./transferTrace.js";

/** What to wait for: that the transfer is in a block (`confirmed`), or that it is final (`finalized`). */
export type TransferStage = "confirmed" | "finalized";

export interface TransferWaitOptions {
  /**
   * Milliseconds to wait.
   *
   * @default 60_000
   */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The functions with which a transfer is followed. */
export interface TransferContext {
  readonly clock: Clock;
  /** Aborted when the wallet is closed. */
  readonly life: AbortSignal;
  /** Waits until a finding is sufficient. */
  readonly watch: (
    tracked: TrackedTransfer,
    isEnough: (finding: TransferFinding) => boolean,
    signal: AbortSignal,
  ) => Promise<TransferFinding>;
  /** Checks again after an unknown outcome. */
  readonly checkOf: (trace: TransferTrace) => TransactionError["check"];
}

const STAGES: readonly string[] = ["confirmed", "finalized"] satisfies TransferStage[];

/** A transfer that the node has accepted. */
export class Transfer {
  readonly #tracked: TrackedTransfer;
  readonly #context: TransferContext;

  constructor(tracked: TrackedTransfer, context: TransferContext) {
    this.#tracked = tracked;
    this.#context = context;
  }

  /** Identifies the transfer on the chain, even if its hash is not known. Can be stored. */
  get trace(): TransferTrace {
    return readTrace({ ...this.#tracked.trace, txHash: this.txHash });
  }

  /** Its hash; `undefined` if it is not known because the response that contained it was lost. */
  get txHash(): string | undefined {
    return this.#tracked.txHash;
  }

  /** Its status at the last read; `"pending"` before the first. */
  get status(): TransactionStatus {
    return this.#tracked.finding.transaction?.status ?? "pending";
  }

  /**
   * Waits until the chain has applied the transfer. Resolves with the transaction. Rejects with `TransactionError`:
   * `failed` if it was not applied, `expired` if it was lost before it was in a block, `unknown` if its outcome is not
   * known by the deadline; with `TimeoutError` if it takes longer, or with the signal's reason. After all but `failed`
   * and `expired` it may be called again.
   */
  async wait(stage: TransferStage = "finalized", options: TransferWaitOptions = {}): Promise<ChainTransaction> {
    if (!STAGES.includes(stage)) throw new ValidationError("stage", 'must be "confirmed" or "finalized"');
    requireCallOptions(options);
    const { timeoutMs = 60_000, signal: given } = options;
    const { clock, life, watch } = this.#context;
    // Each call has its own signal, because many callers may wait at once and each adds a listener.
    const signal = AbortSignal.any(given === undefined ? [life] : [given, life]);
    const what = `the transfer to ${this.trace.recipient}, to be ${stage}`;
    const isEnough = ({ state }: TransferFinding): boolean => state === "confirmed" && stage === "confirmed";
    try {
      const deadline = { what, timeoutMs, signal, clock };
      return this.#appliedBy(await withDeadline(deadline, (ends) => watch(this.#tracked, isEnough, ends)));
    } catch (error) {
      // The last read did not find it: that is more important than the timeout.
      if (!(error instanceof TimeoutError) || this.#tracked.missed === 0) throw error;
      throw this.#unknown(error);
    }
  }

  #appliedBy({ state, transaction }: TransferFinding): ChainTransaction {
    const { trace, txHash } = this;
    if (state === "expired") {
      const message = `the transfer to ${trace.recipient} got lost before it was in a block and cannot be taken any more; nothing was moved`;
      throw new TransactionError("expired", message, { trace, txHash });
    }
    if (transaction === undefined) throw this.#unknown(undefined);
    if (state !== "failed") return transaction;
    const message = `the transfer to ${trace.recipient} failed; nothing was moved: ${transaction.failure || "no reason given"}`;
    throw new TransactionError("failed", message, { trace, txHash });
  }

  #unknown(cause: unknown): TransactionError {
    const { trace, txHash } = this;
    const message = `the transfer to ${trace.recipient} was taken, but nobody shows it now: ask check(), or wait again, before sending again`;
    return new TransactionError("unknown", message, { trace, txHash, cause, check: this.#context.checkOf(trace) });
  }
}

/** The promise of a transfer, with its own `wait`: `await wallet.transfer(…).wait()`. */
export interface TransferPromise extends Promise<Transfer> {
  /** Waits until the node has accepted it and the chain has applied it: see {@link Transfer.wait}. */
  wait(stage?: TransferStage, options?: TransferWaitOptions): Promise<ChainTransaction>;
}

/** Adds `wait` to a promise of a transfer. */
export function waitable(transfer: Promise<Transfer>): TransferPromise {
  return Object.assign(transfer, {
    wait: async (stage?: TransferStage, options?: TransferWaitOptions) => {
      // A copy: the caller may change it while the transfer is on its way.
      const given = options && { ...options };
      return (await transfer).wait(stage, given);
    },
  });
}
