/** Callbacks of a socket. None is called after `closed`. */
export interface SocketHandlers {
  opened(): void;
  /** A frame arrived: bytes, which may be a Node Buffer, or a string if the peer sent text. */
  message(data: Uint8Array | string): void;
  /** The server refused to open a socket, with an HTTP status if the platform reports it; `closed` follows. */
  refused(httpStatus: number): void;
  /** The socket failed; `closed` follows. */
  failed(error: Error): void;
  closed(code: number, reason: string): void;
}

/** The part of an open or opening WebSocket that the library uses. */
export interface SocketPort {
  send(bytes: Uint8Array): void;
  /** Starts the closing handshake. */
  close(code: number, reason: string): void;
  /** Ends the connection immediately, without a handshake. */
  terminate(): void;
}

/** Default for the largest frame: 4 MiB. */
export const MAX_FRAME_BYTES = 4 * 1024 * 1024;

/** Limits of a socket. */
export interface SocketLimits {
  /** Largest frame in bytes. A socket that receives a longer one closes, if possible before it has read all of it. */
  readonly maxFrameBytes: number;
}

/** Begins to open a socket to `url`. Throws or rejects only if the socket could not be created. */
export type OpenSocket = (
  url: string,
  handlers: SocketHandlers,
  limits: SocketLimits,
) => SocketPort | Promise<SocketPort>;
