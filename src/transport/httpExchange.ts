import { withDeadline } from "../core/abort.js";
import { causesOf, codeOf } from "../core/causes.js";
import type { Clock } from "../core/clock.js";
import { ConnectionError, MezonError } from "../core/errors.js";
import { type Secrets, unknownSecrets } from "../core/secrets.js";
import { MAX_BODY_BYTES, readBody } from "./readBody.js";

/** The part of the global `fetch` that the library uses. */
export type Fetch = (request: Request) => Promise<Response>;

export interface HttpContext {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Largest body of a response, in bytes after decompression. @default 33_554_432 */
  readonly maxBodyBytes?: number | undefined;
  /** Secrets that are hidden in errors. */
  readonly secrets?: Secrets | undefined;
}

export interface HttpExchangeOptions {
  /** What is requested, for the error's text. */
  readonly what: string;
  /** Time limit of the whole exchange, body included, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Whether redirects are followed. Only for requests without credentials. @default false */
  readonly followsRedirects?: boolean | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Headers;
}

/**
 * Makes one HTTP exchange with a deadline. Resolves for every status. Redirects are not followed, because the
 * credentials of a request must not reach another host. Rejects with `ConnectionError` if the host was not reached or
 * the response ended early, and with `ProtocolError` (`too_large`) if the body is longer than `maxBodyBytes`.
 */
export async function exchange(
  context: HttpContext,
  request: (signal: AbortSignal) => Request,
  options: HttpExchangeOptions,
): Promise<HttpAnswer> {
  return withDeadline({ ...options, clock: context.clock }, (signal) =>
    exchanged(context, request(signal), signal, options),
  );
}

/** Like `exchange`, but without a deadline. The caller sets one. */
export async function exchanged(
  context: HttpContext,
  request: Request,
  signal: AbortSignal,
  { what, followsRedirects = false }: Pick<HttpExchangeOptions, "what" | "followsRedirects">,
): Promise<HttpAnswer> {
  const mayFollow = followsRedirects || request.redirect !== "follow";
  const { maxBodyBytes: maxBytes = MAX_BODY_BYTES, secrets } = context;
  const response = await guardedFetch(
    context.fetch,
    secrets,
  )(mayFollow ? request : new Request(request, { redirect: "manual" }));
  const body = await readBody(response, { what, maxBytes, signal }).catch((cause: unknown) => {
    throw unreachable(request.url, cause, secrets, true);
  });
  return { status: response.status, ok: response.ok, body, headers: response.headers };
}

/** Returns advice about a redirect; `undefined` for other statuses. Browsers report a redirect as status 0. */
export function adviceOnRedirect(status: number): string | undefined {
  if (status !== 0 && (status < 300 || status > 399)) return undefined;
  return "It answered with a redirect, which is not followed, since credentials go along: check host, port and useSSL";
}

/** Like `fetch`, but failures to reach the host are {@link ConnectionError}s that say why. */
export function guardedFetch(fetch: Fetch, secrets?: Secrets): Fetch {
  return async (request) => {
    try {
      return await fetch(request);
    } catch (cause) {
      throw unreachable(request.url, cause, secrets, !neverLeft(cause));
    }
  };
}

function unreachable(url: string, cause: unknown, secrets: Secrets = unknownSecrets, wasSent: boolean): Error {
  if (cause instanceof MezonError) return cause;
  const { origin } = new URL(url);
  const reason = secrets.hide(reasonOf(cause));
  const message = wasSent ? `the exchange with ${origin} broke off: ${reason}` : `could not reach ${origin}: ${reason}`;
  return new ConnectionError(message, { cause: secrets.hideIn(cause), wasSent });
}

/** Codes of failures before a request is written: DNS, connection, TLS. */
const BEFORE_WRITING: ReadonlySet<string> = new Set([
  "EAI_AGAIN",
  "EADDRNOTAVAIL",
  "ECONNREFUSED",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
  "ERR_PROXY_TUNNEL",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function neverLeft(cause: unknown): boolean {
  return causesOf(cause).some((each) => {
    const code = codeOf(each) ?? "";
    return BEFORE_WRITING.has(code) || /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code);
  });
}

/** Returns the system's reason if there is one. With `fetch` it is the cause of the error, or the cause of that. */
function reasonOf(error: unknown): string {
  const innermost = causesOf(error).at(-1);
  if (innermost === undefined) return "the connection failed";
  const code = codeOf(innermost);
  return code === undefined ? innermost.message : explain(code, innermost.message);
}

function explain(code: string, message: string): string {
  if (code.startsWith("ERR_SSL_"))
    return `it does not speak TLS there (${code}): for a host without TLS set useSSL: false, or check the port`;
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
