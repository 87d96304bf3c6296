import { addAbortListener, removeAbortListener } from "../core/abortListeners.js";
import { ProtocolError } from "../core/errors.js";

/** Default for the largest body of a response after decompression: 32 MiB. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

export interface ReadBodyOptions {
  /** What was requested, for the error's text. */
  readonly what: string;
  /** Largest body, in bytes after decompression. */
  readonly maxBytes: number;
  /** Stops reading and cancels the body. */
  readonly signal: AbortSignal;
}

const FIRST_BUFFER = 16 * 1024;

/**
 * Reads a body as it arrives. Rejects with a `ProtocolError` (`too_large`) as soon as it has more than `maxBytes`, and
 * releases the connection. This protects against endless bodies and against small ones that decompress to large ones.
 */
export async function readBody(response: Response, options: ReadBodyOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { what, maxBytes, signal } = options;
  const { body } = response;
  if (body === null) return new Uint8Array(0);
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const letGo = (): void => void reader.cancel().catch(() => undefined);
  addAbortListener(signal, letGo);
  try {
    // Uses one growing buffer, because a list of parts would take more memory if the body arrives byte by byte.
    let bytes = new Uint8Array(0);
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return bytes.slice(0, length);
      if (length + value.length > maxBytes) {
        letGo();
        throw new ProtocolError(`the answer to ${what} is longer than the ${maxBytes} bytes that it may have`, {
          code: "too_large",
        });
      }
      bytes = withRoom(bytes, length, value.length, maxBytes);
      bytes.set(value, length);
      length += value.length;
    }
  } finally {
    removeAbortListener(signal, letGo);
  }
}

function withRoom(
  bytes: Uint8Array<ArrayBuffer>,
  length: number,
  more: number,
  maxBytes: number,
): Uint8Array<ArrayBuffer> {
  if (length + more <= bytes.length) return bytes;
  const doubled = Math.min(maxBytes, Math.max(FIRST_BUFFER, bytes.length * 2));
  const grown = new Uint8Array(Math.max(length + more, doubled));
  grown.set(bytes.subarray(0, length));
  return grown;
}
