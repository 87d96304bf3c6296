import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { toError } from "../../core/errors.js";
import type { ServerMessage } from "../contract.js";

/** Bytes of what a page may ask: a saved world with its files. */
const MOST_REQUEST = 512 * 1024 * 1024;
/** Bytes that a page may leave unread before it is dropped; it connects again. */
const MOST_UNREAD = 64 * 1024 * 1024;

export interface ControlParts {
  /** The first message to a page that connects. */
  readonly welcome: () => ServerMessage;
  /** Carries out what a page asks. */
  readonly carryOut: (action: unknown, args: unknown) => Promise<unknown>;
}

/** The sockets of the pages that show a session. */
export class ControlSockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MOST_REQUEST, perMessageDeflate: false });
  readonly #open = new Set<WebSocket>();
  readonly #parts: ControlParts;

  constructor(parts: ControlParts) {
    this.#parts = parts;
  }

  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, stream, head, (socket) => this.#opened(socket));
  }

  /** Sends a message to every page. */
  tell(message: ServerMessage): void {
    if (this.#open.size === 0) return;
    const text = JSON.stringify(message);
    for (const socket of this.#open) this.#send(socket, text);
  }

  close(): void {
    for (const socket of this.#open) socket.terminate();
    this.#server.close();
  }

  #opened(socket: WebSocket): void {
    this.#open.add(socket);
    socket.on("message", (data) => void this.#asked(socket, data));
    socket.once("close", () => this.#open.delete(socket));
    // An error is followed by "close", which is all that matters here.
    socket.on("error", () => undefined);
    this.#send(socket, JSON.stringify(this.#parts.welcome()));
  }

  async #asked(socket: WebSocket, data: RawData): Promise<void> {
    let id = 0;
    try {
      const request: unknown = JSON.parse(textOf(data));
      if (typeof request !== "object" || request === null) throw new TypeError("a request is an object");
      const { id: given, action, args } = request as { readonly [key: string]: unknown };
      if (typeof given === "number") id = given;
      const result = await this.#parts.carryOut(action, args);
      this.#send(socket, JSON.stringify({ kind: "answer", id, result } satisfies ServerMessage));
    } catch (error) {
      const message = toError(error).message;
      this.#send(socket, JSON.stringify({ kind: "refusal", id, message } satisfies ServerMessage));
    }
  }

  #send(socket: WebSocket, text: string): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MOST_UNREAD) socket.terminate();
    else socket.send(text);
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return Buffer.from(data as ArrayBuffer).toString("utf8");
}
