import { type Fault, FaultRules } from "../../faults/faultRule.js";
import { SeededRandom } from "../../faults/seededRandom.js";
import { type IndexerFault, type NodeFault, type ProverFault, requireFault } from "./chainFault.js";

/** The faults of the chain that are set, as its services look at them. */
export interface ChainFaultState {
  readonly node: FaultRules<NodeFault>;
  readonly prover: FaultRules<ProverFault>;
  readonly indexer: FaultRules<IndexerFault>;
}

/** @param seed What `probability` is drawn from. */
export function createChainFaultState(seed: number): ChainFaultState {
  const random = new SeededRandom(seed);
  return { node: new FaultRules(random), prover: new FaultRules(random), indexer: new FaultRules(random) };
}

/**
 * Makes the node, the prover and the indexer fail. Faults strike once unless
 * `times` says otherwise; what is drawn at random follows the sandbox's `seed`.
 */
export class ChainFaults {
  readonly #state: ChainFaultState;

  /** Made by the sandbox. */
  constructor(state: ChainFaultState) {
    this.#state = state;
  }

  /** Lets calls of the node fail. Throws a `ValidationError` when it is no fault. */
  node(fault: NodeFault): Fault {
    requireFault(fault);
    return this.#state.node.add(fault);
  }

  /** Lets the prover fail, or give the wrong thing. Throws a `ValidationError` when it is no fault. */
  prover(fault: ProverFault): Fault {
    requireFault(fault);
    return this.#state.prover.add(fault);
  }

  /** Lets the indexer fail, or fall behind. Throws a `ValidationError` when it is no fault. */
  indexer(fault: IndexerFault): Fault {
    requireFault(fault);
    return this.#state.indexer.add(fault);
  }

  /** Removes every fault of the chain. */
  clear(): void {
    const { node, prover, indexer } = this.#state;
    for (const rules of [node, prover, indexer]) rules.clear();
  }
}
