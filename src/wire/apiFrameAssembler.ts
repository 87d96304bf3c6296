import type { ApiAnswer, ApiFrame } from "./apiFrames.js";

interface Unfinished {
  readonly parts: Uint8Array[];
  length: number;
}

/** Joins the frames of each cid in the order they arrive; frames of several cids may interleave. */
export class ApiFrameAssembler {
  readonly #unfinished = new Map<number, Unfinished>();
  readonly #maxLength: number;

  /** @param maxLength Bytes an answer may have. A longer one is an error, not a memory leak. */
  constructor(maxLength = 64 * 1024 * 1024) {
    this.#maxLength = maxLength;
  }

  /** Takes a frame; answers the whole answer with its last one. Throws a `RangeError` when it grows too long. */
  add(frame: ApiFrame): ApiAnswer | undefined {
    const begun = this.#unfinished.get(frame.cid);
    if (begun === undefined && frame.last) return { cid: frame.cid, code: frame.code, body: frame.part };
    const all = begun ?? { parts: [], length: 0 };
    if (all.length + frame.part.length > this.#maxLength) {
      this.#unfinished.delete(frame.cid);
      throw new RangeError(`the answer to call ${frame.cid} is longer than ${this.#maxLength} bytes`);
    }
    // The part is a view of the socket's buffer, which may be reused before the last frame comes.
    all.parts.push(frame.part.slice());
    all.length += frame.part.length;
    if (!frame.last) {
      this.#unfinished.set(frame.cid, all);
      return undefined;
    }
    this.#unfinished.delete(frame.cid);
    return { cid: frame.cid, code: frame.code, body: joined(all) };
  }

  /** Forgets what arrived for a call that nobody waits for any more. */
  discard(cid: number): void {
    this.#unfinished.delete(cid);
  }
}

function joined({ parts, length }: Unfinished): Uint8Array {
  const body = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    body.set(part, offset);
    offset += part.length;
  }
  return body;
}
