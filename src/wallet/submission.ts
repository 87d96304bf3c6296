import { abortError, raceAbort } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { ConnectionError, toError } from "../core/errors.js";
import { sleep } from "../core/sleep.js";
import { ChainError, TransactionError, type TransferTrace } from "./errors.js";
import type { AddTransactionAnswer, MmnClient } from "./mmnClient.js";
import { pauseAfter } from "./retryRead.js";
import type { SignedTransaction } from "./transaction.js";

export interface SubmissionOptions {
  readonly node: MmnClient;
  readonly clock: Clock;
  /** Ends the attempts; what is not known by then stays unknown. */
  readonly signal: AbortSignal;
}

/**
 * What handing a transaction in came to. `taken` without a hash: the node said that it has it
 * already. `stale`: it was refused for its nonce before it could have been taken, so that it
 * may be signed again with another one; likewise `unproven` for its signature or proof.
 */
export type SubmissionOutcome =
  | { readonly kind: "taken"; readonly txHash: string | undefined }
  | { readonly kind: "stale" | "unproven"; readonly error: TransactionError };

/** Attempts that may come to nothing before the outcome is left unknown. */
const MOST_ATTEMPTS = 8;

/**
 * Hands in one signed transaction until the node has said what became of it. When an answer is
 * lost the very same bytes are handed in again, which cannot move anything twice.
 *
 * Throws a `TransactionError`: `refused`, or `unknown` when no answer settled it.
 */
export async function submitTransaction(
  signed: SignedTransaction,
  trace: TransferTrace,
  { node, clock, signal }: SubmissionOptions,
): Promise<SubmissionOutcome> {
  // Whether the node may hold it already: an attempt was made whose answer is not known.
  let mayBeTaken = false;
  const givenUp = (cause: unknown): Error => (mayBeTaken ? unknown(trace, cause) : toError(cause));
  for (let attempt = 1; ; attempt += 1) {
    if (signal.aborted) throw givenUp(abortError(signal));
    let failure: Error;
    try {
      const answer = await raceAbort(node.addTransaction(signed, { signal }), signal);
      if (answer.ok) return { kind: "taken", txHash: answer.txHash };
      const outcome = judge(answer, trace, mayBeTaken);
      if (outcome !== undefined) return outcome;
      failure = new ChainError({ call: "tx.addtx", ...answer });
    } catch (error) {
      if (error instanceof TransactionError) throw error;
      failure = toError(error);
      if (isRefusal(failure)) throw mayBeTaken ? unknown(trace, failure) : refusal(trace, failure);
      mayBeTaken ||= mayHaveBeenRead(failure);
    }
    if (attempt >= MOST_ATTEMPTS) throw givenUp(failure);
    // An abort is looked at above.
    await sleep(pauseAfter(failure, attempt), { clock, signal }).catch(() => undefined);
  }
}

/** What a refusal settles; `undefined` when it settles nothing and the bytes are to be handed in again. */
function judge(
  { chainCode, said }: Extract<AddTransactionAnswer, { ok: false }>,
  trace: TransferTrace,
  mayBeTaken: boolean,
): SubmissionOutcome | undefined {
  const failure = new ChainError({ call: "tx.addtx", chainCode, said });
  switch (chainCode) {
    case "duplicate_transaction":
      return { kind: "taken", txHash: undefined };
    case "mempool_full":
      return undefined;
    // The node looks at nonce and signature before it looks for duplicates: that it refuses a
    // second attempt for these says nothing of the first.
    case "nonce_too_high":
      return mayBeTaken ? undefined : { kind: "stale", error: refusal(trace, failure) };
    case "nonce_too_low":
      if (mayBeTaken) throw unknown(trace, failure);
      return { kind: "stale", error: refusal(trace, failure) };
    case "invalid_signature":
      if (mayBeTaken) throw unknown(trace, failure);
      return { kind: "unproven", error: refusal(trace, failure) };
    // The rest is said of the content, which the first attempt had too, or after a duplicate would have been found.
    default:
      throw refusal(trace, failure);
  }
}

function refusal(trace: TransferTrace, cause: Error): TransactionError {
  const chainCode = cause instanceof ChainError ? cause.chainCode : undefined;
  const message = `the node did not take ${describe(trace)}; nothing was moved: ${cause.message}`;
  return new TransactionError("refused", message, { trace, chainCode, cause });
}

function unknown(trace: TransferTrace, cause: unknown): TransactionError {
  const message = `${describe(trace)} was handed in, but no answer says whether it was taken: look for it in the wallet's history before sending again`;
  return new TransactionError("unknown", message, { trace, cause });
}

/** Whether the request may have reached the node's handler: not when nobody listened, or a limit turned it away. */
function mayHaveBeenRead(error: unknown): boolean {
  if (error instanceof ChainError) return error.httpStatus !== 429;
  return !(error instanceof ConnectionError && wasNeverSent(error));
}

/** The node's own word that it did not carry the call out. */
function isRefusal(error: unknown): error is ChainError {
  if (!(error instanceof ChainError)) return false;
  const { httpStatus, rpcCode } = error;
  if (httpStatus !== undefined)
    return httpStatus >= 400 && httpStatus < 500 && httpStatus !== 408 && httpStatus !== 429;
  return rpcCode !== undefined && rpcCode <= -32_600;
}

function wasNeverSent(error: Error): boolean {
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    if ("code" in each && typeof each.code === "string" && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(each.code))
      return true;
  }
  return false;
}

function describe({ recipient, nonce }: TransferTrace): string {
  return `the transfer to ${recipient} (nonce ${nonce})`;
}
