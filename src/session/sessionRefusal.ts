import type { ServerFailure } from "../transport/serverFailure.js";

/** What a response to a login or a renewal says about the credentials. */
export type Refusal =
  /** The server itself refuses them: trying again cannot help. */
  | "final"
  /** They are refused, perhaps by something in front of the server. */
  | "doubtful"
  /** Nothing. */
  | "none";

/** Milliseconds until credentials are tried again after a refusal that may be temporary. */
export const DOUBT_MS = 60_000;

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
/** Statuses that say nothing about the credentials, whoever sends them: too slow, too early, too often. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * ASSUMPTION, in this one place, since how the platform words a refusal of credentials is not established: the server
 * itself says so with a status from 400 to 499 and a JSON body that holds its `code` or its `error`, as it does
 * elsewhere. A 401 or 403 without that may come from something in front of the server, as while it is being deployed;
 * so does every other status.
 */
export function refusalOf(status: number, failure: ServerFailure): Refusal {
  if (status < 400 || status > 499 || PASSING.has(status)) return "none";
  if (failure.isServers) return "final";
  return status === UNAUTHORIZED || status === FORBIDDEN ? "doubtful" : "none";
}
