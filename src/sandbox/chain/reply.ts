import type { HttpAnswer } from "../http/exchange.js";

/** How a service of the chain ends a request: with an answer, with silence, or by resetting the connection. */
export type Reply = HttpAnswer | "hang" | "cut";

/** An answer in JSON. */
export function json(status: number, value: unknown): HttpAnswer {
  return { status, contentType: "application/json", body: JSON.stringify(value) };
}

/** An answer in plain text, as Go's library gives errors. */
export function plain(status: number, text: string): HttpAnswer {
  return { status, contentType: "text/plain; charset=utf-8", body: text };
}
