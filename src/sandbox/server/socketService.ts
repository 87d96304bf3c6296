import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { CallStatus } from "../../../generated/constants.js";
import { leaveVoiceRoom } from "../actions/voice.js";
import type { HttpFault } from "../faults/httpFault.js";
import { JSON_TYPE } from "../http/exchange.js";
import { failureBody, httpStatusOf } from "../http/httpFailure.js";
import { limits } from "../limits.js";
import type { Platform } from "../platform.js";
import { invalid, notFound, Refusal, unauthenticated } from "../refusal.js";
import { Connection, type FrameSocket } from "../socket/connection.js";
import { announcePresence, presenceOf, pushToFollowers } from "../socket/presences.js";
import type { RequestDispatcher } from "../socket/requestDispatcher.js";
import type { Person } from "../state/person.js";
import { urlOf } from "./readRequest.js";
import { Misdirected, requireLocalVisitor } from "./visitors.js";

/** Effects of faults on an upgrade; others need a complete response. */
const UPGRADE_FAULTS: ReadonlySet<HttpFault["kind"]> = new Set<HttpFault["kind"]>(["status", "hang", "cut"]);

export interface SocketServiceParts {
  readonly platform: Platform;
  readonly dispatcher: RequestDispatcher;
  /** Origins of web pages that may open a socket, besides those of this machine. */
  readonly allowedOrigins: readonly string[];
  /** Milliseconds by which the pushes that a socket has caused itself are delayed. */
  readonly echoDelayMs: number;
}

/** Accepts sockets, and keeps those that are open. */
export class SocketService {
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has("protobuf") ? "protobuf" : false),
  });
  readonly #connections = new Set<Connection>();
  /** Upgrades that are never answered. */
  readonly #hanging = new Set<Duplex>();
  readonly #platform: Platform;
  readonly #dispatcher: RequestDispatcher;
  readonly #allowedOrigins: readonly string[];
  readonly #echoDelayMs: number;
  #lastNumber = 0;
  #frames = 0;

  constructor({ platform, dispatcher, allowedOrigins, echoDelayMs }: SocketServiceParts) {
    this.#platform = platform;
    this.#dispatcher = dispatcher;
    this.#allowedOrigins = allowedOrigins;
    this.#echoDelayMs = echoDelayMs;
  }

  /** Number of open sockets. */
  get size(): number {
    return this.#connections.size;
  }

  /** Responds to an upgrade request: with a socket, or with the HTTP status of a refusal. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const ignore = (): void => undefined;
    stream.on("error", ignore);
    const fault = this.#platform.faults.http.strike(({ path, kind }) => {
      return UPGRADE_FAULTS.has(kind) && (path === undefined || (request.url ?? "").startsWith(path));
    });
    if (fault !== undefined) {
      if (fault.kind === "hang") this.#hang(stream);
      else spoilUpgrade(stream, fault);
      return;
    }
    try {
      const person = this.#admit(request);
      stream.off("error", ignore);
      this.#server.handleUpgrade(request, stream, head, (socket) => this.#opened(socket, person));
    } catch (error) {
      if (error instanceof Refusal) {
        refuse(stream, error);
      } else {
        this.#platform.logger.error({ err: error }, "the sandbox failed to let a socket in");
        stream.destroy();
      }
    }
  }

  /** Ids of the people whose clients are connected. */
  get personIds(): ReadonlySet<string> {
    return new Set([...this.#connections].map(({ personId }) => personId));
  }

  /** Number of frames that were read or written so far. */
  get frames(): number {
    return this.#frames;
  }

  /** Resolves when every open socket has handled all frames that were sent to it, and all its requests were served. */
  async settled(): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => connection.settled()));
  }

  /** Sends a frame unchanged to every socket. */
  broadcast(frame: Uint8Array | string): void {
    for (const connection of this.#connections) connection.write(frame);
  }

  /** Closes every socket with a close code, or those of one person. */
  disconnect(code: number, personId?: string): void {
    for (const connection of this.#of(personId)) connection.close(code);
  }

  /** Resets every socket's connection, or those of one person. */
  cut(personId?: string): void {
    for (const connection of this.#of(personId)) connection.terminate();
    if (personId === undefined) for (const stream of this.#hanging) stream.destroy();
  }

  /** Makes every socket half-open, or those of one person. */
  freeze(personId?: string): void {
    for (const connection of this.#of(personId)) connection.freeze();
  }

  /** Stops reading from every socket, or continues. */
  readAll(reading: boolean): void {
    for (const connection of this.#connections) connection.read(reading);
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #of(personId: string | undefined): readonly Connection[] {
    return [...this.#connections].filter((connection) => personId === undefined || connection.personId === personId);
  }

  /**
   * Adds the stream to those that are never answered. Nothing else watches it, so its end must be handled here, and it
   * must end with the server.
   */
  #hang(stream: Duplex): void {
    this.#hanging.add(stream);
    stream.once("close", () => this.#hanging.delete(stream)).once("end", () => stream.destroy());
    stream.resume();
  }

  #admit(request: IncomingMessage): Person {
    requireLocalVisitor(request, this.#allowedOrigins);
    const url = urlOf(request);
    if (url.pathname !== "/ws") throw notFound("the socket is at /ws");
    const format = url.searchParams.get("format") ?? "protobuf";
    if (format !== "protobuf") throw invalid('the sandbox speaks format "protobuf" only');
    const token = url.searchParams.get("token") ?? "";
    if (token === "") throw unauthenticated("the query holds no token");
    const person = this.#platform.sessions.authenticate(token);
    if (this.#connections.size >= limits.connections) {
      throw new Refusal(CallStatus.ResourceExhausted, `a sandbox holds at most ${limits.connections} sockets`);
    }
    return person;
  }

  #opened(socket: WebSocket, person: Person): void {
    this.#lastNumber += 1;
    const { traffic } = this.#platform;
    const seen = { socket: this.#lastNumber, personId: person.id };
    const tell = (direction: "in" | "out", bytes: Uint8Array): void => {
      traffic.tell({ kind: "frame", direction, ...seen, bytes });
    };
    traffic.tell({ kind: "opened", ...seen });
    const connection = new Connection({
      socket: frameSocketOf(socket, (frame) => {
        this.#count();
        tell("out", bytesOfFrame(frame));
      }),
      person,
      number: this.#lastNumber,
      faults: this.#platform.faults.frames,
      echoDelayMs: this.#echoDelayMs,
    });
    this.#connections.add(connection);
    const unsubscribe = this.#platform.broadcaster.subscribe(connection);
    pushToFollowers(this.#platform, connection, { joins: [presenceOf(connection)] });
    socket.on("message", (data, isBinary) => {
      this.#count();
      const bytes = bytesOf(data);
      tell("in", bytes);
      this.#dispatcher.dispatch(connection, bytes, isBinary);
    });
    socket.once("close", () => {
      this.#connections.delete(connection);
      unsubscribe();
      this.#announceEnd(connection);
      traffic.tell({ kind: "closed", ...seen });
    });
    // An error is followed by "close", which is all that matters here.
    socket.on("error", () => undefined);
  }

  #count(): void {
    this.#frames += 1;
  }

  #announceEnd(connection: Connection): void {
    const { world, broadcaster } = this.#platform;
    for (const id of connection.joinedChannels()) {
      const channel = world.channels.find(id);
      if (channel !== undefined) announcePresence(this.#platform, channel, connection, "leaves");
    }
    pushToFollowers(this.#platform, connection, { leaves: [presenceOf(connection)] });
    if (!broadcaster.isOnline(connection.personId)) leaveVoiceRoom(this.#platform, connection.person);
  }
}

function frameSocketOf(socket: WebSocket, sent: (frame: Uint8Array | string) => void): FrameSocket {
  return {
    get isOpen() {
      return socket.readyState === socket.OPEN;
    },
    get unsentBytes() {
      return socket.bufferedAmount;
    },
    send: (frame) => {
      sent(frame);
      socket.send(frame, { binary: typeof frame !== "string" });
    },
    roundTrip: () => roundTrip(socket),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: (code) => socket.close(code),
    terminate: () => socket.terminate(),
  };
}

/**
 * Sends a ping and waits for the pong. Both sides handle frames in order, so the pong means that all earlier frames
 * were handled.
 */
function roundTrip(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      socket.off("pong", end).off("close", end);
      resolve();
    };
    socket.on("pong", end).on("close", end);
    socket.ping();
  });
}

function bytesOfFrame(frame: Uint8Array | string): Uint8Array {
  return typeof frame === "string" ? Buffer.from(frame) : frame;
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

function refuse(stream: Duplex, refusal: Refusal): void {
  const { status, message } = refusal;
  const httpStatus = refusal instanceof Misdirected ? 421 : httpStatusOf[status];
  endWith(stream, httpStatus, failureBody(status, message));
}

function spoilUpgrade(stream: Duplex, fault: HttpFault): void {
  if (fault.kind === "cut") stream.destroy();
  if (fault.kind !== "status") return;
  const { status, retryAfter, body = failureBody(CallStatus.Internal, "the sandbox was told to refuse this") } = fault;
  const headers = retryAfter === undefined ? [] : [`Retry-After: ${retryAfter}`];
  endWith(stream, status, Buffer.from(body).toString(), { headers, contentType: fault.contentType });
}

/** Refuses an upgrade with an HTTP status and closes the connection. */
function endWith(
  stream: Duplex,
  httpStatus: number,
  body: string,
  { headers = [], contentType = JSON_TYPE }: { headers?: readonly string[]; contentType?: string | undefined } = {},
): void {
  // A client that never closes its side must not keep the server open.
  stream.once("finish", () => stream.destroy());
  stream.end(
    [
      `HTTP/1.1 ${httpStatus} ${STATUS_CODES[httpStatus] ?? ""}`,
      "Connection: close",
      `Content-Type: ${contentType}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...headers,
      "",
      body,
    ].join("\r\n"),
  );
}
