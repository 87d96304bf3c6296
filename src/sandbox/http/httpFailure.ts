import { Status } from "../refusal.js";

/** The HTTP status that goes with each refusal. */
export const httpStatusOf: Readonly<Record<Status, number>> = {
  [Status.InvalidArgument]: 400,
  [Status.Unauthenticated]: 401,
  [Status.PermissionDenied]: 403,
  [Status.NotFound]: 404,
  [Status.AlreadyExists]: 409,
  [Status.ResourceExhausted]: 429,
  [Status.Internal]: 500,
  [Status.Unimplemented]: 501,
};

/** The body of a failed request, in Nakama's manner. */
export function failureBody(status: Status, message: string): string {
  return JSON.stringify({ error: message, message, code: status });
}
