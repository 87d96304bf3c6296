import { raceAbort } from "../../core/abort.js";
import { ValidationError } from "../../core/errors.js";
import type { ByteStream } from "./fileToUpload.js";

/** The bytes of a file, read in order. No more of them are held than are asked for, and the piece they came in. */
export interface ByteSource {
  /** Number of bytes; `undefined` for a stream of which nobody said it. */
  readonly size: number | undefined;
  /** Returns the next bytes: `length` of them, or fewer at the end. */
  read(length: number, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>>;
  /** Lets go of the file or stream. */
  close(): Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Reads a buffer that nobody else changes during the upload. */
export function bufferSource(data: Uint8Array): ByteSource {
  // The copy of a caller's buffer is never a shared one.
  const bytes = data as Uint8Array<ArrayBuffer>;
  let at = 0;
  const read: ByteSource["read"] = (length) => {
    const part = bytes.subarray(at, at + length);
    at += part.length;
    return Promise.resolve(part);
  };
  return { size: bytes.length, read, close: nothing };
}

export function blobSource(blob: Blob): ByteSource {
  let at = 0;
  const read: ByteSource["read"] = async (length) => {
    const part = new Uint8Array(await blob.slice(at, at + length).arrayBuffer());
    at += part.length;
    return part;
  };
  return { size: blob.size, read, close: nothing };
}

/** What is read of a stream beyond what was asked for is kept for the next time. */
export function streamSource(stream: ByteStream, size: number | undefined, path: string): ByteSource {
  const { next, cancel } = piecesOf(stream);
  let rest: Uint8Array = new Uint8Array();
  const read: ByteSource["read"] = async (length, signal) => {
    const pieces: Uint8Array[] = [];
    let count = 0;
    while (count < length) {
      if (rest.length === 0) {
        const piece = await (signal === undefined ? next() : raceAbort(next(), signal));
        if (piece === undefined) break;
        if (!((piece as unknown) instanceof Uint8Array))
          throw new ValidationError(`${path}data`, "must be a stream of bytes: it gave something else");
        rest = piece;
      }
      const taken = rest.subarray(0, length - count);
      rest = rest.subarray(taken.length);
      pieces.push(taken);
      count += taken.length;
    }
    return joined(pieces, count);
  };
  return { size, read, close: cancel };
}

interface Pieces {
  readonly next: () => Promise<Uint8Array | undefined>;
  readonly cancel: () => Promise<void>;
}

function piecesOf(stream: ByteStream): Pieces {
  // Browsers need not have it as an iterable.
  if ("getReader" in stream) {
    const reader = stream.getReader();
    return { next: async () => (await reader.read()).value, cancel: () => reader.cancel() };
  }
  const iterator = stream[Symbol.asyncIterator]();
  return {
    next: async () => {
      const result = await iterator.next();
      return result.done === true ? undefined : result.value;
    },
    cancel: async () => {
      // Not waited for: a generator that hangs would hold the upload that gave it up.
      iterator.return?.(undefined).catch(() => undefined);
    },
  };
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
