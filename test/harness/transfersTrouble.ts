import type { Fault, IndexerFault, NodeFault, ProverFault, Sandbox } from "../../src/sandbox/index.js";
import type { SeededRandom } from "../codec/seededRandom.js";

const ADD = "tx.addtx";
const NONCES = [1n, 9_999_999n, 2n ** 53n + 1n, 2n ** 64n - 1n];

/**
 * Makes the chain fail as a healthy one may behind proxies and replicas; the wallet's guarantees must hold. A proxy
 * that delivers twice is not included: behind one, no guarantee can be kept.
 */
export class Trouble {
  readonly #sandbox: Sandbox;
  readonly #random: SeededRandom;
  #held: NodeJS.Timeout | undefined;
  readonly #faults: Fault[] = [];
  nodeRestarts = 0;

  constructor(sandbox: Sandbox, random: SeededRandom) {
    this.#sandbox = sandbox;
    this.#random = random;
  }

  /** Number of requests and transactions that a fault struck. */
  get strikes(): number {
    return this.#faults.reduce((sum, { hits }) => sum + hits, 0);
  }

  /** Causes one more fault. */
  make(): void {
    const { chain } = this.#sandbox;
    const random = this.#random;
    const what = random.below(30);
    if (what < 18) this.#faults.push(chain.faults.node(this.#nodeFault()));
    else if (what < 24) this.#faults.push(chain.faults.indexer(this.#indexerFault()));
    else if (what < 26) this.#faults.push(chain.faults.prover(this.#proverFault()));
    else if (what < 28) this.#hold(100 + random.below(1_500));
    else {
      this.nodeRestarts += 1;
      chain.restart({ mempool: random.chance(0.5) ? "lost" : "kept" });
    }
  }

  /** No more faults from now on. */
  end(): void {
    clearTimeout(this.#held);
    this.#sandbox.chain.holdMempool().release();
    this.#sandbox.chain.faults.clear();
  }

  /** Keeps transactions out of blocks for so many milliseconds of the machine's time. */
  #hold(ms: number): void {
    clearTimeout(this.#held);
    const held = this.#sandbox.chain.holdMempool();
    this.#held = setTimeout(() => held.release(), ms);
  }

  #nodeFault(): NodeFault {
    const random = this.#random;
    const times = 1 + random.below(6);
    return random.pick<NodeFault>([
      { kind: "hangBefore", method: ADD, times },
      { kind: "hangAfter", method: ADD, times },
      { kind: "cutAfter", method: ADD, times },
      { kind: "internalAfter", method: ADD, times },
      { kind: "foreignId", method: ADD, times },
      { kind: "foreignError", method: ADD, times },
      { kind: "emptyHash", times },
      { kind: "drop", times },
      { kind: "nonceTooLow", times },
      { kind: "nonceTooHigh", times },
      { kind: "internal", times },
      { kind: "down", times },
      { kind: "slow", ms: 3_000, times },
      { kind: "status", status: 502, times },
      { kind: "status", status: 503, retryAfter: 2, times },
      { kind: "status", status: 503, retryAfter: 300 },
      { kind: "tooMany", retryAfter: 1, times },
      { kind: "foreignId", times },
      { kind: "endlessBody" },
      { kind: "hangingBody", times },
      { kind: "hugeNumber", digits: 20_000, times },
      { kind: "wrongNonce", nonce: random.pick(NONCES), times: 1 + random.below(2) },
      { kind: "lagging", slots: 1 + random.below(60), times: 10 * times },
      { kind: "lagging", slots: 10, method: "tx.gettxbyhash", times: 10 * times },
      { kind: "crowd", count: 2_000, times },
    ]);
  }

  #indexerFault(): IndexerFault {
    const random = this.#random;
    const times = 1 + random.below(6);
    return random.pick<IndexerFault>([
      { kind: "down", times },
      { kind: "hang", times },
      { kind: "status", status: 500, times },
      { kind: "endlessBody" },
      { kind: "hangingBody", times },
      { kind: "lag", slots: 20, times: 5 * times },
      { kind: "emptyPage", times: 5 * times },
      { kind: "noStatus", times },
      { kind: "late", slots: 30, times: 5 * times },
    ]);
  }

  #proverFault(): ProverFault {
    return this.#random.pick<ProverFault>([
      { kind: "slow", ms: 5_000 },
      { kind: "status", status: 503, retryAfter: 1 },
      { kind: "down" },
      { kind: "error" },
    ]);
  }
}
