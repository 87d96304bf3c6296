import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
import { ProtocolError } from "../core/errors.js";
import type { Init } from "../runtime/wire.js";

/** The payload of an envelope, in part or whole. */
export type EnvelopePayload = NonNullable<Init<Envelope>["message"]>;

type Payload = Envelope["message"];
type PayloadCase = Exclude<Payload["case"], undefined>;
type PayloadValue<Case extends PayloadCase> = Extract<Payload, { case: Case }>["value"];

/**
 * Returns the value of a response's payload.
 *
 * @throws {ProtocolError} if it is of another kind than expected.
 */
export function payloadOf<Case extends PayloadCase>(envelope: Envelope, expected: Case): PayloadValue<Case> {
  const { message } = envelope;
  if (message.case !== expected) {
    throw new ProtocolError(`expected an answer with ${expected}, got ${message.case ?? "an empty one"}`);
  }
  return message.value as PayloadValue<Case>;
}
