import { MezonError } from "../core/errors.js";

/** The gRPC status numbers the sandbox answers with. */
export const Status = {
  InvalidArgument: 3,
  NotFound: 5,
  AlreadyExists: 6,
  PermissionDenied: 7,
  ResourceExhausted: 8,
  Unimplemented: 12,
  Internal: 13,
  Unauthenticated: 16,
} as const;

export type Status = (typeof Status)[keyof typeof Status];

/** The sandbox says no. Over the network it becomes an error answer; a scripted person's method throws it. */
export class Refusal extends MezonError {
  override readonly name = "Refusal";
  readonly status: Status;

  constructor(status: Status, message: string) {
    super(status === Status.NotFound ? "not_found" : "server_refused", message);
    this.status = status;
  }
}

export function invalid(message: string): Refusal {
  return new Refusal(Status.InvalidArgument, message);
}

export function notFound(message: string): Refusal {
  return new Refusal(Status.NotFound, message);
}

export function denied(message: string): Refusal {
  return new Refusal(Status.PermissionDenied, message);
}

export function taken(message: string): Refusal {
  return new Refusal(Status.AlreadyExists, message);
}

/** What an unknown call is refused with, and one that the sandbox does not serve. */
export function unimplemented(message: string): Refusal {
  return new Refusal(Status.Unimplemented, message);
}

export function tooMany(message: string): Refusal {
  return new Refusal(Status.ResourceExhausted, message);
}

export function unauthenticated(message: string): Refusal {
  return new Refusal(Status.Unauthenticated, message);
}
