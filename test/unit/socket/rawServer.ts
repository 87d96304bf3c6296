import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

/** A bare WebSocket server on loopback, for what no well-behaved server does. */
export interface RawServer extends AsyncDisposable {
  readonly url: string;
  /** Sockets that are connected now. */
  readonly sockets: ReadonlySet<WebSocket>;
}

/** @param onFrame Called with each frame of each socket. */
export async function startRawServer(onFrame: (frame: Uint8Array, socket: WebSocket) => void): Promise<RawServer> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.on("connection", (socket) => socket.on("message", (data) => onFrame(data as Buffer, socket)));
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/ws?token=very-secret`,
    sockets: server.clients,
    async [Symbol.asyncDispose]() {
      for (const socket of server.clients) socket.terminate();
      server.close();
      await once(server, "close");
    },
  };
}
