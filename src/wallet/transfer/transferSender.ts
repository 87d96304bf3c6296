import { raceAbort, throwIfAborted } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { sleep } from "../../core/sleep.js";
import { IdempotencyError, TransactionError } from "../errors.js";
import type { JournalNotes } from "../journal/journalNotes.js";
import type { JournalEntry, TransferJournal } from "../journal/transferJournal.js";
import type { MmnClient } from "../services/mmnClient.js";
import type { SignedTransaction } from "../transaction/transaction.js";
import type { NodePacer } from "./nodePacer.js";
import type { NonceAllocator } from "./nonceAllocator.js";
import type { SlotReader } from "./slotReader.js";
import { type SubmissionOutcome, submitTransaction } from "./submission.js";
import type { Transfer } from "./transfer.js";
import { type TransferOrder, transactionOf } from "./transferOrder.js";
import type { TransferOutcomes } from "./transferOutcomes.js";
import { overCap, type TransferRules } from "./transferRules.js";
import { requireSame, type TransferSigner } from "./transferSigner.js";
import { dedupHashOf, readTrace, signedTextOf, type TransferTrace, traceOfText } from "./transferTrace.js";

export interface TransferSenderOptions {
  readonly node: MmnClient;
  readonly pacer: NodePacer;
  readonly slots: SlotReader;
  readonly nonces: NonceAllocator;
  readonly signer: TransferSigner;
  readonly outcomes: TransferOutcomes;
  readonly notes: JournalNotes;
  readonly rules: TransferRules;
  readonly journal: TransferJournal | undefined;
  /** Whether every text gets a unique mark, so that no other process can have the same text. */
  readonly areMarked: boolean;
  readonly clock: Clock;
}

/** The longest pause before a refused transfer is signed again, in milliseconds. */
const LONGEST_PAUSE_MS = 2_000;

/** Takes a transfer from its order to the node: claims, signs and submits. */
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
        const shared = await this.#options.outcomes.share(claim.heldBy, signal);
        if (shared !== undefined) return shared;
        continue;
      }
      const { trace } = claim;
      const { signed, outcome } = await this.#signAndSubmit(trace, signal);
      if ("error" in outcome) {
        // Only a transfer that was refused before it could be accepted may be signed again.
        const isOver = outcome.kind === "unproven" && isRenewed;
        if (isOver) throw await this.#refused(outcome.error);
        this.invalidate(outcome.kind, signed);
        isRenewed ||= outcome.kind === "unproven";
        replaces = signed.dedupHash;
        if (tries > 0) await this.#pause(tries, signed, outcome.error, signal);
        continue;
      }
      return this.#options.outcomes.settle({ signed, trace, outcome }, signal);
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
          if (replaces !== undefined) await this.#options.notes.update(replaces, { state: "refused" });
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
      await this.#options.notes.discard(dedupHashOf(signedTextOf(trace)));
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
      // It was never sent, so the node cannot have it.
      await this.#options.notes.discard(signed.dedupHash);
      throw error;
    }
  }

  /** Drops the nonce or the credential that was refused, so that the next transfer uses another. */
  invalidate(kind: SubmissionOutcome["kind"], signed: SignedTransaction): void {
    if (kind === "unproven") this.#options.signer.invalidate?.(signed);
    if (kind === "stale") this.#options.slots.invalidate();
  }

  async #signAndSubmit(
    trace: TransferTrace,
    signal: AbortSignal,
  ): Promise<{ readonly signed: SignedTransaction; readonly outcome: SubmissionOutcome }> {
    const signed = await this.sign(trace, signal);
    return { signed, outcome: await this.submit(signed, trace, signal) };
  }

  /** Waits briefly before the transfer is signed again. Throws the last refusal if the time limit is reached. */
  async #pause(tries: number, signed: SignedTransaction, error: TransactionError, signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    const pause = Math.min(2 ** tries * 50, LONGEST_PAUSE_MS);
    await sleep(pause, { clock, signal }).catch(() => undefined);
    if (!signal.aborted) return;
    await this.#options.notes.update(signed.dedupHash, { state: "refused", chainCode: error.chainCode });
    throw error;
  }

  async #refused(error: TransactionError): Promise<TransactionError> {
    const { chainCode, trace } = error;
    await this.#options.notes.update(dedupHashOf(signedTextOf(trace)), { state: "refused", chainCode });
    return error;
  }
}

function requireSameOrder(order: TransferOrder, { signedText, idempotencyKey = "" }: JournalEntry): void {
  const trace = traceOfText(signedText);
  const isSame =
    trace.recipient === order.recipient && trace.units === order.units && trace.textData === order.textData;
  if (isSame) return;
  const why = `belongs to another transfer, to ${trace.recipient}: give each transfer a key of its own`;
  throw new IdempotencyError(idempotencyKey, trace, why);
}
