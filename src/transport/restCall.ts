import createClient, { type Client } from "openapi-fetch";
import { withDeadline } from "../core/abort.js";
import { exchanged, type HttpAnswer, type HttpContext, type HttpExchangeOptions } from "./httpExchange.js";
import { readServerFailure, type ServerFailure } from "./serverFailure.js";

export interface RestCallOptions extends HttpContext, HttpExchangeOptions {
  /** Origin of the host that serves the documented paths. */
  readonly origin: string;
}

export type RestAnswer =
  | { readonly ok: true; readonly status: number; readonly body: Uint8Array }
  | { readonly ok: false; readonly status: number; readonly failure: ServerFailure; readonly headers: Headers };

/**
 * Makes one call of a documented REST API under a deadline. Resolves for every
 * status; rejects as `exchange` does.
 */
export async function callRest<Paths extends object>(
  options: RestCallOptions,
  call: (client: Client<Paths>, signal: AbortSignal) => Promise<unknown>,
): Promise<RestAnswer> {
  return withDeadline(options, async (signal) => {
    const received: { answer?: HttpAnswer } = {};
    const client = createClient<Paths>({
      baseUrl: options.origin,
      fetch: async (request) => {
        received.answer = await exchanged(options, request, signal, options);
        // The answer is read here, within its bounds: the client of the schema only makes the request.
        return new Response(null, { status: 204 });
      },
    });
    await call(client, signal);
    if (received.answer === undefined) throw new Error(`${options.what} made no request`);
    const { ok, status, headers, body } = received.answer;
    return ok ? { ok, status, body } : { ok, status, failure: readServerFailure(body, options.secrets), headers };
  });
}
