import { decodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
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

/**
 * The change that stores a pushed message. Holds its bytes, and makes everything else when it is read: many may wait for
 * the store, and the garbage collector moves each object of each of them.
 */
export class PushedMessage {
  readonly #slab: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  readonly #follows: string | undefined;
  readonly #isAnew: boolean;
  readonly #isHandled: boolean;

  constructor(slab: Uint8Array, start: number, end: number, { follows, anew, isHandled }: Required<Hearing>) {
    this.#slab = slab;
    this.#start = start;
    this.#end = end;
    this.#follows = follows;
    this.#isAnew = anew;
    this.#isHandled = isHandled;
  }

  get kind(): "message" {
    return "message";
  }

  get heard(): Hearing {
    return { follows: this.#follows, anew: this.#isAnew, isHandled: this.#isHandled };
  }

  get encoded(): Uint8Array {
    return this.#slab.subarray(this.#start, this.#end);
  }

  /** The message, decoded. Unknown fields are left out, as they are of every received message. */
  get message(): ChannelMessage {
    const message = decodeChannelMessage(this.encoded);
    delete message.$unknown;
    return message;
  }
}
