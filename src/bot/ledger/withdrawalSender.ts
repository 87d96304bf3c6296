import type { Clock } from "../../core/clock.js";
import { ConnectionError, TimeoutError, toError } from "../../core/errors.js";
import { sleep } from "../../core/sleep.js";
import {
  IdempotencyError,
  type PreparedTransfer,
  type SignedTransaction,
  type StoredTransferTrace,
  TransactionError,
  type Transfer,
} from "../../wallet/index.js";
import { LedgerError } from "./errors.js";
import type { WithdrawalRow } from "./ledgerTables.js";
import type { LedgerWallet } from "./ledgerWallet.js";
import { isOpen, type WithdrawalStore } from "./withdrawalStore.js";

export interface WithdrawalSenderOptions {
  readonly store: WithdrawalStore;
  readonly wallet: LedgerWallet;
  readonly clock: Clock;
  /** Aborted when the ledger stops: what is under way is left as it is. */
  readonly signal: AbortSignal;
}

/**
 * How long only one process works on a withdrawal, in milliseconds. After that, another process may look for the transfer
 * as well, which moves nothing: only the process that stored a transfer under its lease submits it.
 */
const LEASE_MS = 2 * 60_000;
/** How often to look whether another process has finished a withdrawal, in milliseconds. */
const POLL_MS = 1_000;
/** How long one look at the chain takes at most. A transfer that was lost is expired after about 90 seconds. */
const LOOK_MS = 120_000;
/** How often a transfer is signed at most that the node refuses for its nonce or signature. */
const MOST_SIGNED = 3;
const SIGN_AGAIN: readonly (string | undefined)[] = ["nonce_too_low", "nonce_too_high", "invalid_signature"];
/** The node has this text: perhaps because a proxy has delivered it twice. */
const DUPLICATE = "duplicate_transaction";

/**
 * Pays withdrawals on the chain. The data that identifies a transfer is stored before it is submitted. After a crash the
 * transfer is looked for, and not sent again while it may still be executed.
 *
 * Tokens are returned to the account only if it is certain that the transfer was not and cannot be executed. Until then
 * they stay held.
 */
export class WithdrawalSender {
  readonly #options: WithdrawalSenderOptions;
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(options: WithdrawalSenderOptions) {
    this.#options = options;
  }

  /** Sees to a withdrawal until it has ended, or nothing more can be found out now. Rejects if the database fails. */
  settle(key: string): Promise<void> {
    const known = this.#underWay.get(key);
    if (known !== undefined) return known;
    const settling = this.#settle(key).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, settling);
    return settling;
  }

  /** Waits for what is under way. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#underWay.values());
  }

  async #settle(key: string): Promise<void> {
    const { store, clock, signal } = this.#options;
    const lease = crypto.randomUUID();
    for (let waitedMs = 0; waitedMs < LEASE_MS; waitedMs += POLL_MS) {
      signal.throwIfAborted();
      const row = await store.lease(key, lease, LEASE_MS);
      if (row !== undefined) {
        try {
          await (row.trace === null ? this.#send(row) : this.#look(row));
        } finally {
          await store.unlease(key, lease);
        }
        return;
      }
      const now = await store.get(key);
      if (now === undefined || !isOpen(now)) return;
      await sleep(POLL_MS, { clock, signal });
    }
  }

  /** Sends a withdrawal of which no transfer was submitted yet. */
  async #send(first: WithdrawalRow): Promise<void> {
    let row = first;
    for (let signed = 1; ; signed += 1) {
      const prepared = await this.#prepare(row);
      if (prepared === undefined) return;
      ({ row } = prepared);
      const failure = await this.#submit(row, prepared.transfer, signed < MOST_SIGNED);
      if (failure === undefined) return;
    }
  }

  /** Prepares a transfer and stores it. Returns `undefined` if it comes to nothing, and the withdrawal is seen to. */
  async #prepare(
    row: WithdrawalRow,
  ): Promise<{ readonly row: WithdrawalRow; readonly transfer: PreparedTransfer } | undefined> {
    const { store, wallet, signal } = this.#options;
    let transfer: PreparedTransfer;
    try {
      const { units, note, receiver_id: receiverId, recipient } = row;
      const to = receiverId === null ? { recipient } : { receiverId };
      const idempotencyKey = `ledger ${row.key} ${row.attempt}`;
      transfer = await wallet.prepare({ ...to, amount: { units: BigInt(units) }, note, idempotencyKey, signal });
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof IdempotencyError) {
        // The wallet knows a transfer of this withdrawal that the ledger does not know, as after a backup was restored.
        const known = await store.sending(row, error.trace);
        if (known !== undefined) await this.#look(known);
        return undefined;
      }
      // Nothing was signed, and what was submitted before was refused.
      await store.returned(row, toError(error).message);
      return undefined;
    }
    let stored: WithdrawalRow | undefined;
    try {
      stored = await store.sending(row, transfer.trace);
    } finally {
      // It is not known to the ledger, so it must not be submitted.
      if (stored === undefined) await wallet.discard(transfer).catch(() => undefined);
    }
    return stored === undefined ? undefined : { row: stored, transfer };
  }

  /** Signs and submits what is stored. Returns why it must be signed again, or `undefined` if it is seen to. */
  async #submit(row: WithdrawalRow, prepared: PreparedTransfer, maySignAgain: boolean): Promise<Error | undefined> {
    const { store, wallet, signal } = this.#options;
    let signed: SignedTransaction;
    try {
      signed = await wallet.sign(prepared, { signal });
    } catch (error) {
      // It was not submitted, and nobody else can: this process has the lease.
      await store.returned(row, toError(error).message);
      return undefined;
    }
    let transfer: Transfer;
    try {
      transfer = await wallet.submit(prepared, signed, { signal });
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome === "again" && maySignAgain) return toError(error);
      if (outcome === "unknown") await this.#look(row);
      else await store.returned(row, toError(error).message);
      return undefined;
    }
    try {
      const { txHash } = await transfer.wait("finalized", { signal });
      await store.paid(row, txHash);
    } catch (error) {
      if (error instanceof LedgerError) throw error;
      if (error instanceof TransactionError && (error.outcome === "failed" || error.outcome === "expired"))
        await store.returned(row, error.message);
      // Otherwise it was taken and is not final yet, or the database failed: it is looked at again.
      else if (
        !(error instanceof TransactionError || error instanceof TimeoutError || error instanceof ConnectionError)
      )
        throw error;
    }
    return undefined;
  }

  /** Looks for a transfer that may have been submitted. If nobody can tell, the withdrawal stays as it is. */
  async #look(row: WithdrawalRow): Promise<void> {
    const { store, wallet, signal } = this.#options;
    const trace = JSON.parse(row.trace ?? "") as StoredTransferTrace;
    const { state, transaction } = await wallet.find(trace, { timeoutMs: LOOK_MS, signal });
    if (state === "finalized") await store.paid(row, transaction.txHash);
    else if (state === "failed" || state === "expired") await store.returned(row, `the transfer is ${state}`);
  }
}

/**
 * What is known after `submit` rejected: nothing was moved (`"unmoved"`), it was refused in a way that signing again
 * mends (`"again"`), or it may have been moved.
 */
function outcomeOf(error: unknown): "unmoved" | "again" | "unknown" {
  if (error instanceof TransactionError) {
    if (error.outcome === "unknown" || error.chainCode === DUPLICATE) return "unknown";
    return SIGN_AGAIN.includes(error.chainCode) ? "again" : "unmoved";
  }
  // The node was never reached.
  return error instanceof ConnectionError || error instanceof TimeoutError ? "unmoved" : "unknown";
}
