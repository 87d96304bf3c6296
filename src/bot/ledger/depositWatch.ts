import type { Clock } from "../../core/clock.js";
import { MezonError, toError } from "../../core/errors.js";
import { sleep } from "../../core/sleep.js";
import { fromBaseUnits } from "../../wallet/amount.js";
import type { Payment } from "../../wallet/index.js";
import { accountOfAddress } from "./accounts.js";
import type { LedgerBook } from "./ledgerBook.js";
import type { LedgerWallet } from "./ledgerWallet.js";

/** A payment that was credited. */
export interface Deposit {
  readonly txHash: string;
  /** The payer's wallet. */
  readonly address: string;
  /** The payer, if the payment names them and the wallet is theirs. It is credited to the wallet's owner in any case. */
  readonly userId: string | undefined;
  /** Base units. */
  readonly units: bigint;
  /** The same amount in tokens. */
  readonly tokens: string;
  /** The payer's note. */
  readonly note: string;
}

export interface DepositWatchOptions {
  readonly book: LedgerBook;
  readonly wallet: LedgerWallet;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** From when on payments count, if this ledger has not watched before. */
  readonly since: Date;
  readonly onDeposit: (deposit: Deposit) => void;
  readonly report: (error: Error) => void;
}

const PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/**
 * How often the cursor is stored, in milliseconds. After a crash, payments that are newer than the stored cursor are only
 * read again: each payment is credited once, by its hash.
 */
const CURSOR_EVERY_MS = 1_000;

/** Credits payments until the signal aborts. After a failure it goes on from the last cursor that was stored. */
export async function watchDeposits(options: DepositWatchOptions): Promise<void> {
  const { clock, signal, report } = options;
  const isOver = (): boolean => signal.aborted;
  for (let failures = 0; !isOver(); ) {
    try {
      await watch(options, () => {
        failures = 0;
      });
    } catch (error) {
      if (isOver()) return;
      failures += 1;
      // A client that was closed may log in again.
      if (!(error instanceof MezonError && error.code === "closed")) report(toError(error));
    }
    const pauseMs = Math.min(PAUSE_MS * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MS);
    await sleep(pauseMs, { clock, signal }).catch(() => undefined);
  }
}

async function watch(
  { book, wallet, clock, signal, since, onDeposit }: DepositWatchOptions,
  onCredited: () => void,
): Promise<void> {
  // Stored before the first payment: what is paid between two starts counts as well.
  const start = await book.state("since", since.toISOString());
  const cursor = await book.state("cursor");
  let storedAt = Number.NEGATIVE_INFINITY;
  for await (const payment of wallet.payments({ since: cursor ?? new Date(start ?? since), signal })) {
    const now = clock.now();
    const isDue = Math.abs(now - storedAt) >= CURSOR_EVERY_MS;
    const deposit = depositOf(payment);
    const booking = {
      id: `deposit ${payment.txHash}`,
      note: payment.textData,
      units: payment.units,
      to: accountOfAddress(payment.sender),
    };
    const isNew = await book.credit(booking, isDue ? payment.cursor : undefined);
    if (isDue) storedAt = now;
    onCredited();
    if (isNew) onDeposit(deposit);
  }
}

function depositOf({ txHash, sender, senderId, units, textData }: Payment): Deposit {
  return { txHash, address: sender, userId: senderId, units, tokens: fromBaseUnits(units), note: textData };
}
