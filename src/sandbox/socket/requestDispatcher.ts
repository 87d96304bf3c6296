import { CallStatus, ErrorCode } from "../../../generated/constants.js";
import type { ApiRequestEvent, Envelope } from "../../../generated/mezon/realtime/envelope_pb.js";
import { DecodeError } from "../../runtime/wire.js";
import { encodeApiFrames } from "../../wire/apiFrames.js";
import { decodeEnvelope } from "../../wire/envelopeCodec.js";
import type { EnvelopePayload } from "../../wire/envelopePayload.js";
import type { Address } from "../describe/address.js";
import type { Platform } from "../platform.js";
import { Refusal } from "../refusal.js";
import { CallContext } from "../rpc/callContext.js";
import { callRpc, methodOf } from "../rpc/callRpc.js";
import type { Connection } from "./connection.js";
import { errorAnswer, refusalAnswer } from "./errorAnswer.js";
import { type FrameWriter, nobody, numberOf, type ReplyTo, replyToOf } from "./frames.js";
import { requestHandlerOf } from "./requestTable.js";

export interface DispatcherOptions {
  readonly platform: Platform;
  readonly address: Address;
  readonly frames: FrameWriter;
  /** Largest number of bytes of a response per raw frame. */
  readonly apiPartSize: number;
}

/** Responds to requests over sockets. A malformed frame is answered with an error, and the socket is not closed. */
export class RequestDispatcher {
  readonly #options: DispatcherOptions;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  dispatch(connection: Connection, bytes: Uint8Array, isBinary: boolean): void {
    const envelope = isBinary ? decoded(bytes) : "a frame must be binary";
    if (typeof envelope === "string") {
      connection.answer([this.#options.frames.write(errorAnswer(ErrorCode.UnrecognizedPayload, envelope), nobody)]);
    } else {
      // Pushes that the request causes must not overtake its response.
      this.#options.platform.broadcaster.deliverAfter(() => this.#serve(connection, envelope), connection.personId);
    }
  }

  #serve(connection: Connection, envelope: Envelope): void {
    const replyTo = replyToOf(envelope);
    const { message } = envelope;
    if (message.case === "apiRequestEvent") this.#serveCall(connection, replyTo, message.value);
    else connection.answer([this.#options.frames.write(this.#answer(connection, envelope), replyTo)]);
  }

  #answer(connection: Connection, envelope: Envelope): EnvelopePayload {
    const { message } = envelope;
    if (message.case === undefined) return nothingToServe(envelope);
    const handler = requestHandlerOf(message.case);
    if (handler === undefined) {
      return errorAnswer(ErrorCode.UnrecognizedPayload, `the sandbox does not serve requests with ${message.case}`);
    }
    try {
      return handler(message.value, { platform: this.#options.platform, connection });
    } catch (error) {
      return refusalAnswer(this.#refusalOf(error));
    }
  }

  #serveCall(connection: Connection, replyTo: ReplyTo, request: ApiRequestEvent): void {
    const { apiPartSize } = this.#options;
    connection.answer(encodeApiFrames({ cid: numberOf(replyTo), ...this.#call(connection, request) }, apiPartSize));
  }

  #call(connection: Connection, request: ApiRequestEvent): { readonly code: number; readonly body: Uint8Array } {
    const { platform, address } = this.#options;
    try {
      const method = methodOf(request.apiName, request.apiIndex);
      const context = new CallContext({ platform, address, caller: connection.person, joined: connection });
      return { code: 0, body: callRpc(method, request.body, context) };
    } catch (error) {
      const { status, message } = this.#refusalOf(error);
      return { code: status, body: new TextEncoder().encode(message) };
    }
  }

  #refusalOf(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    this.#options.platform.logger.error({ err: error }, "the sandbox failed to serve a request");
    return new Refusal(CallStatus.Internal, "the sandbox failed; its logger knows why");
  }
}

/** Returns the envelope of a frame, or the reason if it cannot be decoded. */
function decoded(bytes: Uint8Array): Envelope | string {
  try {
    return decodeEnvelope(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return error.message;
    throw error;
  }
}

function nothingToServe(envelope: Envelope): EnvelopePayload {
  const unknown = envelope.$unknown?.find(({ no }) => no !== 1);
  if (unknown === undefined) return errorAnswer(ErrorCode.MissingPayload, "the envelope holds no message");
  return errorAnswer(ErrorCode.UnrecognizedPayload, `field ${unknown.no} of the envelope is not known`);
}
