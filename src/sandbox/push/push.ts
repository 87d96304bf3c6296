import type { Envelope } from "../../../generated/mezon/realtime/envelope_pb.js";
import { decodeEnvelope } from "../../wire/envelopeCodec.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";

/** Writes an envelope as the frame that travels. */
export type EncodeFrame = (payload: EnvelopePayload) => Uint8Array;

/** Something people are told without having asked. Encoded once, however many receive it. */
export class Push {
  readonly #payload: EnvelopePayload;
  readonly #encode: EncodeFrame;
  #frame: Uint8Array | undefined;
  #envelope: Envelope | undefined;

  constructor(payload: EnvelopePayload, encode: EncodeFrame) {
    this.#payload = payload;
    this.#encode = encode;
  }

  /** The bytes that travel, without a cid. */
  get frame(): Uint8Array {
    this.#frame ??= this.#encode(this.#payload);
    return this.#frame;
  }

  /** What a receiver reads out of the frame. */
  get envelope(): Envelope {
    this.#envelope ??= decodeEnvelope(this.frame);
    return this.#envelope;
  }
}
