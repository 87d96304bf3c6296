import type { Clock } from "../../core/clock.js";
import { clockOf } from "../../core/clockOf.js";
import { ValidationError } from "../../core/errors.js";
import { requireFunction } from "../../core/requireFunction.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import type { Fetch } from "../../transport/httpExchange.js";
import { parseAnswer } from "../../transport/parseJson.js";
import { requirePrivate } from "../../transport/requirePrivate.js";
import { callRest, type RestCall } from "../../transport/restCall.js";
import { retryAfterMs } from "../../transport/retryAfter.js";
import { credentialHeaders, type ServiceCredentials } from "./serviceCredentials.js";

export interface JsonHttpClientOptions {
  /** Address of the service, with its path. A trailing slash is ignored. */
  readonly url: string;
  /** Milliseconds for one exchange, its body included. @default 7_000 */
  readonly timeoutMs?: number | undefined;
  /** Credentials for the service; sent only over HTTPS, or to this machine. @default none */
  readonly credentials?: ServiceCredentials | undefined;
  /** @default the platform's `fetch` */
  readonly fetch?: Fetch | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
}

export interface JsonCallOptions {
  /** Aborts the call. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for the whole call with its retries; for a list, for each of its pages. @default no limit; each
   * attempt still ends after the client's `timeoutMs`
   */
  readonly timeoutMs?: number | undefined;
}

/** One exchange with a service that speaks JSON. */
export interface JsonExchangeOptions extends JsonCallOptions {
  /** What is requested, for errors' texts. */
  readonly what: string;
  /** Largest response, in bytes. @default 1_048_576 */
  readonly maxBytes?: number | undefined;
}

export interface JsonAnswer {
  readonly status: number;
  readonly ok: boolean;
  /** The body as JSON, with whole numbers as `bigint`; `undefined` if it is not JSON. */
  readonly json: unknown;
  /** The body as text, shortened. */
  readonly text: string;
  readonly retryAfterMs: number | undefined;
}

const OPTIONS: KeysOf<JsonHttpClientOptions> = {
  ...{ url: true, timeoutMs: true, credentials: true, fetch: true, clock: true },
};
const LONGEST_TEXT = 300;
/** Largest response about one item, in bytes. */
const MOST_BYTES = 1024 * 1024;
/** Largest response with a list, in bytes. */
export const MOST_LIST_BYTES = 32 * 1024 * 1024;

/** A client of one service that speaks JSON over HTTP, as the document with these `Paths` describes it. */
export class JsonHttpClient<Paths extends object> {
  /** Without a trailing slash. */
  readonly url: string;
  readonly clock: Clock;
  readonly #timeoutMs: number;
  readonly #fetch: Fetch;
  readonly #credentials: Readonly<Record<string, string>>;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: JsonHttpClientOptions, more: Readonly<Record<string, true>> = {}) {
    requireOptions(options, { ...OPTIONS, ...more });
    requireFunction(options.fetch, "fetch");
    this.url = addressOf(options.url);
    const { timeoutMs = 7_000 } = options;
    if (!Number.isFinite(timeoutMs) || timeoutMs <= 0)
      throw new ValidationError("timeoutMs", "must be a number above 0");
    this.#timeoutMs = timeoutMs;
    this.#credentials = credentialHeaders(options.credentials);
    if (options.credentials !== undefined) requirePrivate(this.url, "url", "what the service is shown");
    this.#fetch = options.fetch ?? ((request) => globalThis.fetch(request));
    this.clock = clockOf(options.clock);
  }

  /**
   * Makes one exchange. Resolves for every status and body. Rejects with `ConnectionError`, `TimeoutError`,
   * `ProtocolError` for a body that is too long, or the signal's reason.
   */
  async call(options: JsonExchangeOptions, call: RestCall<Paths>): Promise<JsonAnswer> {
    const { what, signal, timeoutMs = this.#timeoutMs, maxBytes = MOST_BYTES } = options;
    requireWaitOptions({ signal, timeoutMs });
    const answer = await callRest<Paths>(
      {
        ...{
          what,
          timeoutMs,
          signal,
          baseUrl: this.url,
          fetch: this.#fetch,
          clock: this.clock,
          maxBodyBytes: maxBytes,
        },
        // Credentials must not replace the content type: the body is JSON.
        headers: { ...this.#credentials, accept: "application/json", "content-type": undefined },
        // These services do not redirect, and the request must not reach another host.
        redirect: "error",
      },
      call,
    );
    const start = new TextDecoder().decode(answer.body.subarray(0, 4 * LONGEST_TEXT));
    return {
      status: answer.status,
      ok: answer.ok,
      json: await parseAnswer(answer.body, { clock: this.clock, signal }),
      text: start.trim().slice(0, LONGEST_TEXT),
      retryAfterMs: retryAfterMs(answer.headers.get("Retry-After"), this.clock.now()),
    };
  }
}

function addressOf(url: string): string {
  if (typeof url !== "string" || !/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new ValidationError("url", "must be an address such as https://host.example/path/");
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.replace(/\/+$/, "");
}
