import { type Fault, FaultRules } from "../../faults/faultRule.js";
import { SeededRandom } from "../../faults/seededRandom.js";
import { type IndexerFault, type NodeFault, type ProverFault, requireFault } from "./chainFault.js";

/** The active faults of the chain, as its services read them. */
export interface ChainFaultState {
  readonly node: FaultRules<NodeFault>;
  readonly prover: FaultRules<ProverFault>;
  readonly indexer: FaultRules<IndexerFault>;
}

/** @param seed Seed of the random numbers for `probability`. */
export function createChainFaultState(seed: number): ChainFaultState {
  const random = new SeededRandom(seed);
  return { node: new FaultRules(random), prover: new FaultRules(random), indexer: new FaultRules(random) };
}

/**
 * Makes the node, the prover and the indexer fail. A fault strikes once unless `times` says otherwise; random numbers
 * follow the sandbox's `seed`.
 */
export class ChainFaults {
  readonly #state: ChainFaultState;

  /** @internal Created by the sandbox. */
  constructor(state: ChainFaultState) {
    this.#state = state;
  }

  /** Makes calls of the node fail. @throws {ValidationError} for a malformed fault. */
  node(fault: NodeFault): Fault {
    requireFault("node", fault);
    return this.#state.node.add(fault);
  }

  /** Makes the prover fail, or return a wrong proof. @throws {ValidationError} for a malformed fault. */
  prover(fault: ProverFault): Fault {
    requireFault("prover", fault);
    return this.#state.prover.add(fault);
  }

  /** Makes the indexer fail, or lag. @throws {ValidationError} for a malformed fault. */
  indexer(fault: IndexerFault): Fault {
    requireFault("indexer", fault);
    return this.#state.indexer.add(fault);
  }

  /** Removes every fault of the chain. */
  clear(): void {
    const { node, prover, indexer } = this.#state;
    for (const rules of [node, prover, indexer]) rules.clear();
  }
}
