import { Server } from "node:http";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";

type Emit = (this: Server, name: string, ...args: unknown[]) => boolean;

/**
 * Puts this process's HTTP servers at a distance: what clients send and what they are sent travels for a while, as
 * often as it likes, and in order. Connections can be cut, as by a network that fails.
 */
export class Distance {
  readonly #oneWayMs: number;
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  constructor(roundTripMs: number) {
    this.#oneWayMs = roundTripMs / 2;
    const distance = this;
    const emit: Emit = Server.prototype.emit;
    // Node lets whoever has a stream give it to a server in this way; the servers themselves are out of reach.
    Server.prototype.emit = function emitAtADistance(this: Server, name: string, ...args: unknown[]): boolean {
      if (name !== "connection") return emit.call(this, name, ...args);
      const far = distance.#accept(args[0] as Socket);
      return far === undefined ? true : emit.call(this, name, far);
    };
  }

  /** Ends all connections, and refuses new ones until they are restored. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  restore(): void {
    this.#isCut = false;
  }

  #accept(socket: Socket): Duplex | undefined {
    if (this.#isCut) {
      socket.destroy();
      return undefined;
    }
    socket.setNoDelay(true);
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    return farEnd(socket, this.#oneWayMs);
  }
}

/** The server's end of a connection that is long. */
function farEnd(socket: Socket, oneWayMs: number): Duplex {
  const later = (work: () => void): void => void setTimeout(work, oneWayMs);
  const far = new Duplex({
    read: () => undefined,
    write: (chunk: Uint8Array, _, written) => {
      later(() => socket.write(chunk));
      written();
    },
    final: (ended) => {
      later(() => socket.end());
      ended();
    },
    destroy: (error, destroyed) => {
      socket.destroy();
      destroyed(error);
    },
  });
  socket.on("data", (chunk) => later(() => far.push(chunk)));
  socket.on("end", () => later(() => far.push(null)));
  socket.on("error", () => far.destroy());
  socket.on("close", () => far.destroy());
  return far;
}
