import { type Clock, systemClock } from "../core/clock.js";
import { ValidationError } from "../core/errors.js";
import { exchange, type Fetch } from "../transport/httpExchange.js";
import { retryAfterMs } from "../transport/retryAfter.js";
import { parseJson } from "./jsonValue.js";

export interface JsonHostOptions {
  /** Address of the service, with its path. A slash at the end makes no difference. */
  readonly url: string;
  /** Milliseconds for one exchange, its body included. Default 7,000. */
  readonly timeoutMs?: number | undefined;
  /** Default: the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Default: the time of the machine. */
  readonly clock?: Clock | undefined;
}

export interface JsonCallOptions {
  /** Abandons the call when aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one exchange. Default: that of the client. */
  readonly timeoutMs?: number | undefined;
}

/** A request to a service that speaks JSON. */
export interface JsonRequest {
  /** What is asked, for error texts. */
  readonly what: string;
  readonly method: "GET" | "POST";
  /** Path below the service's address, with its query; "" for the address itself. */
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface JsonAnswer {
  readonly status: number;
  readonly ok: boolean;
  /** The body as JSON, whole numbers as `bigint`; `undefined` when it is none. */
  readonly json: unknown;
  /** The body as text, cut short. */
  readonly text: string;
  readonly retryAfterMs: number | undefined;
}

const LONGEST_TEXT = 300;

/** One service that is spoken to in JSON over HTTP. */
export class JsonHost {
  /** Without a slash at its end. */
  readonly url: string;
  readonly clock: Clock;
  readonly #timeoutMs: number;
  readonly #fetch: Fetch;

  /** Throws a `ValidationError` that names the faulty option. */
  constructor(options: JsonHostOptions) {
    this.url = addressOf(options.url);
    const { timeoutMs = 7_000 } = options;
    if (!Number.isFinite(timeoutMs) || timeoutMs <= 0)
      throw new ValidationError("timeoutMs", "must be a number above 0");
    this.#timeoutMs = timeoutMs;
    this.#fetch = options.fetch ?? ((request) => globalThis.fetch(request));
    this.clock = options.clock ?? systemClock;
  }

  /**
   * Makes one exchange. Resolves for every status and body; rejects with `ConnectionError`,
   * `TimeoutError` or the signal's reason.
   */
  async call(request: JsonRequest, { signal, timeoutMs = this.#timeoutMs }: JsonCallOptions): Promise<JsonAnswer> {
    const { what, method, path, body, headers } = request;
    const answer = await exchange(
      { fetch: this.#fetch, clock: this.clock },
      (ends) =>
        new Request(`${this.url}${path}`, {
          method,
          ...(body === undefined ? {} : { body }),
          headers: {
            Accept: "application/json",
            ...(body === undefined ? {} : { "Content-Type": "application/json" }),
            ...headers,
          },
          // A service of this kind does not redirect, and what is sent must not go elsewhere.
          redirect: "error",
          signal: ends,
        }),
      { what, timeoutMs, signal },
    );
    const text = new TextDecoder().decode(answer.body);
    return {
      status: answer.status,
      ok: answer.ok,
      json: jsonOf(text),
      text: text.trim().slice(0, LONGEST_TEXT),
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

function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
