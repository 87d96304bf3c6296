import { brand } from "../../core/brand.js";
import type { Clock } from "../../core/clock.js";
import { clockOf } from "../../core/clockOf.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { checkClaim, checkSpent, checkUpdate } from "./journalChecks.js";
import { DAY_MS, type JournalRetention, keptDays } from "./journalRetention.js";
import {
  type ClaimResult,
  END_STATES,
  type JournalClaim,
  type JournalEntry,
  type JournalState,
  type JournalUpdate,
  type SpendingCap,
  type TransferJournal,
  UNMOVED_STATES,
} from "./transferJournal.js";

const OPTIONS: KeysOf<JournalRetention & { readonly clock?: unknown }> = { keepDays: true, clock: true };

/** Largest number of unsettled transfers that are listed at once. */
const LISTED = 1_000;

/** A journal in memory. It coordinates the wallets of one process, and is empty after a restart. */
export class MemoryJournal implements TransferJournal {
  static {
    brand(MemoryJournal, "MemoryJournal");
  }

  readonly #clock: Clock;
  readonly #keptMs: number;
  /** By dedup hash, the oldest first. */
  readonly #entries = new Map<string, JournalEntry>();

  /** @throws {ValidationError} for an invalid number of days. */
  constructor(options: JournalRetention & { readonly clock?: Clock | undefined } = {}) {
    requireOptions(options, OPTIONS);
    this.#clock = clockOf(options.clock);
    this.#keptMs = keptDays(options) * DAY_MS;
  }

  open(): Promise<void> {
    return Promise.resolve();
  }

  async claim(claim: JournalClaim): Promise<ClaimResult> {
    checkClaim(claim);
    const { entry, replaces, caps = [] } = claim;
    this.#forgetOld();
    const { idempotencyKey, sender } = entry;
    const holder = idempotencyKey === undefined ? undefined : this.#findByKey(sender, idempotencyKey);
    if (holder !== undefined && holder.dedupHash !== replaces && !isIn(UNMOVED_STATES, holder.state))
      return { kind: "key_taken", entry: holder };
    if (this.#entries.has(entry.dedupHash)) return { kind: "text_taken" };
    for (const cap of caps) {
      const spent = this.#spent(sender, cap, replaces);
      if (spent + entry.units > cap.units) return { kind: "over_cap", cap, spent };
    }
    if (replaces !== undefined) this.#entries.delete(replaces);
    const details = { state: "signed", txHash: undefined, chainCode: undefined, updatedAt: entry.createdAt } as const;
    this.#entries.set(entry.dedupHash, { ...entry, ...details });
    return { kind: "claimed" };
  }

  async update(dedupHash: string, update: JournalUpdate): Promise<void> {
    checkUpdate(dedupHash, update);
    const { state, txHash, chainCode } = update;
    const entry = this.#entries.get(dedupHash);
    if (entry !== undefined && !isIn(END_STATES, entry.state))
      this.#entries.set(dedupHash, {
        ...entry,
        state,
        txHash: txHash ?? entry.txHash,
        chainCode,
        updatedAt: this.#clock.now(),
      });
  }

  discard(dedupHash: string): Promise<void> {
    this.#entries.delete(dedupHash);
    return Promise.resolve();
  }

  find(dedupHash: string): Promise<JournalEntry | undefined> {
    return Promise.resolve(this.#entries.get(dedupHash));
  }

  findByKey(sender: string, idempotencyKey: string): Promise<JournalEntry | undefined> {
    return Promise.resolve(this.#findByKey(sender, idempotencyKey));
  }

  listUnsettled(sender: string): Promise<readonly JournalEntry[]> {
    const unsettled = [...this.#entries.values()].filter(
      (entry) => entry.sender === sender && !isIn(END_STATES, entry.state),
    );
    return Promise.resolve(unsettled.slice(0, LISTED));
  }

  async spent(sender: string, cap: Omit<SpendingCap, "units" | "rule">): Promise<bigint> {
    checkSpent(sender, cap);
    return this.#spent(sender, cap, undefined);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #findByKey(sender: string, idempotencyKey: string): JournalEntry | undefined {
    let newest: JournalEntry | undefined;
    for (const entry of this.#entries.values())
      if (entry.sender === sender && entry.idempotencyKey === idempotencyKey) newest = entry;
    return newest;
  }

  #spent(sender: string, cap: Omit<SpendingCap, "units" | "rule">, left: string | undefined): bigint {
    let spent = 0n;
    for (const entry of this.#entries.values()) {
      const isMeant = entry.sender === sender && (cap.recipient ?? entry.recipient) === entry.recipient;
      if (!isMeant || entry.dedupHash === left || entry.createdAt < cap.since) continue;
      if (!isIn(UNMOVED_STATES, entry.state)) spent += entry.units;
    }
    return spent;
  }

  #forgetOld(): void {
    const before = this.#clock.now() - this.#keptMs;
    for (const { dedupHash, updatedAt, createdAt, state } of this.#entries.values()) {
      if (createdAt >= before) return;
      if (updatedAt < before && isIn(END_STATES, state)) this.#entries.delete(dedupHash);
    }
  }
}

function isIn(states: readonly JournalState[], state: JournalState): boolean {
  return states.includes(state);
}
