import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
import { ProtocolError, toError } from "../core/errors.js";
import type { Secrets } from "../core/secrets.js";
import { ApiFrameAssembler } from "../wire/apiFrameAssembler.js";
import { type ApiAnswer, isApiFrame, parseApiFrame } from "../wire/apiFrames.js";
import { decodeEnvelope, type EnvelopePeek, encodeEnvelope, peekEnvelope } from "../wire/envelopeCodec.js";
import { plainArray } from "../wire/plainArray.js";
import type { PendingRequests } from "./pendingRequests.js";
import { requestError } from "./requestError.js";

/** The response to a request: an envelope, or the raw frames of an API call. */
export type Answer = Envelope | ApiAnswer;

export interface FrameReaderOptions {
  readonly pending: PendingRequests<Answer>;
  readonly secrets: Secrets;
  /** Largest response that comes in several frames, in bytes. @default 33_554_432 */
  readonly maxBodyBytes?: number | undefined;
  /** Called with an envelope that is not a response. The payload is a view of the frame. */
  readonly onPush: (push: EnvelopePeek) => void;
  /** Called for a frame that could not be read. */
  readonly onMalformed: (error: ProtocolError) => void;
}

/**
 * Reads the frames of a connection. Passes responses to the requests that wait for them. All other frames are pushes.
 */
export class FrameReader {
  readonly #options: FrameReaderOptions;
  readonly #assembler: ApiFrameAssembler;

  constructor(options: FrameReaderOptions) {
    this.#options = options;
    this.#assembler = new ApiFrameAssembler(options.maxBodyBytes);
  }

  read(data: Uint8Array | string): void {
    if (typeof data === "string") {
      this.#options.onMalformed(
        new ProtocolError(`a text frame of ${data.length} characters arrived where only binary ones may`),
      );
    } else if (isApiFrame(data)) {
      this.#receivedApiFrame(plainArray(data));
    } else {
      this.#receivedEnvelope(data);
    }
  }

  /** Drops the frames of a response that is no longer awaited. */
  discard(cid: number): void {
    this.#assembler.discard(cid);
  }

  #receivedApiFrame(data: Uint8Array): void {
    const frame = parseApiFrame(data);
    if (frame === undefined) {
      this.#options.onMalformed(new ProtocolError("a raw frame is shorter than its header", { bytes: data }));
      return;
    }
    // Frames of a response that is no longer awaited must not be kept.
    if (this.#options.pending.descriptionOf(frame.cid) === undefined) return;
    try {
      const answer = this.#assembler.add(frame);
      if (answer !== undefined) this.#options.pending.resolve(answer.cid, answer);
    } catch (error) {
      this.#options.pending.reject(frame.cid, new ProtocolError(toError(error).message, { cause: error }));
    }
  }

  #receivedEnvelope(frame: Uint8Array): void {
    const peek = peekEnvelope(frame);
    if (peek !== undefined && (peek.cid === 0 || this.#options.pending.descriptionOf(peek.cid) === undefined)) {
      this.#options.onPush(peek);
      return;
    }
    const data = plainArray(frame);
    let envelope: Envelope;
    try {
      envelope = decodeEnvelope(data);
    } catch (cause) {
      const error = new ProtocolError(`a frame of ${data.length} bytes is no envelope: ${toError(cause).message}`, {
        cause,
        bytes: data,
      });
      // The request of this response must not wait until its deadline.
      if (peek !== undefined) this.#options.pending.reject(peek.cid, error);
      this.#options.onMalformed(error);
      return;
    }
    const what = this.#options.pending.descriptionOf(envelope.cid);
    if (what === undefined) {
      this.#receivedUncommonPush(envelope, data);
    } else if (envelope.message.case === "error") {
      this.#options.pending.reject(envelope.cid, requestError(what, envelope.message.value, this.#options.secrets));
    } else {
      this.#options.pending.resolve(envelope.cid, envelope);
    }
  }

  /**
   * Handles a push with two payloads, whose kind cannot be read without decoding. The decoder has chosen the payload.
   */
  #receivedUncommonPush({ cid, message }: Envelope, data: Uint8Array): void {
    const push = message.case === undefined ? undefined : peekEnvelope(encodeEnvelope({ cid, message }));
    if (push === undefined) {
      this.#options.onMalformed(
        new ProtocolError("an envelope without a payload that is known arrived", { bytes: data }),
      );
    } else {
      this.#options.onPush(push);
    }
  }
}
