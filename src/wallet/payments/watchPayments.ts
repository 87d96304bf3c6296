import type { Clock } from "../../core/clock.js";
import { toError, ValidationError } from "../../core/errors.js";
import type { Logger } from "../../core/logger.js";
import { printable } from "../../core/printable.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import { ChainError } from "../errors.js";
import { addressFromUserId } from "../keys/address.js";
import type { IndexerClient } from "../services/indexerClient.js";
import type { MmnClient } from "../services/mmnClient.js";
import { requireMatchingAnswer } from "../services/requireMatchingAnswer.js";
import { isPassing } from "../services/retryRead.js";
import type { ChainTransaction } from "../transaction/chainTransaction.js";
import { TransactionType } from "../transaction/transactionTypes.js";
import { oldestFirst } from "./oldestFirst.js";
import { Pace } from "./pace.js";
import type { Payment, PaymentsOptions } from "./payment.js";
import { PaymentWindow, type WindowOptions, windowOf } from "./paymentWindow.js";

export interface PaymentsContext {
  /** The address that receives. */
  readonly address: string;
  readonly indexer: IndexerClient;
  readonly node: MmnClient;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when the wallet is closed. */
  readonly life: AbortSignal;
  /** Subscribes to hints that a payment may have arrived. Returns the function that unsubscribes. */
  readonly onHint?: ((listener: () => void) => () => void) | undefined;
}

const OPTIONS: KeysOf<PaymentsOptions> = { since: true, lagMs: true, pollMs: true, signal: true };
const PAGE = 200;
/** Number of payments without a known outcome that are checked again at once. */
const OPEN_A_LOOK = 50;
/** Largest number of payments without a known outcome. Lag cannot explain more. */
const MOST_OPEN = 1_000;

/**
 * Yields transfers to a wallet, once each, oldest first, when they are final, until it is ended. Temporary failures of
 * the services are retried; permanent ones reject.
 */
export async function* watchPayments(
  context: PaymentsContext,
  options: PaymentsOptions,
): AsyncGenerator<Payment, void, undefined> {
  const { clock, life, logger, onHint } = context;
  requireOptions(options, OPTIONS);
  const { signal: given, lagMs = 600_000, pollMs = 10_000, since } = options;
  requireWaitOptions({ signal: given });
  requireMs("lagMs", lagMs, 0);
  requireMs("pollMs", pollMs, 1);
  const signal = given === undefined ? life : AbortSignal.any([given, life]);
  const pace = new Pace(clock, pollMs);
  const unsubscribe = onHint?.(() => pace.expedite());
  let window: PaymentWindow | undefined = since === undefined ? undefined : startOf(since, { lagMs, clock });
  try {
    for (;;) {
      await pace.next(signal);
      try {
        window ??= startOf(await newestTime(context, signal), { lagMs, clock });
        yield* look(context, window, signal);
        pace.looked(false);
      } catch (error) {
        if (signal.aborted || !isPassing(error)) throw error;
        logger.warn({ err: toError(error) }, "payments cannot be looked for; it is tried again");
        pace.looked(true);
      }
    }
  } finally {
    unsubscribe?.();
  }
}

/** Yields the payments that have arrived and are final now. */
async function* look(
  { address, indexer, node }: PaymentsContext,
  window: PaymentWindow,
  signal: AbortSignal,
): AsyncGenerator<Payment, void, undefined> {
  for (const txHash of window.open.slice(0, OPEN_A_LOOK)) {
    const transaction = await node.getTransaction(txHash, { signal });
    if (transaction !== undefined) requireMatchingAnswer("the node", "recipient", transaction.recipient, address);
    yield* processTransaction(txHash, transaction, window);
  }
  const read = (before: Date | undefined): AsyncIterable<ChainTransaction> =>
    indexer.history(address, { direction: "received", before, pageSize: PAGE, signal });
  for await (const indexed of oldestFirst(read, window.floor)) {
    if (window.has(indexed.txHash)) continue;
    // Published content also has a recipient and an amount, but moves no tokens.
    const isTransfer = indexed.type !== TransactionType.userContent && indexed.sender !== address && indexed.units > 0n;
    if (!isTransfer) window.settle(indexed.txHash, indexed.takenAt.getTime());
    else yield* processTransaction(indexed.txHash, await settled(indexed, node, signal), window);
  }
}

function* processTransaction(
  txHash: string,
  transaction: ChainTransaction | undefined,
  window: PaymentWindow,
): Iterable<Payment> {
  switch (transaction?.status) {
    case "finalized":
      window.settle(txHash, transaction.takenAt.getTime());
      yield paymentOf(transaction, window.moment());
      return;
    case "failed":
      window.settle(txHash, transaction.takenAt.getTime());
      return;
    default:
      window.postpone(txHash);
      if (window.open.length > MOST_OPEN)
        throw new ChainError({
          call: "payments",
          said: `neither the node nor the indexer says what became of ${MOST_OPEN} transfers`,
        });
  }
}

/** Returns the transaction with the node's status, if the indexer does not say how it ended. */
async function settled(indexed: ChainTransaction, node: MmnClient, signal: AbortSignal): Promise<ChainTransaction> {
  if (indexed.status === "finalized" || indexed.status === "failed") return indexed;
  const known = await node.getTransaction(indexed.txHash, { signal });
  if (known === undefined) return indexed;
  requireMatchingAnswer("the node", "recipient", known.recipient, indexed.recipient);
  requireMatchingAnswer("the node", "amount", known.units.toString(), indexed.units.toString());
  return printable({ ...indexed, status: known.status });
}

function paymentOf(transaction: ChainTransaction, moment: () => string): Payment {
  let cursor: string | undefined;
  return printable({
    ...transaction,
    status: "finalized" as const,
    senderId: senderIdOf(transaction),
    get cursor() {
      cursor ??= moment();
      return cursor;
    },
  });
}

/**
 * Returns the sender's id. A transfer may contain any id, so it is only used if the paying wallet belongs to that user.
 */
function senderIdOf({ extraInfo, sender }: ChainTransaction): string | undefined {
  try {
    const { UserSenderId: id } = JSON.parse(extraInfo) as { readonly UserSenderId?: unknown };
    return typeof id === "string" && addressFromUserId(id) === sender ? id : undefined;
  } catch {
    return undefined;
  }
}

function startOf(since: string | Date, options: WindowOptions): PaymentWindow {
  if (typeof since === "string") return windowOf(since, options);
  if (!(since instanceof Date) || !(since.getTime() >= 0))
    throw new ValidationError("since", "must be a Date, or the cursor of a payment as it was given");
  // The indexer stores whole seconds.
  const from = Math.floor(since.getTime() / 1000) * 1000;
  return new PaymentWindow(options, { horizon: from, from, known: [], open: [] });
}

async function newestTime({ indexer, clock }: PaymentsContext, signal: AbortSignal): Promise<Date> {
  return (await indexer.getNewestBlock({ signal }))?.madeAt ?? new Date(clock.now());
}

function requireMs(name: string, value: number, least: number): void {
  if (!(Number.isFinite(value) && value >= least))
    throw new ValidationError(name, `must be a number of milliseconds, ${least} or more`);
}
