import { ValidationError } from "../../../core/errors.js";
import type { FaultFrequency } from "../../faults/faultRule.js";

/** What can become of a request to any of the three services. */
export type ServiceFaultEffect =
  /** The connection is reset; nothing is carried out. */
  | { readonly kind: "down" }
  /** Carried out after a while. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Refused with a status; nothing is carried out. */
  | { readonly kind: "status"; readonly status: number; readonly body?: string };

/** What can become of a request to the node. The last five strike `tx.addtx` only. */
export type NodeFaultEffect =
  | ServiceFaultEffect
  /** Never answered; nothing is carried out. */
  | { readonly kind: "hangBefore" }
  /** Carried out, and never answered. */
  | { readonly kind: "hangAfter" }
  /** Carried out; the connection is reset instead of the answer. */
  | { readonly kind: "cutAfter" }
  /** Refused with 429; nothing is carried out. */
  | { readonly kind: "tooMany" }
  /** The call fails with `internal_error`; nothing is carried out. */
  | { readonly kind: "internal" }
  /** The transaction is taken, and answered as a duplicate. */
  | { readonly kind: "duplicate" }
  /** Refused as too old; nothing is carried out. */
  | { readonly kind: "nonceTooLow" }
  /** Refused as too new; nothing is carried out. */
  | { readonly kind: "nonceTooHigh" }
  /** Taken and answered with a hash, and then forgotten. */
  | { readonly kind: "drop" };

/** A fault of the chain's node. */
export type NodeFault = NodeFaultEffect &
  FaultFrequency & {
    /** Only calls of this name, such as `tx.addtx`; every call by default. */
    readonly method?: string;
  };

/** What can become of a request to the prover; its health check only knows the first four. */
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
  | { readonly kind: "lag"; readonly slots: number };

/** A fault of the indexer. */
export type IndexerFault = IndexerFaultEffect & FaultFrequency;

/** Throws a `ValidationError` when a fault's numbers are none. */
export function requireFault(fault: NodeFault | ProverFault | IndexerFault): void {
  if (fault.kind === "slow" && !(fault.ms >= 0 && Number.isFinite(fault.ms))) {
    throw new ValidationError("ms", "must be a number of milliseconds, 0 or more");
  }
  if (fault.kind === "lag" && !(Number.isInteger(fault.slots) && fault.slots >= 0)) {
    throw new ValidationError("slots", "must be a whole number of slots, 0 or more");
  }
  const isStatus = fault.kind !== "status" || (Number.isInteger(fault.status) && fault.status >= 200);
  if (!isStatus || (fault.kind === "status" && fault.status > 599)) {
    throw new ValidationError("status", "must be an HTTP status from 200 to 599");
  }
}
