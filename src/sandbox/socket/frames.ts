import type { Envelope } from "../../../generated/mezon/realtime/envelope_pb.js";
import { encodeEnvelope } from "../../wire/envelopeCodec.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";

const CID_FIELD = 1;
const TEXT_CID_TAG = 0x0a;
const LENGTH_DELIMITED = 2;

/**
 * The cid of a request, to which the response is sent. Older clients write it as text, and only recognise a response
 * with a cid in the same form.
 */
export interface ReplyTo {
  /** 0 if the request had none, or one written as text. */
  readonly cid: number;
  /** Length and characters of a cid written as text. */
  readonly textCid: Uint8Array | undefined;
}

/** The value for an envelope that is not a response. */
export const nobody: ReplyTo = { cid: 0, textCid: undefined };

export function replyToOf(envelope: Envelope): ReplyTo {
  const text = envelope.$unknown?.findLast(({ no, wireType }) => no === CID_FIELD && wireType === LENGTH_DELIMITED);
  // The socket may reuse the bytes of the frame.
  return { cid: envelope.cid, textCid: text?.data.slice() };
}

/** The number that identifies a response in raw frames. */
export function numberOf({ cid, textCid }: ReplyTo): number {
  if (textCid === undefined) return cid & 0xffff;
  const text = new TextDecoder().decode(textCid.subarray(1));
  return /^\d{1,15}$/.test(text) ? Number(text) & 0xffff : 0;
}

/** Encodes envelopes as frames, optionally padded to four bytes. */
export class FrameWriter {
  readonly #pad: boolean;

  constructor(pad: boolean) {
    this.#pad = pad;
  }

  write(payload: EnvelopePayload, { cid, textCid }: ReplyTo = nobody): Uint8Array {
    const envelope = encodeEnvelope({ cid, message: payload });
    return this.#padded(textCid === undefined ? envelope : withTextCid(envelope, textCid));
  }

  #padded(bytes: Uint8Array): Uint8Array {
    const padding = this.#pad ? (4 - (bytes.length % 4)) % 4 : 0;
    if (padding === 0) return bytes;
    const padded = new Uint8Array(bytes.length + padding);
    padded.set(bytes);
    return padded;
  }
}

function withTextCid(envelope: Uint8Array, textCid: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + textCid.length + envelope.length);
  bytes[0] = TEXT_CID_TAG;
  bytes.set(textCid, 1);
  bytes.set(envelope, 1 + textCid.length);
  return bytes;
}
