import createClient, { type Client, type ClientOptions } from "openapi-fetch";
import { withDeadline } from "../core/abort.js";
import { exchanged, type HttpAnswer, type HttpContext, type HttpExchangeOptions } from "./httpExchange.js";

export interface RestCallOptions extends HttpContext, HttpExchangeOptions {
  /** Address to which the documented paths are appended. */
  readonly baseUrl: string;
  readonly headers?: NonNullable<ClientOptions["headers"]> | undefined;
  /** `error`: a redirect is a failure to reach the host. @default "manual", unless `followsRedirects` */
  readonly redirect?: "error" | undefined;
}

/** Makes one request of a documented API, with a client whose types are generated from the document. */
export type RestCall<Paths extends object> = (client: Client<Paths>) => Promise<unknown>;

/** Makes one call of a documented REST API with a deadline. Resolves for every status. Rejects as `exchange` does. */
export async function callRest<Paths extends object>(
  options: RestCallOptions,
  call: RestCall<Paths>,
): Promise<HttpAnswer> {
  const { baseUrl, headers = {}, followsRedirects = false } = options;
  // Said when the request is made: a copy that says something else would read the body through a stream.
  const { redirect = followsRedirects ? "follow" : "manual" } = options;
  return withDeadline(options, async (signal) => {
    const received: { answer?: HttpAnswer } = {};
    const fetch = async (request: Request): Promise<Response> => {
      received.answer = await exchanged(options, request, signal, options);
      // The body is read above, within its limit, and parsed by the caller. The generated client would read a body of
      // any length, parse it in one step, and round its numbers.
      return new Response(null, { status: 204 });
    };
    await call(createClient<Paths>({ baseUrl, headers, signal, fetch, redirect }));
    if (received.answer === undefined) throw new Error(`${options.what} made no request`);
    return received.answer;
  });
}
