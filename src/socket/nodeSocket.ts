import type { Agent } from "node:http";
import { CorkedWrites } from "./corkedWrites.js";
import { MAX_FRAME_BYTES, type SocketHandlers, type SocketLimits, type SocketPort } from "./socketPort.js";

/** The agent and the certificates of a socket. */
export interface SocketRoute {
  readonly agent?: Agent | undefined;
  /** Trusted certificates, in PEM, in place of the platform's. */
  readonly ca?: readonly string[] | undefined;
}

/** Loads the `ws` package. */
export function loadNodeSocket(): Promise<typeof import("ws")> {
  return import("ws");
}

/** Opens a socket with the `ws` package, which is loaded when it is first needed. Does not follow redirects. */
export async function openNodeSocket(
  url: string,
  handlers: SocketHandlers,
  { maxFrameBytes }: SocketLimits = { maxFrameBytes: MAX_FRAME_BYTES },
  { agent, ca }: SocketRoute = {},
): Promise<SocketPort> {
  const { WebSocket } = await loadNodeSocket();
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    handshakeTimeout: 0,
    followRedirects: false,
    maxPayload: maxFrameBytes,
    agent,
    ca: ca && [...ca],
  });
  socket.binaryType = "nodebuffer";
  let writes: CorkedWrites | undefined;
  socket.on("upgrade", (response) => {
    writes = new CorkedWrites(response.socket);
  });
  socket.on("open", () => handlers.opened());
  socket.on("message", (data, isBinary) => {
    // With the binary type "nodebuffer", the data is one Buffer.
    handlers.message(isBinary ? (data as Buffer) : String(data));
  });
  socket.on("unexpected-response", (_request, response) => {
    handlers.refused(response.statusCode ?? 0);
    socket.terminate();
  });
  socket.on("error", (error) => handlers.failed(error));
  socket.on("close", (code, reason) => handlers.closed(code, reason.toString()));
  return {
    send: (bytes) => {
      writes?.hold();
      socket.send(bytes);
    },
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
  };
}
