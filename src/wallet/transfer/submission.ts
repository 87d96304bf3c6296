import type { components } from "../../../generated/rest/chain.js";
import { abortError, raceAbort } from "../../core/abort.js";
import { causesOf, codeOf } from "../../core/causes.js";
import type { Clock } from "../../core/clock.js";
import { ConnectionError, toError } from "../../core/errors.js";
import { sleep } from "../../core/sleep.js";
import { ChainError, TransactionError } from "../errors.js";
import type { AddTransactionAnswer, MmnClient } from "../services/mmnClient.js";
import { pauseAfter } from "../services/retryRead.js";
import type { SignedTransaction } from "../transaction/transaction.js";
import type { NodePacer } from "./nodePacer.js";
import type { TransferTrace } from "./transferTrace.js";

type ServiceErrorCode = components["schemas"]["ServiceErrorCode"];

export interface SubmissionOptions {
  readonly node: MmnClient;
  readonly pacer: NodePacer;
  readonly clock: Clock;
  /** Aborts the attempts. */
  readonly signal: AbortSignal;
}

/**
 * The result of submitting a transaction.
 *
 * - `taken`: the node has accepted it and returned its hash.
 * - `held`: after a lost response the node reported that it already has this text.
 * - `foreign`: the node reported this for the first attempt, so the text is another transfer's.
 * - `stale`, `unproven`: it was refused for its nonce, or its signature or proof, before it could be accepted. It may
 * be signed again.
 * - `lost`: it may have been accepted, but no response confirms it.
 */
export type SubmissionOutcome =
  | { readonly kind: "taken"; readonly txHash: string }
  | { readonly kind: "held" }
  | { readonly kind: "foreign" | "stale" | "unproven"; readonly error: TransactionError }
  | { readonly kind: "lost"; readonly cause: Error };

/** Number of attempts whose responses may be lost. After these, the transaction is searched for on the chain. */
const MOST_LOST = 3;
/** Number of attempts that may fail to reach the node. Refusals for the rate do not count. */
const MOST_UNREACHED = 8;

/**
 * Codes with which `tx.addtx` refuses a transaction before it accepts anything. Any other code, such as
 * `internal_error`, may be returned after the transaction was accepted.
 */
const REFUSALS: ReadonlySet<string> = new Set([
  "invalid_request",
  "invalid_amount",
  "invalid_signature",
  "nonce_too_low",
  "nonce_too_high",
  "account_not_found",
  "insufficient_funds",
] satisfies ServiceErrorCode[]);
/** Texts of refusals without a code, before anything is accepted. */
const PLAIN_REFUSALS = /^(invalid tx$|memo too long: )/;
/** JSON-RPC: the request, the method or its parameters are invalid. They never reached the node's handler. */
const UNHANDLED_CALLS: ReadonlySet<number> = new Set([-32_600, -32_601, -32_602]);
/** HTTP statuses of requests that never reached the node's handler, from the node or a proxy in front of it. */
const UNHANDLED_STATUSES: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 413, 415]);
const TOO_MANY_REQUESTS = 429;

/** Longest pause between two attempts in milliseconds, even if a failing node asks for more. */
const LONGEST_PAUSE_MS = 5_000;

/**
 * Submits one signed transaction. After a lost response the same bytes are submitted again, which cannot move anything
 * twice. From then on a refusal says nothing about the first attempt.
 *
 * @throws {TransactionError} (`refused`), or the failure if the node was never reached.
 */
export async function submitTransaction(
  signed: SignedTransaction,
  trace: TransferTrace,
  options: SubmissionOptions,
): Promise<SubmissionOutcome> {
  return new Submission(signed, trace, options).run();
}

class Submission {
  readonly #signed: SignedTransaction;
  readonly #trace: TransferTrace;
  readonly #options: SubmissionOptions;
  /** The failure with which the first response was lost. Once it is set, the node may have the transaction. */
  #lost: Error | undefined;
  #losses = 0;
  #unreached = 0;

  constructor(signed: SignedTransaction, trace: TransferTrace, options: SubmissionOptions) {
    this.#signed = signed;
    this.#trace = trace;
    this.#options = options;
  }

  async run(): Promise<SubmissionOutcome> {
    const { pacer, clock, signal } = this.#options;
    while (this.#losses < MOST_LOST) {
      try {
        await pacer.wait("submit", signal);
      } catch (error) {
        if (this.#lost === undefined) throw error;
        break;
      }
      const { outcome, failure } = await this.#attempt();
      if (outcome !== undefined) return outcome;
      if (isRateLimited(failure)) continue;
      const pause = Math.min(pauseAfter(failure, this.#losses + this.#unreached + 1), LONGEST_PAUSE_MS);
      // The signal is checked during the wait for the next turn.
      await sleep(pause, { clock, signal }).catch(() => undefined);
    }
    return { kind: "lost", cause: this.#lost ?? abortError(signal) };
  }

  async #attempt(): Promise<
    | { readonly outcome: SubmissionOutcome; readonly failure?: undefined }
    | { readonly outcome?: undefined; readonly failure: Error }
  > {
    const { node, signal } = this.#options;
    try {
      const answer = await raceAbort(node.addTransaction(this.#signed, { signal }), signal);
      const outcome = judge(answer, this.#trace, this.#lost);
      if (outcome !== undefined) return { outcome };
      return { failure: new ChainError({ call: "tx.addtx", said: "too much waits for a block" }) };
    } catch (error) {
      if (error instanceof TransactionError) throw error;
      const failure = toError(error);
      this.#weigh(failure);
      return { failure };
    }
  }

  /**
   * Records whether the node may have the transaction. Throws if it certainly does not, and another attempt would fail
   * too.
   */
  #weigh(failure: Error): void {
    if (isRateLimited(failure)) {
      this.#options.pacer.pause(failure.retryAfterMs);
      return;
    }
    if (isUnhandled(failure) && this.#lost === undefined) throw refusal(this.#trace, failure);
    if (!wasNeverSent(failure)) {
      this.#lost ??= failure;
      this.#losses += 1;
      return;
    }
    this.#unreached += 1;
    if (this.#unreached >= MOST_UNREACHED && this.#lost === undefined) throw failure;
  }
}

/** Returns the result for a response; `undefined` if the bytes must be submitted again after a pause. */
function judge(
  answer: AddTransactionAnswer,
  trace: TransferTrace,
  lost: Error | undefined,
): SubmissionOutcome | undefined {
  if (answer.ok) {
    if (answer.txHash !== undefined) return { kind: "taken", txHash: answer.txHash };
    throw new ChainError({ call: "tx.addtx", said: "it was taken, and its hash was not told" });
  }
  if (lost !== undefined)
    return answer.chainCode === "duplicate_transaction" ? { kind: "held" } : { kind: "lost", cause: lost };
  const error = refusal(trace, failureOf(answer));
  switch (answer.chainCode) {
    case "duplicate_transaction":
      return { kind: "foreign", error };
    case "mempool_full":
      return undefined;
    case "nonce_too_high":
    case "nonce_too_low":
      return { kind: "stale", error };
    case "invalid_signature":
      return { kind: "unproven", error };
    default:
      if (isRefusal(answer)) throw error;
      throw failureOf(answer);
  }
}

function isRefusal({ chainCode, said }: Refusal): boolean {
  return chainCode === undefined ? PLAIN_REFUSALS.test(said) : REFUSALS.has(chainCode);
}

type Refusal = Extract<AddTransactionAnswer, { readonly ok: false }>;

function failureOf({ chainCode, said }: Refusal): ChainError {
  return new ChainError({ call: "tx.addtx", chainCode, said });
}

function refusal(trace: TransferTrace, cause: Error): TransactionError {
  const chainCode = cause instanceof ChainError ? cause.chainCode : undefined;
  const { recipient, nonce } = trace;
  const message = `the node did not take the transfer to ${recipient} (nonce ${nonce}); nothing was moved: ${cause.message}`;
  return new TransactionError("refused", message, { trace, chainCode, cause });
}

/** Whether a rate limit refused the request before it was read. */
function isRateLimited(failure: Error): failure is ChainError {
  return failure instanceof ChainError && failure.httpStatus === TOO_MANY_REQUESTS;
}

/**
 * Whether it is certain that the request did not reach the node's handler, and that repeating it unchanged is useless.
 */
function isUnhandled(failure: Error): boolean {
  if (!(failure instanceof ChainError)) return false;
  const { httpStatus, rpcCode } = failure;
  if (httpStatus !== undefined) return UNHANDLED_STATUSES.has(httpStatus);
  return rpcCode !== undefined && UNHANDLED_CALLS.has(rpcCode);
}

/**
 * Codes of a connection that was never made. Others, such as an unreachable host, may occur after a request was
 * written.
 */
const NEVER_CONNECTED: ReadonlySet<string | undefined> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/** Whether no host received the request. */
function wasNeverSent(error: Error): boolean {
  return error instanceof ConnectionError && causesOf(error).some((each) => NEVER_CONNECTED.has(codeOf(each)));
}
