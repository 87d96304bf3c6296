import { type DescField, fromBinary, type Message, ScalarType, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { describe, expect, test } from "vitest";
import { DecodeError } from "../../src/runtime/wire.js";
import { loadAllCodecs, type MessageCodec } from "./allCodecs.js";
import { allFields, isBareWrapper, randomMessage } from "./randomMessage.js";
import { SeededRandom } from "./seededRandom.js";
import { concat, endGroup, hex, rawField, repeat, startGroup, tag } from "./wireBytes.js";

const codecs = await loadAllCodecs();
const withFields = codecs.filter((codec) => codec.schema.fields.length > 0);
/** A field number that no message uses. */
const UNUSED = 1999;

describe.each(withFields)("bytes that are not a $schema.typeName", (codec) => {
  const { schema } = codec;
  const random = new SeededRandom(`${schema.typeName} malformed`);
  const samples = Array.from({ length: 3 }, () => toBinary(schema, randomMessage(schema, random)).slice(0, 600));

  test("cut off at any byte give what the library reads, or a DecodeError where it fails", () => {
    for (const sample of samples) {
      for (let length = 0; length <= sample.length; length += 1) {
        const cut = sample.subarray(0, length);
        const library = attempt(() => fromBinary(schema, cut));
        const ours = decodeOrRefuse(codec, cut);
        if (library === undefined) expect(ours).toBeUndefined();
        else expect(ours).toEqual(library);
      }
    }
  });

  test("damaged or made up give a message or a DecodeError", () => {
    for (const sample of samples) {
      for (let count = 0; count < 40; count += 1) {
        const damaged = Uint8Array.from(sample);
        for (let hits = 1 + random.below(3); hits > 0 && damaged.length > 0; hits -= 1) {
          damaged[random.below(damaged.length)] = random.pick([0, 0x7f, 0x80, 0xff, random.below(256)]);
        }
        decodeOrRefuse(codec, damaged);
      }
    }
    for (let count = 0; count < 40; count += 1) decodeOrRefuse(codec, random.bytes(random.below(64)));
  });
});

describe("fields the schema does not know", () => {
  test.each(withFields)("are kept by $schema.typeName and written back", (codec) => {
    const { schema, decode, encode } = codec;
    const random = new SeededRandom(`${schema.typeName} unknown`);
    for (let count = 0; count < 4; count += 1) {
      const known = randomMessage(schema, random);
      const bytes = concat(strangeField(random), toBinary(schema, known), strangeField(random), strangeField(random));
      const ours = decode(bytes);
      const library = fromBinary(schema, bytes);
      expect(ours.$unknown).toHaveLength(3);
      expect(ours).toEqual(library);
      expect(hex(encode(ours))).toBe(hex(toBinary(schema, library)));
      expect(decode(encode(ours))).toEqual(ours);
    }
  });
});

describe("a field of a wrong wire type", () => {
  test.each(withFields)("is kept as unknown by $schema.typeName and every other field arrives", (codec) => {
    const { schema, decode, encode } = codec;
    const random = new SeededRandom(`${schema.typeName} wrong type`);
    for (const field of schema.fields) {
      const others = schema.fields.filter((one) => one !== field && one.oneof === undefined);
      const rest = randomMessage(schema, random, { ...allFields(schema), fields: others });
      const bytes = toBinary(schema, rest);
      for (const wireType of wrongWireTypes(field)) {
        const wrong = rawField(field.number, wireType);
        const decoded = decode(concat(wrong, bytes, wrong));
        expect(decoded.$unknown?.map(({ no, wireType: kept }) => [no, kept])).toEqual([
          [field.number, wireType],
          [field.number, wireType],
        ]);
        expect(hex(encode(decoded))).toBe(hex(concat(bytes, wrong, wrong)));
        const { $unknown: _, ...arrived } = decoded;
        expect(arrived).toEqual(decode(bytes));
      }
    }
  });
});

describe("whatever the message", () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ["field number zero", Uint8Array.of(0x00, 0x00)],
    ["wire type 6", Uint8Array.of(0x0e)],
    ["wire type 7", Uint8Array.of(0x0f)],
    ["the end of a group that never began", Uint8Array.of(0x0c)],
    ["a group without end", rawField(UNUSED, WireType.StartGroup).slice(0, -2)],
    ["a group closed by another", concat(startGroup(UNUSED), endGroup(UNUSED + 1))],
    ["groups nested without end", repeat(startGroup(UNUSED), 100_000)],
    ["groups nested too deep", concat(repeat(startGroup(UNUSED), 5000), repeat(endGroup(UNUSED), 5000))],
    ["a tag longer than ten bytes", new Uint8Array(64).fill(0x80)],
    ["an endless varint", concat(tag(UNUSED, WireType.Varint), new Uint8Array(3).fill(0xff))],
    [
      "a length of four gigabytes",
      concat(tag(UNUSED, WireType.LengthDelimited), Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f)),
    ],
    ["four bytes of which two came", concat(tag(UNUSED, WireType.Bit32), Uint8Array.of(1, 2))],
    ["eight bytes of which none came", tag(UNUSED, WireType.Bit64)],
  ];

  test.each(cases)("%s is refused", (_, bytes) => {
    for (const { decode } of codecs) expect(() => decode(bytes)).toThrow(DecodeError);
  });

  test("groups within reason are passed over", () => {
    const deep = concat(repeat(startGroup(UNUSED), 50), repeat(endGroup(UNUSED), 50));
    for (const { decode } of codecs) expect(decode(deep).$unknown).toHaveLength(1);
  });

  test("what is no bytes at all is refused with the message's name", () => {
    const notBytes: readonly unknown[] = ["text", undefined, null, 7, [8, 1], {}, new ArrayBuffer(2)];
    for (const { schema, decode } of codecs) {
      for (const value of notBytes) {
        expect(() => decode(value as Uint8Array)).toThrow(
          expect.objectContaining({ name: "DecodeError", typeName: schema.typeName }),
        );
      }
    }
  });

  test("the error says what was being decoded and keeps its cause", () => {
    for (const { schema, decode } of codecs) {
      const error = errorOf(() => decode(Uint8Array.of(0)));
      expect(error).toBeInstanceOf(DecodeError);
      expect(error).toHaveProperty("message", `cannot decode ${schema.typeName}: illegal tag: field 0, wire type 0`);
      expect(error).toHaveProperty("cause", new RangeError("illegal tag: field 0, wire type 0"));
    }
  });
});

describe("the values of a field", () => {
  const ids = fieldsWhere((field) => field.fieldKind === "scalar" && wireTypeOf(field) === WireType.Varint);
  const held = fieldsWhere((field) => wireTypeOf(field) === WireType.LengthDelimited);

  test.each(ids)("$place: a varint may be padded to ten bytes but no further", ({ codec, field }) => {
    const padded = (length: number): Uint8Array =>
      concat(
        tag(field.number, WireType.Varint),
        Uint8Array.of(0x81),
        new Uint8Array(length - 2).fill(0x80),
        Uint8Array.of(0),
      );
    expect(codec.decode(padded(10))).toEqual(fromBinary(codec.schema, padded(10)));
    expect(codec.decode(padded(10))).toEqual(
      codec.decode(concat(tag(field.number, WireType.Varint), Uint8Array.of(1))),
    );
    expect(() => codec.decode(padded(11))).toThrow(DecodeError);
  });

  test.each(held)("$place: a length past the end is refused", ({ codec, field }) => {
    for (const length of [1, 100, 0x7fffffff, 0xffffffff]) {
      const bytes = new BinaryWriter().tag(field.number, WireType.LengthDelimited).uint32(length).finish();
      expect(() => codec.decode(bytes)).toThrow(DecodeError);
    }
  });

  test("a value inside a message may not run into what follows the message", () => {
    for (const { codec, field } of held) {
      const inner = field.fieldKind === "map" || isBareWrapper(field) ? 1 : innerTextField(field)?.number;
      if (inner === undefined) continue;
      // The held message claims 2 bytes; the text inside claims 4, which are there but belong to the outer message.
      const claims = Uint8Array.of(2, (inner << 3) | WireType.LengthDelimited, 4, 0x41, 0x41, 0x41, 0x41);
      const bytes = concat(tag(field.number, WireType.LengthDelimited), claims);
      expect(() => codec.decode(bytes), String(field)).toThrow(DecodeError);
    }
  });
});

/** Decodes, or answers `undefined` for a DecodeError. Any other exception fails the test. */
function decodeOrRefuse(codec: MessageCodec, bytes: Uint8Array): Message | undefined {
  try {
    return codec.decode(bytes);
  } catch (error) {
    if (error instanceof DecodeError && error.typeName === codec.schema.typeName) return undefined;
    throw error;
  }
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

function fieldsWhere(wanted: (field: DescField) => boolean) {
  return codecs.flatMap((codec) =>
    codec.schema.fields.filter(wanted).map((field) => ({ codec, field, place: String(field) })),
  );
}

function wireTypeOf(field: DescField): WireType {
  if (field.message !== undefined || field.fieldKind === "map") return WireType.LengthDelimited;
  const scalar = field.fieldKind === "enum" || field.enum !== undefined ? undefined : field.scalar;
  const isText = scalar === ScalarType.STRING || scalar === ScalarType.BYTES;
  return isText ? WireType.LengthDelimited : WireType.Varint;
}

function wrongWireTypes(field: DescField): readonly WireType[] {
  const all = [WireType.Varint, WireType.Bit64, WireType.LengthDelimited, WireType.StartGroup, WireType.Bit32];
  // A list of numbers is right both as varints and packed.
  const right = field.fieldKind === "list" ? [wireTypeOf(field), WireType.LengthDelimited] : [wireTypeOf(field)];
  return all.filter((wireType) => !right.includes(wireType));
}

function innerTextField(field: DescField): DescField | undefined {
  return field.message?.fields.find(
    (one) => one.fieldKind === "scalar" && one.scalar === ScalarType.STRING && one.number < 16,
  );
}

function strangeField(random: SeededRandom): Uint8Array {
  const wireType = random.pick([
    WireType.Varint,
    WireType.Bit64,
    WireType.LengthDelimited,
    WireType.StartGroup,
    WireType.Bit32,
  ]);
  return rawField(random.pick([UNUSED, 18999, 536870911]), wireType);
}
