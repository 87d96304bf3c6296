import { within } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { toError, ValidationError } from "../../core/errors.js";
import type { Logger } from "../../core/logger.js";
import { type KeysOf, requireKnownKeys } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOneOf } from "../../core/requireOneOf.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import { TransactionError } from "../errors.js";
import type { ChainTransaction } from "../transaction/chainTransaction.js";
import type { Transfer, TransferStage } from "./transfer.js";
import type { TransferOptions, TransferOrder } from "./transferOrder.js";

export interface TransferManyOptions {
  /**
   * How far each transfer is followed: until the node has accepted it, it is in a block, or it is final.
   *
   * @default "finalized"
   */
  readonly stage?: "taken" | TransferStage | undefined;
  /** Called with each result. An error that it throws is logged. */
  readonly onProgress?: ((result: TransferResult, progress: TransferProgress) => void) | undefined;
  /** Ends the transfers that are not finished. Those that were not submitted become `unsent`. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds since the call within which each transfer must be submitted, unless its own options set another limit.
   * Following it may take 60,000 ms more.
   *
   * @default 120_000
   */
  readonly timeoutMs?: number | undefined;
}

export interface TransferProgress {
  /** Number of results so far, this one included. */
  readonly done: number;
  readonly total: number;
}

/**
 * The result of one of many transfers.
 *
 * - `taken`, `confirmed`, `finalized`: it succeeded up to this stage, which is as far as it was followed.
 * - `unsent`: it was never submitted: its deadline passed, the signal aborted, the wallet's own rules did not allow it,
 * there was no proof, or the node was not reached.
 * - `refused`, `failed`, `expired`: nothing was moved.
 * - `unknown`: see `error.check()`.
 * - `late`: it was accepted, but had not reached the stage within the time for following it: see `transfer`.
 */
export interface TransferResult {
  /** Its index in the list of orders. */
  readonly index: number;
  readonly outcome:
    | "taken"
    | "confirmed"
    | "finalized"
    | "unsent"
    | "refused"
    | "failed"
    | "expired"
    | "unknown"
    | "late";
  /** Set if the node has accepted it. */
  readonly transfer: Transfer | undefined;
  /** Set if it was followed until it succeeded. */
  readonly transaction: ChainTransaction | undefined;
  /** Why it did not succeed; `undefined` if it did. */
  readonly error: Error | undefined;
}

export interface ManySending {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly send: (order: TransferOrder, signal: AbortSignal | undefined) => Promise<Transfer>;
}

/** Largest number of orders that are submitted at once. */
const MOST_AT_ONCE = 16;
/** Milliseconds after which the next order is submitted even if the response to the previous one has not arrived. */
const LONGEST_GAP_MS = 20;

/**
 * Sends orders in the given order. Each is submitted when the previous one was answered, or `LONGEST_GAP_MS` after it
 * was submitted. Resolves with a result for each, in the same order. Never rejects.
 */
export async function sendMany(
  orders: readonly TransferOrder[],
  options: TransferManyOptions,
  { clock, logger, send }: ManySending,
): Promise<TransferResult[]> {
  const { stage = "finalized", onProgress, signal } = options;
  const results: TransferResult[] = [];
  const progress = { done: 0, total: orders.length };
  const report = (result: TransferResult): void => {
    results[result.index] = result;
    progress.done += 1;
    try {
      onProgress?.(result, { ...progress });
    } catch (error) {
      logger.error({ err: toError(error) }, "onProgress of transferMany threw");
    }
  };
  const follow = async (index: number, sending: Promise<Transfer>): Promise<void> => {
    let transfer: Transfer | undefined;
    try {
      transfer = await sending;
      const transaction = stage === "taken" ? undefined : await transfer.wait(stage, { signal });
      report({ index, outcome: stage, transfer, transaction, error: undefined });
    } catch (thrown) {
      const error = toError(thrown);
      report({ index, outcome: outcomeOf(error, transfer), transfer, transaction: undefined, error });
    }
  };
  const following: Promise<void>[] = [];
  const onTheirWay = new Set<Promise<unknown>>();
  for (const [index, order] of orders.entries()) {
    const sending = send(order, signal);
    const answered = sending.then(
      () => undefined,
      () => undefined,
    );
    onTheirWay.add(answered);
    void answered.then(() => onTheirWay.delete(answered));
    following.push(follow(index, sending));
    await within(clock, LONGEST_GAP_MS, answered);
    while (onTheirWay.size >= MOST_AT_ONCE) await Promise.race(onTheirWay);
  }
  await Promise.all(following);
  return results;
}

function outcomeOf(error: Error, transfer: Transfer | undefined): TransferResult["outcome"] {
  if (error instanceof TransactionError) return error.outcome;
  return transfer === undefined ? "unsent" : "late";
}

/** Reads many orders with `read`. @throws {ValidationError} that names the wrong one. */
export function readMany(
  orders: readonly TransferOptions[],
  options: TransferManyOptions,
  read: (order: TransferOptions) => TransferOrder,
): { readonly all: readonly TransferOrder[]; readonly given: TransferManyOptions } {
  if (!Array.isArray(orders)) throw new ValidationError("orders", "must be a list of transfers");
  const given = readManyOptions(options);
  const all = orders.map((each: TransferOptions, index) => {
    try {
      const order = read(each);
      return { ...order, timeoutMs: each.timeoutMs ?? given.timeoutMs ?? order.timeoutMs };
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      const [, ...rest] = error.message.split(": ");
      throw new ValidationError(`orders[${index}].${error.path}`, rest.join(": "), { cause: error });
    }
  });
  return { all, given };
}

const MANY_OPTIONS: KeysOf<TransferManyOptions> = { stage: true, onProgress: true, signal: true, timeoutMs: true };

function readManyOptions(options: TransferManyOptions): TransferManyOptions {
  requireObject(options, "options", 'an object such as { stage: "taken" }');
  requireKnownKeys(options, MANY_OPTIONS);
  requireWaitOptions(options);
  const { stage = "finalized", timeoutMs = 120_000, onProgress, signal } = options;
  requireOneOf(stage, "stage", ["taken", "confirmed", "finalized"]);
  return { stage, timeoutMs, onProgress, signal };
}
