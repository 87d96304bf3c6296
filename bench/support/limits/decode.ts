import { type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { EnvelopeSchema } from "../../../generated/mezon/realtime/envelope_pb.js";
import { decodeEnvelope } from "../../../src/wire/envelopeCodec.js";
import { type Benchmark, type Measure, share } from "../benchmark.js";
import { OURS } from "../contenderNames.js";
import { inRounds } from "../rounds.js";

const FRAME_BYTES = 1 << 20;
/** Messages within messages within an envelope. */
const DEPTH = 4;
const PACKED_ITEMS = 1 << 16;
/** Frames that are decoded again: the one that took longest may have met a collection of garbage. */
const WORST = 16;

/** A field somewhere within an envelope, and the bytes that a hostile frame repeats of it. */
interface Repeated {
  /** Numbers of the fields that lead to it. */
  readonly path: readonly number[];
  readonly unit: Uint8Array;
}

/** How long a frame blocks that holds nothing but one known field again and again: the worst of all fields of the schema. */
export const decodeLimits: Benchmark = (options) => {
  const bytes = share(FRAME_BYTES, options, 4_096);
  const all = repeatedFields(EnvelopeSchema, [], []);
  const times = all.map((repeated) => ({ repeated, ms: decodeMs(frameOf(repeated, bytes)) }));
  const worst = times.toSorted((one, other) => other.ms - one.ms).slice(0, WORST);
  const name = `a frame of one known field repeated, the worst of ${all.length}: longest pause for each MiB`;
  const measure: Measure = { name, unit: "ms", isRate: false };
  return inRounds([measure], options, (add) => {
    const [first = 0, ...more] = worst.map(({ repeated }) => decodeMs(frameOf(repeated, bytes)));
    add(measure, OURS, Math.max(first, ...more));
  });
};

function decodeMs(frame: Uint8Array): number {
  const start = performance.now();
  try {
    decodeEnvelope(frame);
  } catch {
    // Refused: what counts is when.
  }
  return ((performance.now() - start) * FRAME_BYTES) / frame.length;
}

function frameOf({ path, unit }: Repeated, bytes: number): Uint8Array {
  const count = Math.max(1, Math.floor(bytes / unit.length));
  let frame = new Uint8Array(count * unit.length);
  for (let index = 0; index < count; index += 1) frame.set(unit, index * unit.length);
  for (const number of path.toReversed())
    frame = new BinaryWriter().tag(number, WireType.LengthDelimited).bytes(frame).finish();
  return frame;
}

/** Returns each field of a message and of those within it, in each of the shortest forms that it travels in. */
function repeatedFields(schema: DescMessage, path: readonly number[], within: readonly string[]): readonly Repeated[] {
  return schema.fields.flatMap((field) => {
    const here = shortestForms(field).map((unit) => ({ path, unit }));
    const { message } = field;
    if (message === undefined || within.length >= DEPTH || within.includes(message.typeName)) return here;
    return [...here, ...repeatedFields(message, [...path, field.number], [...within, message.typeName])];
  });
}

function shortestForms(field: DescField): readonly Uint8Array[] {
  const written = (write: (writer: BinaryWriter) => BinaryWriter): Uint8Array => write(new BinaryWriter()).finish();
  const delimited = (bytes: Uint8Array): Uint8Array =>
    written((writer) => writer.tag(field.number, WireType.LengthDelimited).bytes(bytes));
  if (field.message !== undefined || field.fieldKind === "map") return [delimited(new Uint8Array(0))];
  const { scalar } = field;
  if (scalar === ScalarType.BYTES) return [delimited(new Uint8Array(0))];
  if (scalar === ScalarType.STRING) return ["", "a", "é"].map((text) => delimited(new TextEncoder().encode(text)));
  if (scalar === ScalarType.DOUBLE) return [written((writer) => writer.tag(field.number, WireType.Bit64).double(1))];
  if (scalar === ScalarType.FLOAT) return [written((writer) => writer.tag(field.number, WireType.Bit32).float(1))];
  const varint = (value: string): Uint8Array =>
    written((writer) => writer.tag(field.number, WireType.Varint).uint64(value));
  const packed = field.fieldKind === "list" ? [delimited(new Uint8Array(PACKED_ITEMS).fill(1))] : [];
  // The longest form of a number too: ten bytes that are read as one.
  return [varint("1"), varint("18446744073709551615"), ...packed];
}
