import type { SocketHandlers, SocketPort } from "./socketPort.js";

/** Opens a socket with the `ws` package, which loads when it is first needed. */
export async function openNodeSocket(url: string, handlers: SocketHandlers): Promise<SocketPort> {
  const { WebSocket } = await import("ws");
  const socket = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: 0 });
  socket.binaryType = "nodebuffer";
  socket.on("open", () => handlers.opened());
  socket.on("message", (data, isBinary) => {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data;
    handlers.message(isBinary ? bytes : bytes.toString());
  });
  socket.on("error", (error) => handlers.failed(error));
  socket.on("close", (code, reason) => handlers.closed(code, reason.toString()));
  return {
    send: (bytes) => socket.send(bytes),
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
  };
}
