import { withTimeLimit } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { sleep } from "../../core/sleep.js";
import { TransactionError } from "../errors.js";
import type { JournalNotes } from "../journal/journalNotes.js";
import type { JournalEntry, TransferJournal } from "../journal/transferJournal.js";
import type { SignedTransaction } from "../transaction/transaction.js";
import { SLOT_MS } from "./slotReader.js";
import type { SubmissionOutcome } from "./submission.js";
import type { TrackedTransfer } from "./trackedTransfer.js";
import { Transfer, type TransferContext } from "./transfer.js";
import type { TransferFinding } from "./transferFinding.js";
import { type TransferTrace, traceOfText } from "./transferTrace.js";
import type { TransferTracker } from "./transferTracker.js";

export interface TransferOutcomesOptions {
  readonly tracker: TransferTracker;
  readonly journal: TransferJournal | undefined;
  readonly notes: JournalNotes;
  readonly context: TransferContext;
  /** Called with each transfer that the node has accepted. */
  readonly onTaken: (tracked: TrackedTransfer) => void;
  readonly clock: Clock;
}

/** A submission that was not refused. */
interface Submission {
  readonly signed: SignedTransaction;
  readonly trace: TransferTrace;
  readonly outcome: Extract<SubmissionOutcome, { readonly kind: "taken" | "held" | "lost" }>;
}

/** Milliseconds for which to search for a transfer that the node has accepted without returning its hash. */
const NAMING_MS = 10_000;

/** Finds the outcome of submitted transfers: accepted, lost, or made by another process with the same key. */
export class TransferOutcomes {
  readonly #options: TransferOutcomesOptions;

  constructor(options: TransferOutcomesOptions) {
    this.#options = options;
  }

  /** Returns the transfer for a submission that was not refused. */
  async settle({ signed, trace, outcome }: Submission, signal: AbortSignal): Promise<Transfer> {
    const { tracker, clock } = this.#options;
    const tracked = tracker.track(trace);
    tracked.signed = signed;
    tracked.submittedAt = clock.now();
    if (outcome.kind === "taken") {
      tracked.take(outcome.txHash);
      await this.#options.notes.update(signed.dedupHash, { state: "taken", txHash: outcome.txHash });
      return this.#taken(tracked);
    }
    // If another process may have sent the same text, it is not certain that the node has this transfer.
    if (outcome.kind === "held" && !trace.isAmbiguous) {
      await this.#options.notes.update(signed.dedupHash, { state: "taken" });
      await this.#name(tracked, signal);
      return this.#taken(tracked);
    }
    return this.#lookFor(tracked, signal, outcome.kind === "lost" ? outcome.cause : undefined);
  }

  /** Searches for the hash of an accepted transfer, for a limited time. */
  async #name(tracked: TrackedTransfer, signal: AbortSignal): Promise<void> {
    const { tracker, clock } = this.#options;
    const limits = { clock, ms: NAMING_MS, signal };
    await withTimeLimit(limits, (ends) =>
      tracker.watch(tracked, ({ transaction }) => transaction !== undefined, ends),
    ).catch(() => undefined);
  }

  /** Searches for a transfer that may have been accepted. If the signal aborts first, its outcome is unknown. */
  async #lookFor(tracked: TrackedTransfer, signal: AbortSignal, cause: unknown): Promise<Transfer> {
    const { tracker } = this.#options;
    const { trace, dedupHash } = tracked;
    let failure = cause;
    try {
      const { state } = await tracker.watch(tracked, isKnown, signal);
      if (state !== "expired") return this.#taken(tracked);
    } catch (error) {
      failure ??= error;
    }
    if (tracked.finding.state === "expired") throw expired(trace, failure);
    await this.#options.notes.update(dedupHash, { state: "unknown" });
    throw this.#unknown(trace, failure);
  }

  /**
   * Waits for the outcome of a transfer that already has the key, here or in another process. Returns `undefined` if
   * it was never submitted, so that the key is free again.
   */
  async share(heldBy: JournalEntry, signal: AbortSignal): Promise<Transfer | undefined> {
    const { tracker } = this.#options;
    for (let entry: JournalEntry | undefined = heldBy; entry !== undefined; ) {
      const trace = traceOfText(entry.signedText);
      const tracked = tracker.track(trace);
      if (entry.txHash !== undefined) tracked.take(entry.txHash);
      if (entry.state === "taken" || entry.state === "finalized") return this.#taken(tracked);
      if (entry.state === "expired") return undefined;
      if (entry.state === "refused" || entry.state === "failed") throw ended(entry, trace);
      const over = new AbortController();
      const ends = AbortSignal.any([signal, over.signal]);
      try {
        // The process that signed it stores its outcome. If that process has ended, the outcome is read from the chain.
        const seen = tracker.watch(tracked, isKnown, ends).then(() => undefined);
        entry = await Promise.race([seen, this.#nextEntry(entry, ends)]);
      } catch (error) {
        throw this.#unknown(trace, error);
      } finally {
        over.abort();
      }
      if (isKnown(tracked.finding) && tracked.finding.state !== "expired") return this.#taken(tracked);
    }
    return undefined;
  }

  /** Returns the entry of a key once it has changed; `undefined` if it was removed. */
  async #nextEntry(entry: JournalEntry, signal: AbortSignal): Promise<JournalEntry | undefined> {
    const { journal, clock } = this.#options;
    for (;;) {
      await sleep(SLOT_MS, { clock, signal });
      const next = await journal?.findByKey(entry.sender, entry.idempotencyKey ?? "");
      const hasChanged = next?.dedupHash !== entry.dedupHash || next.state !== entry.state;
      if (hasChanged) return next;
    }
  }

  #taken(tracked: TrackedTransfer): Transfer {
    this.#options.onTaken(tracked);
    return new Transfer(tracked, this.#options.context);
  }

  #unknown(trace: TransferTrace, cause: unknown): TransactionError {
    const { recipient, nonce } = trace;
    const message = `the transfer to ${recipient} (nonce ${nonce}) was handed in, but no answer says whether it was taken: ask check() before sending again`;
    return new TransactionError("unknown", message, { trace, cause, check: this.#options.context.checkOf(trace) });
  }
}

function isKnown({ state }: TransferFinding): boolean {
  return state !== "unknown";
}

function expired(trace: TransferTrace, cause: unknown): TransactionError {
  const message = `the transfer to ${trace.recipient} (nonce ${trace.nonce}) was not taken and cannot be taken any more; nothing was moved`;
  return new TransactionError("expired", message, { trace, cause });
}

/** Returns the error that another caller of the same key received. */
function ended({ state, chainCode, txHash }: JournalEntry, trace: TransferTrace): TransactionError {
  const outcome = state === "failed" ? "failed" : "refused";
  const reason = chainCode === undefined ? "" : `: ${chainCode}`;
  const message = `the transfer to ${trace.recipient}, which another call with the same key made, was ${outcome}; nothing was moved${reason}`;
  return new TransactionError(outcome, message, { trace, chainCode, txHash });
}
