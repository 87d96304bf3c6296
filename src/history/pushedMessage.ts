import { decodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import type { Hearing } from "../cache/storeChange.js";

/**
 * The change that stores a pushed message. Keeps the message as the bytes that were received: many may wait for the
 * store, and as objects they would take three times the memory, and the garbage collector would move each of them.
 */
export class PushedMessage {
  readonly kind = "message";
  readonly heard: Hearing;
  readonly encoded: Uint8Array;

  /** @param encoded Bytes that this change may keep. */
  constructor(encoded: Uint8Array, heard: Hearing) {
    this.encoded = encoded;
    this.heard = heard;
  }

  /** The message, decoded at each read. Unknown fields are left out, as they are of every received message. */
  get message(): ChannelMessage {
    const message = decodeChannelMessage(this.encoded);
    delete message.$unknown;
    return message;
  }
}
