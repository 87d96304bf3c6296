import { withDeadline } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { ConnectionError, MezonError } from "../core/errors.js";

/** The part of the global `fetch` that the library uses. */
export type Fetch = (request: Request) => Promise<Response>;

export interface HttpContext {
  readonly fetch: Fetch;
  readonly clock: Clock;
}

export interface HttpExchangeOptions {
  /** What is being asked, for error texts. */
  readonly what: string;
  /** Milliseconds for the whole exchange, the body included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly body: Uint8Array;
  readonly headers: Headers;
}

/**
 * Makes one HTTP exchange under a deadline. Resolves for every status; rejects
 * with `ConnectionError` when the host was not reached or cut the answer short.
 */
export async function exchange(
  context: HttpContext,
  request: (signal: AbortSignal) => Request,
  options: HttpExchangeOptions,
): Promise<HttpAnswer> {
  return withDeadline({ ...options, clock: context.clock }, async (signal) => {
    const outgoing = request(signal);
    const response = await guardedFetch(context.fetch)(outgoing);
    const body = await response.arrayBuffer().catch((cause: unknown) => {
      throw unreachable(outgoing.url, cause);
    });
    return { status: response.status, ok: response.ok, body: new Uint8Array(body), headers: response.headers };
  });
}

/** Like `fetch`, with failures to reach the host as {@link ConnectionError}s that say why. */
export function guardedFetch(fetch: Fetch): Fetch {
  return async (request) => {
    try {
      return await fetch(request);
    } catch (cause) {
      throw unreachable(request.url, cause);
    }
  };
}

function unreachable(url: string, cause: unknown): Error {
  if (cause instanceof MezonError) return cause;
  return new ConnectionError(`could not reach ${new URL(url).origin}: ${reasonOf(cause)}`, { cause });
}

/** The system's reason where there is one: `fetch` hides it one or two causes deep. */
function reasonOf(error: unknown): string {
  let reason = "the connection failed";
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    const code = "code" in each && typeof each.code === "string" ? each.code : undefined;
    reason = code === undefined ? each.message : explain(code, each.message);
  }
  return reason;
}

function explain(code: string, message: string): string {
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `the host name is unknown (${code}); check the host`;
    case "ECONNREFUSED":
      return `nothing listens there (${code}); check host, port and useSSL`;
    default:
      return message.includes(code) ? message : `${message} (${code})`;
  }
}
