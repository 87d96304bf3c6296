import { fromBinary, toBinary } from "@bufbuild/protobuf";
import type { EventName } from "../../generated/events.js";
import { decodeEnvelope, encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import { type Envelope, EnvelopeSchema } from "../../generated/mezon/realtime/envelope_pb.js";
import { JSON_TEXT, OFFICIAL_PROTOBUF, OURS, PEER, REFLECTIVE } from "./contenderNames.js";
import { officialEnvelope } from "./officialProtobuf.js";
import { asOlder, olderCodec, schemaName } from "./olderSchema.js";
import { realisticEnvelope } from "./realisticMessage.js";

/** One message of a codec: as bytes or text, and as an object. */
export interface Sample {
  readonly wire: Uint8Array | string;
  readonly message: unknown;
}

/** A codec under test. */
export interface Codec {
  /** The n-th sample of a kind; `undefined` for a kind that the codec does not have. */
  sample(name: EventName, n: number): Sample | undefined;
  decode(wire: never): unknown;
  encode(message: never): unknown;
}

/** By name, each codec, which loads when it is asked for. */
export const codecs: Readonly<Record<string, () => Codec>> = {
  [OURS]: () => ({
    sample: (name, n) => sampleOf(realisticEnvelope(name, n)),
    decode: (wire: Uint8Array) => decodeEnvelope(wire),
    encode: (message: Envelope) => encodeEnvelope(message),
  }),
  [PEER]: () => {
    const codec = olderCodec();
    return {
      sample: (name, n) => {
        const message = asOlder(codec, realisticEnvelope(name, n));
        return message === undefined ? undefined : { wire: codec.encode(message).finish().slice(), message };
      },
      decode: (wire: Uint8Array) => codec.decode(wire),
      // As its socket adapter does.
      encode: (message: Record<string, unknown>) => codec.encode(codec.fromPartial(message)).finish(),
    };
  },
  [OFFICIAL_PROTOBUF]: () => {
    const codec = officialEnvelope();
    return {
      sample: (name, n) => {
        const envelope = realisticEnvelope(name, n);
        const wire = encodeEnvelope(envelope).slice();
        const message = codec.decode(wire);
        return message[schemaName(envelope)] === undefined ? undefined : { wire, message };
      },
      decode: (wire: Uint8Array) => codec.decode(wire),
      encode: (message: Record<string, unknown>) => codec.encode(message),
    };
  },
  [REFLECTIVE]: () => ({
    sample: (name, n) => {
      const wire = encodeEnvelope(realisticEnvelope(name, n)).slice();
      return { wire, message: fromBinary(EnvelopeSchema, wire) };
    },
    decode: (wire: Uint8Array) => fromBinary(EnvelopeSchema, wire),
    encode: (message: Envelope) => toBinary(EnvelopeSchema, message),
  }),
  [JSON_TEXT]: () => ({
    sample: (name, n) => {
      const wire = jsonOf(realisticEnvelope(name, n));
      return { wire, message: JSON.parse(wire) as unknown };
    },
    decode: (wire: string) => JSON.parse(wire) as unknown,
    encode: (message: unknown) => JSON.stringify(message),
  }),
};

function sampleOf(envelope: Envelope): Sample {
  const wire = encodeEnvelope(envelope).slice();
  return { wire, message: decodeEnvelope(wire) };
}

/** Every field that decoding gives, bytes as base64: what is parsed holds what is decoded. */
function jsonOf(envelope: Envelope): string {
  return JSON.stringify(decodeEnvelope(encodeEnvelope(envelope)), (key, value: unknown) => {
    if (key === "$typeName") return undefined;
    return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
  });
}
