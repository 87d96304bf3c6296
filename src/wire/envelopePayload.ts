import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
import { ProtocolError } from "../core/errors.js";
import type { Init } from "../runtime/wire.js";

/** The payload of an envelope, in part or whole. */
export type EnvelopePayload = NonNullable<Init<Envelope>["message"]>;

type Payload = Envelope["message"];
type PayloadCase = Exclude<Payload["case"], undefined>;
type PayloadValue<Case extends PayloadCase> = Extract<Payload, { case: Case }>["value"];

/** The value of an answer's payload, checked to be the expected one. Throws a `ProtocolError` otherwise. */
export function payloadOf<Case extends PayloadCase>(envelope: Envelope, expected: Case): PayloadValue<Case> {
  const { message } = envelope;
  if (message.case !== expected) {
    throw new ProtocolError(`expected an answer with ${expected}, got ${message.case ?? "an empty one"}`);
  }
  return message.value as PayloadValue<Case>;
}
