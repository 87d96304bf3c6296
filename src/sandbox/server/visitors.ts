import type { IncomingMessage, ServerResponse } from "node:http";
import { CallStatus } from "../../../generated/constants.js";
import { denied, Refusal } from "../refusal.js";

/** Thrown for a request whose `Host` is another machine: it is answered with 421. */
export class Misdirected extends Refusal {
  constructor() {
    super(
      CallStatus.InvalidArgument,
      "the Host header names another machine: a sandbox answers to loopback names only",
    );
  }
}

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;
const LOOPBACK_ORIGIN = /^https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses requests that a browser sends against the user's will: from a page whose host name was pointed at this
 * machine (DNS rebinding), and from pages of other sites.
 *
 * @param allowedOrigins Origins that are accepted besides those of this machine.
 * @throws A `Misdirected` or another `Refusal`.
 */
export function requireLocalVisitor({ headers }: IncomingMessage, allowedOrigins: readonly string[]): void {
  if (!LOOPBACK_HOST.test(headers.host ?? "")) throw new Misdirected();
  const { origin } = headers;
  if (origin !== undefined && !LOOPBACK_ORIGIN.test(origin) && !allowedOrigins.includes(origin)) {
    throw denied("pages of this origin may not ask the sandbox: see its option allowedOrigins");
  }
}

/** Sets the headers for browsers on a response. Call it for requests that were not refused. */
export function addBrowserHeaders({ headers: { origin } }: IncomingMessage, response: ServerResponse): void {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Vary", "Origin");
  if (origin === undefined) return;
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, OPTIONS");
  response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept");
}
