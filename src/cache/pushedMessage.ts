import { decodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import { keepShape } from "../runtime/keepShape.js";
import type { Hearing } from "./storeChange.js";

/**
 * The change that stores a pushed message. Holds its bytes, and makes everything else when it is read: many may wait for
 * the store, and the garbage collector moves each object of each of them.
 */
export class PushedMessage {
  readonly #slab: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  /** As in {@link Hearing}. */
  readonly follows: string | undefined;
  readonly anew: boolean;
  readonly isHandled: boolean;

  /** @param slab Contains the encoded message between `start` and `end`. */
  constructor(slab: Uint8Array, start: number, end: number, { follows, anew, isHandled }: Required<Hearing>) {
    this.#slab = slab;
    this.#start = start;
    this.#end = end;
    this.follows = follows;
    this.anew = anew;
    this.isHandled = isHandled;
  }

  get kind(): "message" {
    return "message";
  }

  get heard(): Hearing {
    const { follows, anew, isHandled } = this;
    return { follows, anew, isHandled };
  }

  /** Number of encoded bytes. */
  get size(): number {
    return this.#end - this.#start;
  }

  /** A new view of the encoded bytes. */
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

keepShape(new PushedMessage(new Uint8Array(0), 0, 0, { follows: undefined, anew: false, isHandled: true }));
