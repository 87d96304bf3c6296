import type { Envelope } from "../../../generated/mezon/realtime/envelope_pb.js";
import { decodeEnvelope } from "../../wire/envelopeCodec.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";

/** Encodes an envelope as a frame. */
export type EncodeFrame = (payload: EnvelopePayload) => Uint8Array;

/** An envelope that people receive without a request. Encoded once, for any number of receivers. */
export class Push {
  readonly #payload: EnvelopePayload;
  readonly #encode: EncodeFrame;
  #frame: Uint8Array | undefined;
  #envelope: Envelope | undefined;

  constructor(payload: EnvelopePayload, encode: EncodeFrame) {
    this.#payload = payload;
    this.#encode = encode;
  }

  /** The encoded bytes, without a cid. */
  get frame(): Uint8Array {
    this.#frame ??= this.#encode(this.#payload);
    return this.#frame;
  }

  /** The envelope as a receiver decodes it. */
  get envelope(): Envelope {
    this.#envelope ??= decodeEnvelope(this.frame);
    return this.#envelope;
  }
}
