import { type HttpAnswer, retryAfterHeader } from "../http/exchange.js";

/** How a service of the chain ends a request: with an answer, with silence, or by resetting the connection. */
export type Reply = HttpAnswer | SpoiltAnswer | "hang" | "cut";

/** An answer whose body never comes to its end: it goes on for ever, or stops half way. */
export interface SpoiltAnswer {
  readonly spoilt: "endless" | "hanging";
  readonly answer: HttpAnswer;
}

/** An answer in JSON. */
export function json(status: number, value: unknown): HttpAnswer {
  return { status, contentType: "application/json", body: JSON.stringify(value) };
}

/** An answer in plain text, as Go's library gives errors. */
export function plain(status: number, text: string): HttpAnswer {
  return { status, contentType: "text/plain; charset=utf-8", body: text };
}

/** A refusal as something before a service gives it: a status, a body of any kind, and when to come back. */
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
