import type { Agent } from "node:http";
import type { Fetch } from "../httpExchange.js";
import type { NodeModules } from "./nodeModules.js";

/** Largest number of redirects that an upload follows. */
const MOST_REDIRECTS = 5;
/** Statuses of responses without a body. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([101, 204, 205, 304]);

export interface NodeFetchOptions {
  /** Returns the agent for an address; `undefined` for Node's default. */
  readonly agentFor: (url: URL) => Agent | undefined;
  readonly ca: string | readonly string[] | undefined;
}

/** Returns a `fetch` that uses Node's HTTP modules, which accept agents and certificates. */
export function nodeFetch(modules: NodeModules, options: NodeFetchOptions): Fetch {
  return async (request) => {
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    let url = new URL(request.url);
    for (let redirects = 0; ; redirects += 1) {
      const response = await send(modules, options, { request, url, body });
      const next = response.headers.get("location");
      const isRedirect = response.status >= 300 && response.status <= 399 && next !== null;
      if (!isRedirect || request.redirect === "manual" || redirects === MOST_REDIRECTS) return response;
      await response.body?.cancel();
      if (request.redirect === "error") throw new TypeError("a redirect was answered, which is not followed");
      url = new URL(next, url);
    }
  };
}

interface Sent {
  readonly request: Request;
  readonly url: URL;
  readonly body: Uint8Array | undefined;
}

function send(
  { http, https }: NodeModules,
  options: NodeFetchOptions,
  { request, url, body }: Sent,
): Promise<Response> {
  const { signal, method } = request;
  const headers: Record<string, string | number> = Object.fromEntries(request.headers);
  if (body !== undefined) headers["Content-Length"] = body.length;
  const agent = options.agentFor(url);
  const ca = options.ca === undefined ? undefined : [options.ca].flat();
  const { request: begin } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const sent = begin(url, { method, headers, signal, agent, ca }, (answer) => {
      const status = answer.statusCode ?? 0;
      const received = new Headers();
      for (const [name, values = []] of Object.entries(answer.headersDistinct))
        for (const value of values) received.append(name, value);
      if (WITHOUT_BODY.has(status)) answer.resume();
      const stream = WITHOUT_BODY.has(status) ? null : bodyOf(answer);
      resolve(new Response(stream, { status, headers: received }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Returns the body as a stream. Parts are only read on demand, so that an unread response does not fill the memory. */
function bodyOf(answer: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = answer[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const piece: IteratorResult<Uint8Array, unknown> = await pieces.next();
      if (piece.done === true) controller.close();
      else controller.enqueue(piece.value);
    },
    cancel: async () => {
      await pieces.return?.();
    },
  });
}
