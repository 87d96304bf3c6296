import { within } from "../../core/abort.js";
import type { Clock } from "../../core/clock.js";
import { toError } from "../../core/errors.js";
import { sleep } from "../../core/sleep.js";
import type { LedgerParts } from "./ledgerParts.js";
import type { Withdrawal } from "./withdrawal.js";

/** Largest number of withdrawals that are processed at the same time. */
const AT_ONCE = 10;

export interface WithdrawalWatchOptions {
  readonly clock: Clock;
  /** Milliseconds between two looks. */
  readonly lookMs: number;
  /** Called with a withdrawal that has ended while nobody waited for it. */
  readonly onEnd: (withdrawal: Withdrawal) => void;
  readonly report: (error: Error) => void;
}

/** Sees to withdrawals: for those who wait for one, and for those that nobody waits for any more. */
export class WithdrawalWatch {
  readonly #options: WithdrawalWatchOptions;
  /** Keys of withdrawals that somebody waits for, and how many do. */
  readonly #awaited = new Map<string, number>();

  constructor(options: WithdrawalWatchOptions) {
    this.#options = options;
  }

  /** Sees to a withdrawal, for at most `timeoutMs`; what it comes to later is told. Returns why it failed, if it did. */
  async wait(parts: LedgerParts, key: string, timeoutMs: number): Promise<unknown> {
    const end: { failed?: unknown; isOver: boolean } = { isOver: false };
    const ending = parts.sender
      .settle(key)
      .catch((error: unknown) => {
        end.failed = error;
      })
      .finally(() => {
        end.isOver = true;
      });
    this.#count(key, 1);
    await within(this.#options.clock, timeoutMs, ending);
    this.#count(key, -1);
    if (!end.isOver) void ending.then(() => this.#tell(parts, key, end.failed));
    return end.failed;
  }

  /** Looks for withdrawals that nobody sees to, until the ledger stops. */
  async run(parts: LedgerParts): Promise<void> {
    const { clock, lookMs, report } = this.#options;
    const { signal } = parts.controller;
    const isOver = (): boolean => signal.aborted;
    while (!isOver()) {
      try {
        const keys = await parts.store.listOpen(AT_ONCE);
        await Promise.all(keys.map((key) => this.#resume(parts, key)));
      } catch (error) {
        if (!isOver()) report(toError(error));
      }
      await sleep(lookMs, { clock, signal }).catch(() => undefined);
    }
  }

  async #resume(parts: LedgerParts, key: string): Promise<void> {
    const cause = await parts.sender.settle(key).then(
      () => undefined,
      (error: unknown) => error,
    );
    await this.#tell(parts, key, cause);
  }

  /** Reports a withdrawal that has ended while nobody waited for it, or its failure. */
  async #tell({ store, tools, controller }: LedgerParts, key: string, cause: unknown): Promise<void> {
    try {
      if (cause !== undefined) throw toError(cause);
      const row = await store.get(key);
      if (this.#awaited.has(key)) return;
      if (row?.state === "paid" || row?.state === "returned") this.#options.onEnd(tools.withdrawalOf(row));
    } catch (error) {
      if (!controller.signal.aborted) this.#options.report(toError(error));
    }
  }

  #count(key: string, more: 1 | -1): void {
    const count = (this.#awaited.get(key) ?? 0) + more;
    if (count === 0) this.#awaited.delete(key);
    else this.#awaited.set(key, count);
  }
}
