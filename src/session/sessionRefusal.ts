import type { ServerFailure } from "../transport/serverFailure.js";

/** What an answer to a login, or to a session's renewal, says of the credentials. */
export type Refusal =
  /** The server itself refuses them: trying again cannot help. */
  | "final"
  /** Somebody refuses them, perhaps a page in front of the server. */
  | "doubtful"
  /** Nothing. */
  | "none";

/** Milliseconds until what was refused in doubt is tried again. */
export const DOUBT_MS = 60_000;

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
/** Refusals that say nothing of the credentials, whoever answers: too slow, too early, too often. */
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
