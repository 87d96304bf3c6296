import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Clock } from "../../core/clock.js";
import type { Logger } from "../../core/logger.js";
import type { Address } from "../describe/address.js";
import type { SandboxTls } from "../tls.js";
import type { HttpService } from "./httpService.js";
import { type Listener, listen } from "./listener.js";
import type { SocketService } from "./socketService.js";

export interface ServerParts {
  readonly address: Address;
  readonly tls: SandboxTls | undefined;
  readonly http: HttpService;
  readonly sockets: SocketService;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The server on the network. It can be stopped, and started again on the same port. */
export class SandboxServer {
  readonly #parts: ServerParts;
  #listener: Listener | undefined;
  #isClosed = false;

  constructor(parts: ServerParts, listener: Listener) {
    this.#parts = parts;
    this.#take(listener);
  }

  /** Listens again on the same port. Does nothing if it already listens, or was closed permanently. */
  async open(): Promise<void> {
    const { address, tls } = this.#parts;
    if (!this.#mayOpen()) return;
    const listener = await listen({ host: address.host, port: address.port, tls });
    if (this.#mayOpen()) this.#take(listener);
    else await listener.close();
  }

  /** Ends every connection; resolves when the port is free. */
  async shut(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    this.#parts.sockets.cut();
    await listener?.close();
  }

  /** Stops permanently. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.shut();
    this.#parts.sockets.close();
  }

  #mayOpen(): boolean {
    return this.#listener === undefined && !this.#isClosed;
  }

  #take(listener: Listener): void {
    this.#listener = listener;
    attach(listener.server, this.#parts);
  }
}

function attach(server: Server, { http, sockets, clock, logger }: ServerParts): void {
  server.on("request", (request, response) => {
    // The time of the sandbox's clock, which may differ from the machine's.
    response.setHeader("Date", new Date(clock.now()).toUTCString());
    void http.handle(request, response);
  });
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    sockets.upgrade(request, stream, head);
  });
  server.on("error", (error) => logger.error({ err: error }, "the sandbox's server failed"));
}
