import { ValidationError } from "../../../core/errors.js";
import type { FaultFrequency } from "../../faults/faultRule.js";

/** What can become of a request to any of the three services. */
export type ServiceFaultEffect =
  /** The connection is reset; nothing is carried out. */
  | { readonly kind: "down" }
  /** Carried out after a while. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Refused with a status; nothing is carried out. `retryAfter` is the header as it stands. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly retryAfter?: string | number | undefined;
      readonly body?: string | undefined;
    }
  /** Carried out, and answered with a body that never ends. */
  | { readonly kind: "endlessBody" }
  /** Carried out, and answered with half a body; the rest never comes. */
  | { readonly kind: "hangingBody" }
  /** Carried out, and answered with a number of so many digits. */
  | { readonly kind: "hugeNumber"; readonly digits: number };

/** What can become of a request to the node. */
export type NodeFaultEffect =
  | ServiceFaultEffect
  /** Never answered; nothing is carried out. */
  | { readonly kind: "hangBefore" }
  /** Carried out, and never answered. */
  | { readonly kind: "hangAfter" }
  /** Carried out; the connection is reset instead of the answer. */
  | { readonly kind: "cutAfter" }
  /** Refused with 429; nothing is carried out. `retryAfter` is the header as it stands. */
  | { readonly kind: "tooMany"; readonly retryAfter?: string | number }
  /** The call fails with `internal_error`; nothing is carried out. */
  | { readonly kind: "internal" }
  /** Carried out, and answered with the error -32603. */
  | { readonly kind: "internalAfter" }
  /** Carried out, and answered under the id of another call. */
  | { readonly kind: "foreignId" }
  /** Carried out, and answered with an error that belongs to another call. */
  | { readonly kind: "foreignError" }
  /**
   * A proxy hands the request on twice, and gives the answer to the second: of a transaction that
   * is new, that it exists already.
   */
  | { readonly kind: "twice" }
  /** Of `tx.addtx`: refused as too old; nothing is carried out. */
  | { readonly kind: "nonceTooLow" }
  /** Of `tx.addtx`: refused as too new; nothing is carried out. */
  | { readonly kind: "nonceTooHigh" }
  /** Of `tx.addtx`: taken and answered with a hash, and then forgotten. */
  | { readonly kind: "drop" }
  /** Of `tx.addtx`: taken, and answered with an empty hash. */
  | { readonly kind: "emptyHash" }
  /** Of `account.getcurrentnonce`: answered with this number. */
  | { readonly kind: "wrongNonce"; readonly nonce: bigint }
  /**
   * Answered by a replica that is so many slots behind: it names an older nonce, and knows neither
   * newer transactions nor those that wait. Balances are of now all the same.
   */
  | { readonly kind: "lagging"; readonly slots: number }
  /** Of `tx.getpendingtransactions`: so many transactions of others wait as well. */
  | { readonly kind: "crowd"; readonly count: number };

/** A fault of the chain's node. */
export type NodeFault = NodeFaultEffect &
  FaultFrequency & {
    /** Only calls of this name, such as `tx.addtx`; every call by default. */
    readonly method?: string | undefined;
  };

/** What can become of a request to the prover; its health check only knows those of every service, and `hang`. */
export type ProverFaultEffect =
  | ServiceFaultEffect
  /** Never answered; no proof is made. */
  | { readonly kind: "hang" }
  /** Status 200, and an error in the body. */
  | { readonly kind: "error"; readonly message?: string }
  /** Status 200, and neither a proof nor an error. */
  | { readonly kind: "noData" }
  /** A proof of something else, under the inputs that were asked for: form and inputs are right, and it does not hold. */
  | { readonly kind: "wrongProof" }
  /** A good proof of another user with another key. */
  | { readonly kind: "foreignProof" }
  /** A good proof of the user with another key. */
  | { readonly kind: "foreignKey" };

/** A fault of the prover. */
export type ProverFault = ProverFaultEffect & FaultFrequency;

/** What can become of a request to the indexer. */
export type IndexerFaultEffect =
  | ServiceFaultEffect
  /** Never answered. */
  | { readonly kind: "hang" }
  /** Answered as of so many slots ago, beyond the usual lag. */
  | { readonly kind: "lag"; readonly slots: number }
  /** A list is answered with an empty page, and said to go on. */
  | { readonly kind: "emptyPage" }
  /** Transactions are shown without their status. */
  | { readonly kind: "noStatus" }
  /**
   * Strikes a transaction instead of a request: it is indexed so many slots after its block is, and
   * newer ones before it.
   */
  | { readonly kind: "late"; readonly slots: number };

/** A fault of the indexer. */
export type IndexerFault = IndexerFaultEffect & FaultFrequency;

/** Throws a `ValidationError` when a fault's numbers are none. */
export function requireFault(fault: NodeFault | ProverFault | IndexerFault): void {
  switch (fault.kind) {
    case "slow":
      demand(fault.ms >= 0 && Number.isFinite(fault.ms), "ms", "a number of milliseconds, 0 or more");
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
      demand(fault.nonce >= 0n && fault.nonce < 2n ** 64n, "nonce", "a bigint of at most 64 bits");
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
