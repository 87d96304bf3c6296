import { ValidationError } from "../../../core/errors.js";
import type { FaultFrequency } from "../../faults/faultRule.js";
import { type EffectKeys, requireFaultShape } from "../../faults/faultShape.js";

/** Effects of a fault on a request to any of the three services. */
export type ServiceFaultEffect =
  /** The connection is reset; nothing is carried out. */
  | { readonly kind: "down" }
  /** Carried out after a delay. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Refused with a status; nothing is carried out. `retryAfter` is the header's value. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly retryAfter?: string | number | undefined;
      readonly body?: string | undefined;
    }
  /** Carried out; the body of the response never ends. */
  | { readonly kind: "endlessBody" }
  /** Carried out; the body of the response stops halfway. */
  | { readonly kind: "hangingBody" }
  /** Carried out; the response contains a number with so many digits. */
  | { readonly kind: "hugeNumber"; readonly digits: number };

/** Effects of a fault on a request to the node. */
export type NodeFaultEffect =
  | ServiceFaultEffect
  /** Never answered; nothing is carried out. */
  | { readonly kind: "hangBefore" }
  /** Carried out, and never answered. */
  | { readonly kind: "hangAfter" }
  /** Carried out; the connection is reset instead of a response. */
  | { readonly kind: "cutAfter" }
  /** Refused with 429; nothing is carried out. `retryAfter` is the header's value. */
  | { readonly kind: "tooMany"; readonly retryAfter?: string | number }
  /** The call fails with `internal_error`; nothing is carried out. */
  | { readonly kind: "internal" }
  /** Carried out; the response is the error -32603. */
  | { readonly kind: "internalAfter" }
  /** Carried out; the response has the id of another call. */
  | { readonly kind: "foreignId" }
  /** Carried out; the response is an error that belongs to another call. */
  | { readonly kind: "foreignError" }
  /**
   * A proxy forwards the request twice and returns the second response: for a new transaction, that it exists already.
   */
  | { readonly kind: "twice" }
  /** For `tx.addtx`: refused as too old; nothing is carried out. */
  | { readonly kind: "nonceTooLow" }
  /** For `tx.addtx`: refused as too new; nothing is carried out. */
  | { readonly kind: "nonceTooHigh" }
  /** For `tx.addtx`: accepted and answered with a hash, then lost. */
  | { readonly kind: "drop" }
  /** For `tx.addtx`: accepted and answered with an empty hash. */
  | { readonly kind: "emptyHash" }
  /** For `account.getcurrentnonce`: answered with this number. */
  | { readonly kind: "wrongNonce"; readonly nonce: bigint }
  /**
   * Answered by a replica that is so many slots behind: it returns an older nonce, and knows neither newer
   * transactions nor waiting ones. Balances are current.
   */
  | { readonly kind: "lagging"; readonly slots: number }
  /** For `tx.getpendingtransactions`: lists so many transactions of other people as well. */
  | { readonly kind: "crowd"; readonly count: number };

/** A fault of the chain's node. */
export type NodeFault = NodeFaultEffect &
  FaultFrequency & {
    /** Only calls of this name, such as `tx.addtx`. @default every call */
    readonly method?: string | undefined;
  };

/** Effects of a fault on a request to the prover. Its health check only supports those of every service, and `hang`. */
export type ProverFaultEffect =
  | ServiceFaultEffect
  /** Never answered; no proof is made. */
  | { readonly kind: "hang" }
  /** Status 200 with an error in the body. */
  | { readonly kind: "error"; readonly message?: string }
  /** Status 200 with neither a proof nor an error. */
  | { readonly kind: "noData" }
  /** A proof of something else, under the requested inputs: form and inputs are valid, but the proof does not hold. */
  | { readonly kind: "wrongProof" }
  /** A valid proof of another user with another key. */
  | { readonly kind: "foreignProof" }
  /** A valid proof of the user with another key. */
  | { readonly kind: "foreignKey" };

/** A fault of the prover. */
export type ProverFault = ProverFaultEffect & FaultFrequency;

/** Effects of a fault on a request to the indexer. */
export type IndexerFaultEffect =
  | ServiceFaultEffect
  /** Never answered. */
  | { readonly kind: "hang" }
  /** Answered with the state of so many slots ago, in addition to the usual lag. */
  | { readonly kind: "lag"; readonly slots: number }
  /** A list is answered with an empty page that has a next page. */
  | { readonly kind: "emptyPage" }
  /** Transactions are shown without their status. */
  | { readonly kind: "noStatus" }
  /** Affects a transaction instead of a request: it is indexed so many slots after its block, later than newer ones. */
  | { readonly kind: "late"; readonly slots: number };

/** A fault of the indexer. */
export type IndexerFault = IndexerFaultEffect & FaultFrequency;

const SERVICE_EFFECTS: EffectKeys<ServiceFaultEffect> = {
  ...{ down: {}, slow: { ms: true }, status: { status: true, retryAfter: true, body: true } },
  ...{ endlessBody: {}, hangingBody: {}, hugeNumber: { digits: true } },
};

/** The keys of each effect besides its kind, and the keys of a service's faults besides their effect. */
const SHAPES = {
  node: {
    effects: {
      ...SERVICE_EFFECTS,
      ...{ hangBefore: {}, hangAfter: {}, cutAfter: {}, tooMany: { retryAfter: true }, internal: {} },
      ...{ internalAfter: {}, foreignId: {}, foreignError: {}, twice: {}, nonceTooLow: {}, nonceTooHigh: {} },
      ...{ drop: {}, emptyHash: {}, wrongNonce: { nonce: true }, lagging: { slots: true }, crowd: { count: true } },
    } satisfies EffectKeys<NodeFaultEffect>,
    more: { method: true },
  },
  prover: {
    effects: {
      ...SERVICE_EFFECTS,
      ...{ hang: {}, error: { message: true }, noData: {}, wrongProof: {}, foreignProof: {}, foreignKey: {} },
    } satisfies EffectKeys<ProverFaultEffect>,
    more: {},
  },
  indexer: {
    effects: {
      ...SERVICE_EFFECTS,
      ...{ hang: {}, lag: { slots: true }, emptyPage: {}, noStatus: {}, late: { slots: true } },
    } satisfies EffectKeys<IndexerFaultEffect>,
    more: {},
  },
} as const;

/** @throws {ValidationError} for a fault that the service cannot have. */
export function requireFault(service: keyof typeof SHAPES, fault: NodeFault | ProverFault | IndexerFault): void {
  const { effects, more } = SHAPES[service];
  requireFaultShape(fault, effects, more);
  switch (fault.kind) {
    case "slow":
      demand(Number.isFinite(fault.ms) && fault.ms >= 0, "ms", "a number of milliseconds, 0 or more");
      break;
    case "lag":
    case "late":
    case "lagging":
      demand(isCount(fault.slots), "slots", "a whole number of slots, 0 or more");
      break;
    case "crowd":
      demand(isCount(fault.count), "count", "a whole number, 0 or more");
      break;
    case "hugeNumber":
      demand(isCount(fault.digits) && fault.digits > 0, "digits", "a whole number above 0");
      break;
    case "wrongNonce":
      demand(
        typeof fault.nonce === "bigint" && fault.nonce >= 0n && fault.nonce < 2n ** 64n,
        "nonce",
        "a bigint of at most 64 bits",
      );
      break;
    case "status": {
      const { status } = fault;
      demand(isCount(status) && status >= 200 && status <= 599, "status", "an HTTP status from 200 to 599");
      break;
    }
    default:
  }
}

function demand(isFine: boolean, name: string, wanted: string): void {
  if (!isFine) throw new ValidationError(name, `must be ${wanted}`);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
