import { withTimeLimit } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import type { Logger } from "../../core/logger.js";
import { requireOneOf } from "../../core/requireOneOf.js";
import { IdempotencyError } from "../errors.js";
import { JournalNotes } from "../journal/journalNotes.js";
import type { JournalState, TransferJournal } from "../journal/transferJournal.js";
import { Credentials, type ProofCheck } from "../proof/credentials.js";
import type { IndexerClient } from "../services/indexerClient.js";
import type { MmnClient } from "../services/mmnClient.js";
import type { ProverClient } from "../services/proverClient.js";
import type { SignedTransaction } from "../transaction/transaction.js";
import { ChainReader } from "./chainReader.js";
import { NodePacer } from "./nodePacer.js";
import { NonceAllocator } from "./nonceAllocator.js";
import { processClaims } from "./nonceClaims.js";
import type { PreparedTransfer } from "./preparedTransfer.js";
import { SlotReader } from "./slotReader.js";
import type { TrackedTransfer } from "./trackedTransfer.js";
import type { Transfer, TransferContext } from "./transfer.js";
import type { TransferFinding } from "./transferFinding.js";
import { type TransferOrder, transactionOf } from "./transferOrder.js";
import { TransferOutcomes } from "./transferOutcomes.js";
import type { TransferRules } from "./transferRules.js";
import { TransferSender } from "./transferSender.js";
import { CredentialSigner, requireSame, type TransferSigner } from "./transferSigner.js";
import { dedupHashOf, signedTextOf, type TransferTrace, traceOfText } from "./transferTrace.js";
import { TransferTracker } from "./transferTracker.js";

/** The wallet's own signer: a prover proves its keys. */
export interface ProverSigning {
  readonly prover: ProverClient;
  /** Returns the newest `id_token` of a session of that user. Called when a proof is needed. */
  readonly idToken: () => string | Promise<string>;
  /**
   * Whether proofs are verified with the verifying key. In every mode their form is checked, and that they belong to
   * this user, key and address.
   *
   * @default "warn"
   */
  readonly verifyProof?: ProofCheck | undefined;
  /** The verifying key: gnark's binary form, in base64. @default the public one, see `publicVerifyingKey` */
  readonly verifyingKey?: string | undefined;
  readonly signer?: undefined;
}

/** An external signer, with its own keys and proofs. */
export interface ForeignSigning {
  readonly signer: TransferSigner;
  readonly prover?: undefined;
  readonly idToken?: undefined;
  readonly verifyProof?: undefined;
  readonly verifyingKey?: undefined;
}

export type SigningOptions = ProverSigning | ForeignSigning;

export interface TransferEngineOptions {
  readonly userId: string;
  readonly address: string;
  readonly node: MmnClient;
  readonly indexer: IndexerClient | undefined;
  readonly journal: TransferJournal | undefined;
  readonly signing: SigningOptions;
  readonly rules: TransferRules;
  readonly areMarked: boolean;
  readonly requestsPerSecond: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly life: AbortSignal;
  readonly checkOf: TransferContext["checkOf"];
}

/** Milliseconds for which a transfer without a waiting caller is followed for the journal. */
const SETTLING_MS = 5 * 60_000;
const MARKED: Readonly<Partial<Record<TransferFinding["state"], JournalState>>> = {
  pending: "taken",
  confirmed: "taken",
  finalized: "finalized",
  failed: "failed",
  expired: "expired",
};

/** Assembles all parts that handle a transfer, from its order to its outcome. There is one engine per wallet. */
export class TransferEngine {
  readonly tracker: TransferTracker;
  readonly #options: TransferEngineOptions;
  readonly #sender: TransferSender;
  readonly #outcomes: TransferOutcomes;
  readonly #notes: JournalNotes;
  readonly #context: TransferContext;
  #opening: Promise<void> | undefined;

  constructor(options: TransferEngineOptions) {
    const { address, node, indexer, journal, rules, areMarked, clock, logger, life } = options;
    this.#options = options;
    const pacer = new NodePacer({ clock, perSecond: options.requestsPerSecond });
    const readCurrent = async (signal: AbortSignal): Promise<bigint> => {
      await pacer.wait("read", signal);
      return node.getCurrentNonce(address, { signal });
    };
    const slots = new SlotReader({ clock, readCurrent });
    const oldestSought = (): bigint => this.tracker.oldestSought;
    const reader = new ChainReader({ address, node, indexer, pacer, slots, clock, oldestSought });
    this.tracker = new TransferTracker({
      reader,
      clock,
      onFinding: (tracked) => this.#note(tracked),
      resubmit: async ({ signed }, signal) => {
        if (signed === undefined) return undefined;
        await pacer.wait("submit", signal);
        const answer = await node.addTransaction(signed, { signal });
        return answer.ok ? answer.txHash : undefined;
      },
    });
    const watch: TransferContext["watch"] = (tracked, isEnough, signal) =>
      this.tracker.watch(tracked, isEnough, signal);
    this.#context = { clock, life, watch, checkOf: options.checkOf };
    this.#notes = new JournalNotes(journal, logger);
    this.#outcomes = new TransferOutcomes({
      ...{ journal, clock, tracker: this.tracker, notes: this.#notes, context: this.#context },
      onTaken: (tracked) => {
        if (journal !== undefined) this.#settle(tracked);
      },
    });
    this.#sender = new TransferSender({
      ...{ node, pacer, slots, journal, rules, areMarked, clock, notes: this.#notes, outcomes: this.#outcomes },
      nonces: new NonceAllocator({
        clock,
        slots,
        claims: processClaims,
        waitsForFresh: journal === undefined && !areMarked,
      }),
      signer: signerOf(options),
    });
  }

  /**
   * Opens the journal and starts to search for the unfinished transfers of an earlier wallet. Runs once, and again
   * after a failure.
   */
  async open(): Promise<void> {
    if (this.#options.journal === undefined) return;
    this.#opening ??= this.#open(this.#options.journal).catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async send(order: TransferOrder, signal: AbortSignal): Promise<Transfer> {
    await this.open();
    return this.#sender.send(order, signal);
  }

  async prepare(order: TransferOrder, signal: AbortSignal): Promise<PreparedTransfer> {
    await this.open();
    await this.#sender.prepare(signal);
    const claim = await this.#sender.claim(order, undefined, signal);
    if (!("trace" in claim)) {
      const trace = traceOfText(claim.heldBy.signedText);
      throw new IdempotencyError(claim.heldBy.idempotencyKey ?? "", trace, "was used for this transfer before");
    }
    const { trace } = claim;
    return { trace, transaction: transactionOf(trace, trace.nonce), signedText: signedTextOf(trace) };
  }

  sign({ trace }: PreparedTransfer, signal: AbortSignal): Promise<SignedTransaction> {
    return this.#sender.sign(trace, signal);
  }

  async submit(
    { trace, transaction }: PreparedTransfer,
    signed: SignedTransaction,
    signal: AbortSignal,
  ): Promise<Transfer> {
    requireSame(transaction, signed);
    const outcome = await this.#sender.submit(signed, trace, signal);
    if (!("error" in outcome)) return this.#outcomes.settle({ signed, trace, outcome }, signal);
    this.#sender.invalidate(outcome.kind, signed);
    await this.discard(trace);
    throw outcome.error;
  }

  /** Releases a text that was not submitted. */
  async discard(trace: TransferTrace): Promise<void> {
    await this.#options.journal?.discard(dedupHashOf(signedTextOf(trace)));
  }

  /** Returns the current state of a transfer: when its outcome is known, or when the signal aborts. */
  async find(trace: TransferTrace, signal: AbortSignal): Promise<TransferFinding> {
    await this.open();
    const tracked = this.tracker.track(trace);
    const entry = await this.#options.journal?.find(tracked.dedupHash);
    for (const txHash of [trace.txHash, entry?.txHash]) if (txHash !== undefined) tracked.take(txHash);
    try {
      return await this.tracker.watch(tracked, () => false, signal);
    } catch {
      return tracked.finding;
    }
  }

  async #open(journal: TransferJournal): Promise<void> {
    await journal.open();
    const left = await journal.listUnsettled(this.#options.address);
    for (const { signedText, txHash } of left) {
      const tracked = this.tracker.track(traceOfText(signedText));
      if (txHash !== undefined) tracked.take(txHash);
      this.#settle(tracked);
    }
  }

  /** Follows a transfer without a waiting caller, so that its outcome is stored in the journal. */
  #settle(tracked: TrackedTransfer): void {
    const { clock, life } = this.#options;
    const limits = { clock, ms: SETTLING_MS, signal: life };
    withTimeLimit(limits, (ends) => this.tracker.watch(tracked, () => false, ends)).catch(() => undefined);
  }

  #note({ dedupHash, finding, txHash }: TrackedTransfer): void {
    const state = MARKED[finding.state];
    if (state !== undefined) void this.#notes.update(dedupHash, { state, txHash });
  }
}

function signerOf({ userId, address, signing, logger, clock, life }: TransferEngineOptions): TransferSigner {
  if (signing.signer !== undefined) return signing.signer;
  const { verifyProof = "warn", verifyingKey, prover, idToken } = signing;
  requireOneOf(verifyProof, "verifyProof", ["strict", "warn", "off"]);
  return new CredentialSigner(
    new Credentials({ userId, address, prover, idToken, verifyProof, verifyingKey, logger, clock, life }),
  );
}
