import { raceAbort, throwIfAborted } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { toError } from "../../core/errors.js";
import type { Logger } from "../../core/logger.js";
import { sleep } from "../../core/sleep.js";
import { IdempotencyError, TransactionError } from "../errors.js";
import type { JournalEntry, JournalUpdate, TransferJournal } from "../journal/transferJournal.js";
import type { MmnClient } from "../services/mmnClient.js";
import type { SignedTransaction } from "../transaction/transaction.js";
import type { NodePacer } from "./nodePacer.js";
import type { NonceAllocator } from "./nonceAllocator.js";
import { SLOT_MS, type SlotReader } from "./slotReader.js";
import { type SubmissionOutcome, submitTransaction } from "./submission.js";
import type { TrackedTransfer } from "./trackedTransfer.js";
import { Transfer, type TransferContext } from "./transfer.js";
import type { TransferFinding } from "./transferFinding.js";
import { type TransferOrder, transactionOf } from "./transferOrder.js";
import { overCap, type TransferRules } from "./transferRules.js";
import { requireSame, type TransferSigner } from "./transferSigner.js";
import { dedupHashOf, readTrace, signedTextOf, type TransferTrace, traceOfText } from "./transferTrace.js";
import type { TransferTracker } from "./transferTracker.js";

export interface TransferSenderOptions {
  readonly node: MmnClient;
  readonly pacer: NodePacer;
  readonly slots: SlotReader;
  readonly nonces: NonceAllocator;
  readonly signer: TransferSigner;
  readonly tracker: TransferTracker;
  readonly rules: TransferRules;
  readonly journal: TransferJournal | undefined;
  /** Whether every text gets a unique mark, so that it cannot be another process's. */
  readonly areMarked: boolean;
  readonly context: TransferContext;
  /** Called with each transfer that the node has accepted. */
  readonly onTaken: (tracked: TrackedTransfer) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How long to look for a transfer that the node has accepted without returning its hash, in milliseconds. */
const NAMING_MS = 10_000;
const LONGEST_PAUSE_MS = 2_000;

/** Takes a transfer from its order to the node: claims, signs and submits, until its outcome is known. */
export class TransferSender {
  readonly #options: TransferSenderOptions;

  constructor(options: TransferSenderOptions) {
    this.#options = options;
  }

  /** Sends an order. Every wait in it ends with the signal. */
  async send(order: TransferOrder, signal: AbortSignal): Promise<Transfer> {
    let replaces: string | undefined;
    let isRenewed = false;
    for (let tries = 0; ; tries += 1) {
      await this.prepare(signal);
      const claim = await this.claim(order, replaces, signal);
      if (!("trace" in claim)) {
        const shared = await this.#share(claim.heldBy, signal);
        if (shared !== undefined) return shared;
        continue;
      }
      const { trace } = claim;
      const { signed, outcome } = await this.#handIn(trace, signal);
      if ("error" in outcome) {
        // The node refused it before it could be accepted: only then may it be signed again.
        const isOver = outcome.kind === "unproven" && isRenewed;
        if (isOver) throw await this.#refused(outcome.error);
        if (outcome.kind === "unproven") this.#options.signer.invalidate?.(signed);
        if (outcome.kind === "stale") this.#options.slots.invalidate();
        isRenewed ||= outcome.kind === "unproven";
        replaces = signed.dedupHash;
        if (tries > 0) await this.#pause(tries, signed, outcome.error, signal);
        continue;
      }
      return this.settle(signed, trace, outcome, signal);
    }
  }

  /** Prepares the signer. Does not wait for a signer that ignores the signal. */
  async prepare(signal: AbortSignal): Promise<void> {
    const { signer } = this.#options;
    if (signer.prepare !== undefined) await raceAbort(signer.prepare({ signal }), signal);
  }

  /** Claims a nonce for an order, or returns the transfer that has its key. Rejects with the errors of the rules. */
  async claim(
    order: TransferOrder,
    replaces: string | undefined,
    signal: AbortSignal,
  ): Promise<{ readonly trace: TransferTrace } | { readonly heldBy: JournalEntry }> {
    const { nonces, journal, rules, clock, areMarked } = this.#options;
    for (;;) {
      const { nonce, isFresh } = await nonces.next(order, signal);
      const isAmbiguous = journal === undefined && !isFresh && !areMarked;
      const { sender, recipient, units, textData, extraInfo, idempotencyKey } = order;
      const trace = readTrace({ sender, recipient, units, textData, extraInfo, nonce, isAmbiguous });
      if (journal === undefined) return { trace };
      throwIfAborted(signal);
      const signedText = signedTextOf(trace);
      const dedupHash = dedupHashOf(signedText);
      const createdAt = clock.now();
      const result = await journal.claim({
        entry: { dedupHash, sender, recipient, units, nonce, idempotencyKey, signedText, createdAt },
        replaces,
        caps: rules.capsFor(order),
      });
      switch (result.kind) {
        case "claimed":
          return { trace };
        case "text_taken":
          continue;
        case "over_cap":
          if (replaces !== undefined) await this.#note(replaces, { state: "refused" });
          throw overCap(result.cap, result.spent);
        case "key_taken":
          requireSameOrder(order, result.entry);
          return { heldBy: result.entry };
      }
    }
  }

  /** Signs a claimed transfer. If it rejects, nothing was submitted. */
  async sign(trace: TransferTrace, signal: AbortSignal): Promise<SignedTransaction> {
    try {
      const transaction = transactionOf(trace, trace.nonce);
      const signed = await raceAbort(this.#options.signer.sign(transaction, { signal }), signal);
      requireSame(transaction, signed);
      throwIfAborted(signal);
      return signed;
    } catch (error) {
      await this.#discard(dedupHashOf(signedTextOf(trace)));
      throw error;
    }
  }

  /** Submits a signed transfer. Returns its outcome. */
  async submit(signed: SignedTransaction, trace: TransferTrace, signal: AbortSignal): Promise<SubmissionOutcome> {
    const { node, pacer, clock } = this.#options;
    try {
      return await submitTransaction(signed, trace, { node, pacer, clock, signal });
    } catch (error) {
      if (error instanceof TransactionError) throw await this.#refused(error);
      // It was never sent: nobody can have it.
      await this.#discard(signed.dedupHash);
      throw error;
    }
  }

  /** Returns the transfer for a submission that was not refused. */
  async settle(
    signed: SignedTransaction,
    trace: TransferTrace,
    outcome: Extract<SubmissionOutcome, { readonly kind: "taken" | "held" | "lost" }>,
    signal: AbortSignal,
  ): Promise<Transfer> {
    const { tracker, clock } = this.#options;
    const tracked = tracker.track(trace);
    tracked.signed = signed;
    tracked.handedInAt = clock.now();
    if (outcome.kind === "taken") {
      tracked.take(outcome.txHash);
      await this.#note(signed.dedupHash, { state: "taken", txHash: outcome.txHash });
      return this.#taken(tracked);
    }
    // That the node has this text proves nothing if another process may have sent it.
    if (outcome.kind === "held" && !trace.isAmbiguous) {
      await this.#note(signed.dedupHash, { state: "taken" });
      await this.#name(tracked, signal);
      return this.#taken(tracked);
    }
    return this.#lookFor(tracked, signal, outcome.kind === "lost" ? outcome.cause : undefined);
  }

  async #handIn(
    trace: TransferTrace,
    signal: AbortSignal,
  ): Promise<{ readonly signed: SignedTransaction; readonly outcome: SubmissionOutcome }> {
    const signed = await this.sign(trace, signal);
    return { signed, outcome: await this.submit(signed, trace, signal) };
  }

  /** Waits briefly before the transfer is signed again; if the time is over by then, throws the last refusal. */
  async #pause(tries: number, signed: SignedTransaction, error: TransactionError, signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    const pause = Math.min(2 ** tries * 50, LONGEST_PAUSE_MS);
    await sleep(pause, { clock, signal }).catch(() => undefined);
    if (!signal.aborted) return;
    await this.#note(signed.dedupHash, { state: "refused", chainCode: error.chainCode });
    throw error;
  }

  /** Looks for the hash of a transfer that the node has, for a limited time. */
  async #name(tracked: TrackedTransfer, signal: AbortSignal): Promise<void> {
    const { tracker, clock } = this.#options;
    const patience = new AbortController();
    const timer = clock.setTimeout(() => patience.abort(), NAMING_MS);
    const ends = AbortSignal.any([signal, patience.signal]);
    await tracker.watch(tracked, ({ transaction }) => transaction !== undefined, ends).catch(() => undefined);
    clock.clearTimeout(timer);
  }

  /** Looks for a transfer that may have been accepted until the signal aborts: then its outcome is unknown. */
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
    await this.#note(dedupHash, { state: "unknown" });
    throw this.#unknown(trace, failure);
  }

  /**
   * Waits for the outcome of a transfer that already has the key, here or in another process. Returns `undefined` if
   * it was never submitted, so that the key is free again.
   */
  async #share(heldBy: JournalEntry, signal: AbortSignal): Promise<Transfer | undefined> {
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
        // The process that signed it stores its outcome; if that process is gone, the chain tells it.
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

  /** Returns the entry of a key once it has changed; `undefined` if there is none any more. */
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

  async #refused(error: TransactionError): Promise<TransactionError> {
    const { chainCode, trace } = error;
    await this.#note(dedupHashOf(signedTextOf(trace)), { state: "refused", chainCode });
    return error;
  }

  /** A state that cannot be stored now is found out again when a wallet opens. */
  async #note(dedupHash: string, update: JournalUpdate): Promise<void> {
    await this.#options.journal?.update(dedupHash, update).catch((error: unknown) => this.#warn(error));
  }

  async #discard(dedupHash: string): Promise<void> {
    await this.#options.journal?.discard(dedupHash).catch((error: unknown) => this.#warn(error));
  }

  #warn(error: unknown): void {
    this.#options.logger.warn({ err: toError(error) }, "the transfer journal could not be written");
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

function requireSameOrder(order: TransferOrder, { signedText, idempotencyKey = "" }: JournalEntry): void {
  const trace = traceOfText(signedText);
  const isSame =
    trace.recipient === order.recipient && trace.units === order.units && trace.textData === order.textData;
  if (isSame) return;
  const why = `belongs to another transfer, to ${trace.recipient}: give each transfer a key of its own`;
  throw new IdempotencyError(idempotencyKey, trace, why);
}
