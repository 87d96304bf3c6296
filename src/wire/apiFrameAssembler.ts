import type { ApiAnswer, ApiFrame } from "./apiFrames.js";

interface Unfinished {
  /** One growing buffer: a list of parts would take more memory if the response comes byte by byte. */
  bytes: Uint8Array;
  length: number;
}

const MAX_LENGTH = 32 * 1024 * 1024;

/** Joins the frames of each cid in the order they arrive; frames of several cids may interleave. */
export class ApiFrameAssembler {
  readonly #unfinished = new Map<number, Unfinished>();
  readonly #maxLength: number;
  /** Bytes of all unfinished responses. */
  #length = 0;

  /** @param maxLength Largest number of bytes of all unfinished responses together. */
  constructor(maxLength = MAX_LENGTH) {
    this.#maxLength = maxLength;
  }

  /**
   * Adds a frame. Returns the whole response with its last frame, `undefined` before.
   *
   * @throws {RangeError} if the responses are longer than `maxLength`.
   */
  add(frame: ApiFrame): ApiAnswer | undefined {
    const begun = this.#unfinished.get(frame.cid);
    if (begun === undefined && frame.last) return { cid: frame.cid, code: frame.code, body: frame.part };
    if (this.#length + frame.part.length > this.#maxLength) {
      this.discard(frame.cid);
      throw new RangeError(
        `the answer to call ${frame.cid} is longer than the ${this.#maxLength} bytes there is room for`,
      );
    }
    const all = begun ?? { bytes: new Uint8Array(0), length: 0 };
    this.#unfinished.set(frame.cid, all);
    // The part is a view of the socket's buffer, which may be reused before the last frame comes.
    append(all, frame.part);
    this.#length += frame.part.length;
    if (!frame.last) return undefined;
    this.discard(frame.cid);
    return { cid: frame.cid, code: frame.code, body: all.bytes.subarray(0, all.length) };
  }

  /** Drops the frames of a call that nobody waits for any more. */
  discard(cid: number): void {
    this.#length -= this.#unfinished.get(cid)?.length ?? 0;
    this.#unfinished.delete(cid);
  }
}

function append(all: Unfinished, part: Uint8Array): void {
  const length = all.length + part.length;
  if (length > all.bytes.length) {
    const grown = new Uint8Array(Math.max(length, all.bytes.length * 2));
    grown.set(all.bytes.subarray(0, all.length));
    all.bytes = grown;
  }
  all.bytes.set(part, all.length);
  all.length = length;
}
