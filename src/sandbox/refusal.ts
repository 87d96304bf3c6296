import { CallStatus } from "../../generated/constants.js";
import { MezonError } from "../core/errors.js";

/** Why the sandbox refuses a request. */
export type RefusalStatus = Exclude<CallStatus, typeof CallStatus.Ok>;

/** A refusal of the sandbox. Over the network it becomes an error response; a method of a scripted person throws it. */
export class Refusal extends MezonError {
  override readonly name = "Refusal";
  readonly status: RefusalStatus;

  constructor(status: RefusalStatus, message: string) {
    super(status === CallStatus.NotFound ? "not_found" : "request_failed", message);
    this.status = status;
  }
}

/** The refusal of a request of a protocol that is no longer spoken. */
export class ClientTooOld extends Refusal {}

export function invalid(message: string): Refusal {
  return new Refusal(CallStatus.InvalidArgument, message);
}

export function notFound(message: string): Refusal {
  return new Refusal(CallStatus.NotFound, message);
}

export function denied(message: string): Refusal {
  return new Refusal(CallStatus.PermissionDenied, message);
}

export function taken(message: string): Refusal {
  return new Refusal(CallStatus.AlreadyExists, message);
}

/** Returns the refusal of a call that is unknown or that the sandbox does not support. */
export function unimplemented(message: string): Refusal {
  return new Refusal(CallStatus.Unimplemented, message);
}

export function tooMany(message: string): Refusal {
  return new Refusal(CallStatus.ResourceExhausted, message);
}

export function unauthenticated(message: string): Refusal {
  return new Refusal(CallStatus.Unauthenticated, message);
}
