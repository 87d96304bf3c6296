import type { SocketHandlers, SocketPort } from "./socketPort.js";

/** Opens a socket with the platform's own `WebSocket`: browsers, Deno, Bun, edge workers. */
export function openStandardSocket(url: string, handlers: SocketHandlers): SocketPort {
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => handlers.opened();
  socket.onmessage = ({ data }: { data: unknown }) => {
    handlers.message(data instanceof ArrayBuffer ? new Uint8Array(data) : String(data));
  };
  socket.onerror = () => handlers.failed(new Error("the WebSocket failed"));
  socket.onclose = ({ code, reason }) => handlers.closed(code, reason);
  return {
    send: (bytes) => socket.send(bytes),
    close: (code, reason) => socket.close(code, reason),
    // The standard interface cannot end a connection without a handshake.
    terminate: () => socket.close(),
  };
}
