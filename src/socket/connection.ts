import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
import { abortError, withDeadline, within } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { ConnectionError, DeliveryUnknownError, MezonError, ProtocolError, toError } from "../core/errors.js";
import { type Secrets, unknownSecrets } from "../core/secrets.js";
import type { ApiAnswer } from "../wire/apiFrames.js";
import { encoded } from "../wire/encoded.js";
import { type EnvelopePeek, encodeEnvelope } from "../wire/envelopeCodec.js";
import type { EnvelopePayload } from "../wire/envelopePayload.js";
import { type Answer, FrameReader } from "./frameReader.js";
import { Heartbeat } from "./heartbeat.js";
import { PendingRequests } from "./pendingRequests.js";
import { MAX_FRAME_BYTES, type OpenSocket, type SocketHandlers, type SocketPort } from "./socketPort.js";

interface ConnectionTimes {
  /** Largest number of milliseconds for opening a socket. */
  readonly connectTimeoutMs: number;
  /** Time limit of requests without their own, in milliseconds. */
  readonly socketTimeoutMs: number;
  /** Milliseconds between pings. */
  readonly heartbeatIntervalMs: number;
  /** Milliseconds a ping waits for its pong. */
  readonly heartbeatTimeoutMs: number;
}

export interface ConnectionOptions extends ConnectionTimes {
  /** Largest frame, in bytes. @default 4_194_304 */
  readonly maxFrameBytes?: number | undefined;
  /** Largest response that comes in several frames, in bytes. @default 33_554_432 */
  readonly maxBodyBytes?: number | undefined;
  /** Secrets that are hidden in errors. */
  readonly secrets?: Secrets | undefined;
  /** Address to connect to, including the token. Never logged. */
  readonly url: string;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Called with an envelope that is not a response. The payload is a view of the frame. */
  readonly onPush: (push: EnvelopePeek) => void;
  /** Called for a frame that could not be read. The connection stays open. */
  readonly onMalformed: (error: ProtocolError) => void;
  /** Called once when the connection has ended; with the reason, unless `close()` ended it. */
  readonly onClosed: (reason: Error | undefined) => void;
}

export interface RequestOptions {
  /** Milliseconds to wait for the response. @default the connection's */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const NORMAL_CLOSURE = 1000;
const CLOSE_HANDSHAKE_MS = 2000;

/** One socket, from opening to end. Matches responses to requests, sends heartbeats, and closes with a handshake. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #pending: PendingRequests<Answer>;
  readonly #frames: FrameReader;
  readonly #secrets: Secrets;
  /** Number of received frames, of any kind. */
  #arrived = 0;
  #socket: SocketPort | undefined;
  #heartbeat: Heartbeat | undefined;
  #state: "opening" | "open" | "closing" | "closed" = "opening";
  #failure: Error | undefined;
  /** HTTP status with which the socket was refused. */
  #refusal: number | undefined;
  readonly #closed: Promise<void>;
  #settleClosed: () => void = () => undefined;
  #settleOpened: { resolve(): void; reject(error: Error): void } | undefined;

  private constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#secrets = options.secrets ?? unknownSecrets;
    this.#pending = new PendingRequests(options.clock, (cid) => this.#frames.discard(cid));
    this.#frames = new FrameReader({ ...options, pending: this.#pending, secrets: this.#secrets });
    this.#closed = new Promise((resolve) => {
      this.#settleClosed = resolve;
    });
  }

  /**
   * Opens a connection. Rejects with `ConnectionError` if the socket is refused, `TimeoutError` after
   * `connectTimeoutMs`, or the signal's reason. The socket is ended in these cases.
   */
  static async open(options: ConnectionOptions): Promise<Connection> {
    const connection = new Connection(options);
    try {
      await withDeadline(
        {
          what: "connecting the socket",
          timeoutMs: options.connectTimeoutMs,
          signal: options.signal,
          clock: options.clock,
        },
        (signal) => connection.#open(signal),
      );
    } catch (error) {
      connection.#end(toError(error));
      throw error;
    }
    return connection;
  }

  get isOpen(): boolean {
    return this.#state === "open";
  }

  /** Number of requests that wait for their response, including heartbeats. */
  get unanswered(): number {
    return this.#pending.size;
  }

  /**
   * Sends a payload and waits for the envelope that responds to it. Rejects with
   * `RequestError` when the server refuses, `TimeoutError`, the signal's reason,
   * or `DeliveryUnknownError` when the connection ends first.
   */
  async request(payload: EnvelopePayload, options: RequestOptions = {}): Promise<Envelope> {
    const answer = await this.#ask(payload, options, payload.case ?? "request");
    if ("body" in answer) throw new ProtocolError(`${payload.case ?? "a request"} was answered by a raw frame`);
    return answer;
  }

  /** Sends an API request and waits for its raw frames. Rejects as `request` does. */
  async callApi(
    request: { readonly apiIndex: number; readonly apiName: string; readonly body: Uint8Array },
    options: RequestOptions = {},
  ): Promise<ApiAnswer> {
    const answer = await this.#ask({ case: "apiRequestEvent", value: request }, options, request.apiName);
    if (!("body" in answer))
      throw new ProtocolError(`${request.apiName} was answered by an envelope instead of raw frames`);
    return answer;
  }

  /**
   * Ends the connection with a closing handshake. Before that, waits up to `drainMs` for the responses of running
   * requests. Those that are still waiting then reject.
   */
  async close(drainMs = 0): Promise<void> {
    const { clock } = this.#options;
    if (this.#state === "open") {
      this.#state = "closing";
      this.#heartbeat?.stop();
      if (drainMs > 0) await within(clock, drainMs, Promise.race([this.#pending.idle(), this.#closed]));
      this.#socket?.close(NORMAL_CLOSURE, "");
      await within(clock, CLOSE_HANDSHAKE_MS, this.#closed);
      // Called here because a socket that cannot be ended without a handshake may report its end much later.
      this.#end(undefined);
    }
    await this.#closed;
  }

  /** Ends the connection immediately, without a handshake. Waiting requests reject. */
  terminate(): void {
    this.#end(undefined);
  }

  async #open(signal: AbortSignal): Promise<void> {
    const opened = new Promise<void>((resolve, reject) => {
      this.#settleOpened = { resolve, reject };
    });
    // An early failure must not count as an unhandled rejection while the socket is created.
    opened.catch(() => undefined);
    const socket = await this.#socketTo(this.#options.url);
    this.#socket = socket;
    if (signal.aborted) {
      socket.terminate();
      throw abortError(signal);
    }
    await opened;
  }

  async #socketTo(url: string): Promise<SocketPort> {
    const { openSocket, maxFrameBytes = MAX_FRAME_BYTES } = this.#options;
    const handlers: SocketHandlers = {
      opened: () => this.#opened(),
      message: (data) => this.#received(data),
      refused: (httpStatus) => {
        this.#refusal = httpStatus;
      },
      failed: (error) => {
        this.#failure ??= error;
      },
      closed: (code, reason) => this.#end(this.#endedBy(code, reason)),
    };
    try {
      return await openSocket(url, handlers, { maxFrameBytes });
    } catch (cause) {
      if (cause instanceof MezonError) throw cause;
      // An error about an address often quotes the address, which contains the token.
      const { hide, hideIn } = this.#secrets;
      throw new ConnectionError(`no socket could be opened: ${hide(toError(cause).message)}`, { cause: hideIn(cause) });
    }
  }

  #opened(): void {
    if (this.#state !== "opening") return;
    this.#state = "open";
    const { clock, heartbeatIntervalMs, heartbeatTimeoutMs } = this.#options;
    this.#heartbeat = new Heartbeat({
      clock,
      intervalMs: heartbeatIntervalMs,
      arrived: () => this.#arrived,
      ping: () => this.request({ case: "ping", value: {} }, { timeoutMs: heartbeatTimeoutMs }),
      lost: (cause) =>
        this.#end(
          new ConnectionError("the server stopped answering the heartbeat", { code: "connection_lost", cause }),
        ),
    });
    this.#settleOpened?.resolve();
  }

  #ask(payload: EnvelopePayload, options: RequestOptions, what: string): Promise<Answer> {
    const socket = this.#socket;
    if (this.#state !== "open" || socket === undefined) {
      return Promise.reject(
        new ConnectionError(`cannot send ${what}: the connection is ${this.#state}`, { code: "closed" }),
      );
    }
    const timeoutMs = options.timeoutMs ?? this.#options.socketTimeoutMs;
    return this.#pending.add({ what, timeoutMs, signal: options.signal }, (cid) => {
      socket.send(encoded(() => encodeEnvelope({ cid, message: payload })));
    });
  }

  #received(data: Uint8Array | string): void {
    if (this.#state === "closed") return;
    this.#arrived += 1;
    const { maxFrameBytes = MAX_FRAME_BYTES } = this.#options;
    if (data.length > maxFrameBytes) {
      const message = `the connection was given up: a frame of ${data.length} bytes arrived, of which it may have ${maxFrameBytes}`;
      this.#end(new ConnectionError(message, { code: "connection_lost" }));
    } else {
      this.#frames.read(data);
    }
  }

  #endedBy(code: number, reason: string): Error | undefined {
    if (this.#state === "closing") return undefined;
    if (this.#refusal !== undefined) {
      return new ConnectionError(`the socket was refused (HTTP ${this.#refusal})`, { httpStatus: this.#refusal });
    }
    const opening = this.#state === "opening";
    const ended = this.#failure?.message ?? (reason === "" ? `close code ${code}` : `${reason} (close code ${code})`);
    const { hide, hideIn } = this.#secrets;
    const why = hide(ended);
    return new ConnectionError(opening ? `the socket was refused: ${why}` : `the connection was lost: ${why}`, {
      code: opening ? "connection_failed" : "connection_lost",
      cause: hideIn(this.#failure),
    });
  }

  #end(reason: Error | undefined): void {
    if (this.#state === "closed") return;
    const wasOpen = this.#state !== "opening";
    this.#state = "closed";
    this.#heartbeat?.stop();
    this.#socket?.terminate();
    this.#pending.rejectAll((what) => new DeliveryUnknownError(what, { cause: reason }));
    this.#settleOpened?.reject(reason ?? new ConnectionError("the connection was closed", { code: "closed" }));
    this.#settleClosed();
    if (wasOpen) this.#options.onClosed(reason);
  }
}
