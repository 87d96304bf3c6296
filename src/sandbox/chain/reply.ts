import { type HttpAnswer, retryAfterHeader } from "../http/exchange.js";

/** How a service of the chain ends a request: with a response, without one, or by resetting the connection. */
export type Reply = HttpAnswer | SpoiltAnswer | "hang" | "cut";

/** A response whose body never ends, or stops halfway. */
export interface SpoiltAnswer {
  readonly spoilt: "endless" | "hanging";
  readonly answer: HttpAnswer;
}

/** Returns a response in JSON. */
export function json(status: number, value: unknown): HttpAnswer {
  return { status, contentType: "application/json", body: JSON.stringify(value) };
}

/** Returns a response in plain text, as Go's library sends errors. */
export function plain(status: number, text: string): HttpAnswer {
  return { status, contentType: "text/plain; charset=utf-8", body: text };
}

/** Returns a refusal by a proxy: a status, any body, and the time after which to try again. */
export function bare({
  status,
  body,
  retryAfter,
}: {
  readonly status: number;
  readonly body?: string | undefined;
  readonly retryAfter?: string | number | undefined;
}): HttpAnswer {
  return { status, body, headers: retryAfterHeader(retryAfter) };
}

/**
 * Returns a service's own refusal, changed by a fault: with its status, its waiting time, and its body if it has one.
 */
export function refusedAs(
  refusal: HttpAnswer,
  fault: {
    readonly status: number;
    readonly body?: string | undefined;
    readonly retryAfter?: string | number | undefined;
  },
): HttpAnswer {
  return { ...refusal, ...bare({ ...fault, body: fault.body ?? String(refusal.body ?? "") }) };
}
