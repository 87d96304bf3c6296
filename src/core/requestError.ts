import { brand } from "./brand.js";
import { MezonError } from "./errors.js";

/** How a request is sent to the server. */
export type RequestTransport = "http" | "socket";

/** The server answered a request with a failure: a call, a send, a join, an upload, over HTTP or the socket. */
export class RequestError extends MezonError {
  static {
    brand(RequestError, "RequestError");
  }

  override readonly name = "RequestError";
  /** What failed: a call such as `ListClanDescs`, or a field of `Envelope.message` such as `channelMessageSend`. */
  readonly request: string;
  /** How the request was sent. */
  readonly transport: RequestTransport;
  /** HTTP status, if the request went over HTTP. */
  readonly httpStatus: number | undefined;
  /** The server's own code, if it sent one; over the socket 3 means bad input. */
  readonly serverCode: number | undefined;
  /** The server's message. */
  readonly serverMessage: string;
  /** Milliseconds the server asked to wait before the next attempt, if it did. */
  readonly retryAfterMs: number | undefined;
  /** Further details from the server, by name; only `error` envelopes carry any. */
  readonly context: Readonly<Record<string, string>>;

  constructor(details: {
    readonly request: string;
    readonly transport: RequestTransport;
    readonly httpStatus?: number | undefined;
    readonly serverCode?: number | undefined;
    readonly serverMessage: string;
    readonly retryAfterMs?: number | undefined;
    readonly context?: Readonly<Record<string, string>> | undefined;
    readonly advice?: string | undefined;
    readonly cause?: unknown | undefined;
  }) {
    const status = details.httpStatus === undefined ? "" : ` (HTTP ${details.httpStatus})`;
    const code = details.serverCode === undefined ? "" : ` (code ${details.serverCode})`;
    const reason = details.serverMessage === "" ? "no reason given" : details.serverMessage;
    const advice = details.advice === undefined ? "" : `. ${details.advice}`;
    super("request_failed", `${details.request} failed${status}${code}: ${reason}${advice}`, { cause: details.cause });
    this.request = details.request;
    this.transport = details.transport;
    this.httpStatus = details.httpStatus;
    this.serverCode = details.serverCode;
    this.serverMessage = details.serverMessage;
    this.retryAfterMs = details.retryAfterMs;
    this.context = details.context ?? {};
  }
}
