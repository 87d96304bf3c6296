/** What happens to a socket. After `closed` nothing more is called. */
export interface SocketHandlers {
  opened(): void;
  /** A frame arrived: bytes, which may be a Node Buffer, or a string when the peer sent text. */
  message(data: Uint8Array | string): void;
  /** The server refused to open a socket, with an HTTP status where the platform tells it; `closed` follows. */
  refused(httpStatus: number): void;
  /** The socket failed; `closed` follows. */
  failed(error: Error): void;
  closed(code: number, reason: string): void;
}

/** An open or opening WebSocket, as little of it as the library needs. */
export interface SocketPort {
  send(bytes: Uint8Array): void;
  /** Starts the closing handshake. */
  close(code: number, reason: string): void;
  /** Ends the connection at once, without a handshake. */
  terminate(): void;
}

/** Bytes a frame may have where nothing else is said: 4 MiB. */
export const MAX_FRAME_BYTES = 4 * 1024 * 1024;

/** What a socket must keep to. */
export interface SocketLimits {
  /** Bytes a frame may have: a socket that is sent a longer one ends, if it can before it has read all of it. */
  readonly maxFrameBytes: number;
}

/** Begins to open a socket to `url`. Throws, or rejects, only when no socket could be made at all. */
export type OpenSocket = (
  url: string,
  handlers: SocketHandlers,
  limits: SocketLimits,
) => SocketPort | Promise<SocketPort>;
