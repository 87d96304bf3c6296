import type { Clock } from "../../core/clock.js";
import type { Logger } from "../../core/logger.js";
import { LateWork } from "../faults/lateWork.js";
import type { HttpRequest } from "../http/exchange.js";
import type { Broadcaster } from "../push/broadcaster.js";
import type { Person } from "../state/person.js";
import type { Sessions } from "../state/sessions.js";
import { Blockchain } from "./blockchain.js";
import type { ChainEntry } from "./chainEntry.js";
import { chainLimits } from "./chainLimits.js";
import type { ResolvedChainOptions } from "./chainOptions.js";
import type { ChainFaultState } from "./faults/chainFaults.js";
import { IndexerService } from "./indexer/indexerService.js";
import { LateIndexing } from "./indexer/lateIndexing.js";
import { Lists } from "./indexer/lists.js";
import { Admission } from "./node/admission.js";
import { NodeMethods } from "./node/nodeMethods.js";
import { NodeService } from "./node/nodeService.js";
import { RequestRate } from "./node/requestRate.js";
import type { Payment, PersonPaymentParts, PersonPayments } from "./personPayments.js";
import { ProverService } from "./prover/proverService.js";
import type { Authenticity } from "./proving/authenticity.js";
import { Prover } from "./proving/prover.js";
import type { Reply } from "./reply.js";
import { pushTransfer } from "./tokenNotices.js";

export interface ChainParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly sessions: Sessions;
  readonly broadcaster: Broadcaster;
  readonly faults: ChainFaultState;
  readonly options: ResolvedChainOptions;
  /** The key that proofs are checked against. */
  readonly verifyingKey: string;
}

interface Service {
  answer(request: HttpRequest): Promise<Reply>;
}

const NODE = /^\/mmn-api\/?$/;
const PROVER = /^\/zk-api(\/|$)/;
const INDEXER = /^\/indexer-api(\/|$)/;

/** The three services of the chain, on the sandbox's port. */
export class ChainService {
  readonly chain: Blockchain;
  readonly #services: readonly (readonly [path: RegExp, service: Service])[];
  readonly #late: LateWork;
  readonly #payments: () => Promise<PersonPayments>;

  constructor(parts: ChainParts) {
    const { clock, faults, options, broadcaster, sessions } = parts;
    const chain = new Blockchain({
      clock,
      firstSlot: options.firstSlot,
      onApplied: (entry) => pushTransfer(broadcaster, entry),
    });
    const late = new LateWork(clock);
    const pause = (ms: number): Promise<void> => late.pause(ms);
    const admission = new Admission(chain, clock, authenticityOf(clock, parts.verifyingKey));
    const prover = new Prover(options.proofs, parts.logger);
    const methods = new NodeMethods({ chain, clock, admission });
    const rate = new RequestRate(clock, options.requestsPerSecond, chainLimits.callers);
    const indexing = { lagSlots: options.indexerLagSlots, late: new LateIndexing(faults.indexer) };
    const lists = new Lists(chain, clock, indexing);
    this.chain = chain;
    this.#payments = paymentsOf({ chain, admission, prover });
    this.#late = late;
    this.#services = [
      [NODE, new NodeService({ chain, methods, rate, faults, pause })],
      [PROVER, new ProverService({ prover, proofs: options.proofs, sessions, clock, faults, pause })],
      [INDEXER, new IndexerService({ lists, faults, pause })],
    ];
  }

  /** Whether a request is for the chain. */
  serves(url: string): boolean {
    const path = url.split("?", 1)[0] ?? "";
    return this.#services.some(([pattern]) => pattern.test(path));
  }

  /** Returns how a request ends. */
  async answer(request: HttpRequest): Promise<Reply> {
    const service = this.#services.find(([pattern]) => pattern.test(request.path))?.[1];
    return (await service?.answer(request)) ?? { status: 404 };
  }

  /** Pays for a person whom code plays, and calls `settle`. Rejects with a `Refusal`. */
  async pay(payer: Person, payment: Payment, settle: () => void): Promise<ChainEntry> {
    return (await this.#payments()).pay(payer, payment, settle);
  }

  close(): void {
    this.#late.cancel();
    this.chain.close();
  }
}

/** Returns a function that loads the verification of transactions when it is first called. */
function authenticityOf(clock: Clock, key: string): () => Promise<Authenticity> {
  let made: Promise<Authenticity> | undefined;
  return () => {
    made ??= import("./proving/authenticity.js").then(({ Authenticity }) => new Authenticity(clock, key));
    return made;
  };
}

/** Returns a function that loads the payments of people when it is first called. */
function paymentsOf(parts: PersonPaymentParts): () => Promise<PersonPayments> {
  let made: Promise<PersonPayments> | undefined;
  return () => {
    made ??= import("./personPayments.js").then(({ PersonPayments }) => new PersonPayments(parts));
    return made;
  };
}
