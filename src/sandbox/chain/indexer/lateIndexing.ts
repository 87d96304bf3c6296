import type { FaultRules } from "../../faults/faultRule.js";
import type { ChainEntry } from "../chainEntry.js";
import type { IndexerFault } from "../faults/chainFault.js";

/**
 * Transactions that are indexed later than others of their time. Decided once per transaction, when it could first be
 * shown.
 */
export class LateIndexing {
  readonly #faults: FaultRules<IndexerFault>;
  readonly #slots = new WeakMap<ChainEntry, bigint>();

  constructor(faults: FaultRules<IndexerFault>) {
    this.#faults = faults;
  }

  /** Number of slots after its block at which a final transaction is indexed. */
  slotsOf(entry: ChainEntry): bigint {
    const known = this.#slots.get(entry);
    if (known !== undefined) return known;
    const fault = this.#faults.strike(({ kind }) => kind === "late");
    const slots = fault?.kind === "late" ? BigInt(fault.slots) : 0n;
    this.#slots.set(entry, slots);
    return slots;
  }
}
