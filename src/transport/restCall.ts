import createClient, { type Client } from "openapi-fetch";
import { withDeadline } from "../core/abort.js";
import { guardedFetch, type HttpContext, type HttpExchangeOptions } from "./httpExchange.js";
import { failureOf, type ServerFailure } from "./serverFailure.js";

export interface RestCallOptions extends HttpContext, HttpExchangeOptions {
  /** Origin of the host that serves the documented paths. */
  readonly origin: string;
}

export type RestAnswer =
  | { readonly ok: true; readonly status: number; readonly body: Uint8Array }
  | { readonly ok: false; readonly status: number; readonly failure: ServerFailure; readonly headers: Headers };

/** What an `openapi-fetch` call resolves with when asked for an array buffer. */
interface RawResult {
  readonly data?: ArrayBuffer | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Makes one call of a documented REST API under a deadline. Resolves for every
 * status; rejects as `exchange` does.
 */
export async function callRest<Paths extends object>(
  options: RestCallOptions,
  call: (client: Client<Paths>, signal: AbortSignal) => Promise<RawResult>,
): Promise<RestAnswer> {
  const client = createClient<Paths>({ baseUrl: options.origin, fetch: guardedFetch(options.fetch) });
  return withDeadline(options, async (signal) => {
    const { data, error, response } = await call(client, signal);
    const { ok, status, headers } = response;
    // A body of no bytes comes as `undefined`: an empty message.
    return ok
      ? { ok, status, body: new Uint8Array(data ?? new ArrayBuffer(0)) }
      : { ok, status, failure: failureOf(error), headers };
  });
}
