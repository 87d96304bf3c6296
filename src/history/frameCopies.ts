import { PushedMessage } from "../cache/pushedMessage.js";
import type { Hearing } from "../cache/storeChange.js";

/** Number of bytes that are allocated at once. While one message waits, the whole slab is kept. */
const SLAB = 32 * 1024;
/** Longer messages get a buffer of their own. */
const LONGEST_SHARED = SLAB / 8;

/** Copies bytes out of the frames that they came in. While a store fails, a view would keep its whole frame in memory. */
export class FrameCopies {
  #slab = new Uint8Array(0);
  #end = 0;

  /** Returns a change that stores a pushed message, with a copy of its bytes. */
  copy(encoded: Uint8Array, heard: Required<Hearing>): PushedMessage {
    const { length } = encoded;
    if (length > LONGEST_SHARED) return new PushedMessage(encoded.slice(), 0, length, heard);
    if (this.#end + length > this.#slab.length) {
      this.#slab = new Uint8Array(SLAB);
      this.#end = 0;
    }
    const start = this.#end;
    this.#slab.set(encoded, start);
    this.#end = start + length;
    return new PushedMessage(this.#slab, start, this.#end, heard);
  }
}
