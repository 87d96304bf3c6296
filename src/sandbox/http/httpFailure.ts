import { CallStatus } from "../../../generated/constants.js";
import type { RefusalStatus } from "../refusal.js";

/** The HTTP status of each refusal. */
export const httpStatusOf: Readonly<Record<RefusalStatus, number>> = {
  [CallStatus.InvalidArgument]: 400,
  [CallStatus.Unauthenticated]: 401,
  [CallStatus.PermissionDenied]: 403,
  [CallStatus.NotFound]: 404,
  [CallStatus.AlreadyExists]: 409,
  [CallStatus.ResourceExhausted]: 429,
  [CallStatus.Internal]: 500,
  [CallStatus.Unimplemented]: 501,
};

/** Returns the body of a failed request, as Nakama writes it. */
export function failureBody(status: RefusalStatus, message: string): string {
  return JSON.stringify({ error: message, message, code: status });
}
