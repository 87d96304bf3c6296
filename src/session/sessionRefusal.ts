import type { ServerFailure } from "../transport/serverFailure.js";

/** What a response to a login or a renewal means for the credentials. */
export type Refusal =
  /** The server itself refuses them. Another attempt is useless. */
  | "final"
  /** They are refused, possibly by a proxy in front of the server. */
  | "doubtful"
  /** The response says nothing about them. */
  | "none";

/** Milliseconds until credentials are tried again after a refusal that may be temporary. */
export const DOUBT_MS = 60_000;

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
/** Statuses that do not concern the credentials: too slow, too early, too often. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * ASSUMPTION: the form in which the platform refuses credentials is not established. It is assumed, in this place only,
 * that the server itself sends a status from 400 to 499 and a JSON body with a `code` or an `error`, as it does for
 * other calls. A 401 or 403 without such a body may come from a proxy in front of the server, for example during a
 * deployment. So may every other status.
 */
export function refusalOf(status: number, failure: ServerFailure): Refusal {
  if (status < 400 || status > 499 || PASSING.has(status)) return "none";
  if (failure.isServers) return "final";
  return status === UNAUTHORIZED || status === FORBIDDEN ? "doubtful" : "none";
}
