import { type DescField, equals, fromBinary, type Message, ScalarType, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { describe, expect, test } from "vitest";
import { loadAllCodecs, loadCodecsByTypeName, type MessageCodec } from "./allCodecs.js";
import { isBareWrapper, randomMessage } from "./randomMessage.js";
import { inSchemas } from "./schemaText.js";
import { SeededRandom } from "./seededRandom.js";
import { concat } from "./wireBytes.js";

const codecs = await loadAllCodecs();
const byTypeName = await loadCodecsByTypeName();

describe("a field that occurs more than once", () => {
  const withFields = codecs.filter((codec) => codec.schema.fields.length > 0);

  test.each(withFields)("merges in $schema.typeName as the library merges it", ({ schema, decode }) => {
    const random = new SeededRandom(`${schema.typeName} twice`);
    for (let count = 0; count < 8; count += 1) {
      const bytes = concat(...[0, 1, 2].map(() => toBinary(schema, randomMessage(schema, random))));
      expect(decode(bytes)).toEqual(fromBinary(schema, bytes));
    }
  });

  test("a nested message keeps what only its first occurrence had", () => {
    const { decode } = codecOf("mezon.api.Account");
    const user = (write: (w: BinaryWriter) => void): BinaryWriter => nested(1, write);
    const twice = concat(
      user((w) => w.tag(2, WireType.LengthDelimited).string("alice")).finish(),
      user((w) => w.tag(3, WireType.LengthDelimited).string("Alice")).finish(),
    );
    expect(decode(twice)).toMatchObject({ user: { username: "alice", displayName: "Alice" } });
  });
});

describe("a list of numbers", () => {
  const lists = codecs.flatMap((codec) =>
    codec.schema.fields
      .filter(
        (field) =>
          field.fieldKind === "list" && (field.listKind === "enum" || (field.listKind === "scalar" && field.packed)),
      )
      .map((field) => ({ codec, field, place: String(field) })),
  );

  test("there are those of the schemas", () => {
    expect(lists).toHaveLength(inSchemas(/^ *repeated (?:u?int32|u?int64|bool) /gm));
  });

  test.each(lists)("$place arrives packed, one by one, and mixed", ({ codec, field }) => {
    const values = [1, 0, 1, 127, 128, 300].map((value) => (isBoolList(field) ? value & 1 : value));
    const packed = nested(field.number, (w) => {
      for (const value of values) w.uint32(value);
    }).finish();
    const single = new BinaryWriter();
    for (const value of values) single.tag(field.number, WireType.Varint).uint32(value);
    const unpacked = single.finish();
    const empty = nested(field.number, () => undefined).finish();

    expect(fieldValue(codec.decode(packed), field)).toHaveLength(values.length);
    for (const bytes of [packed, unpacked, empty, concat(packed, unpacked, empty, packed)]) {
      expect(codec.decode(bytes)).toEqual(fromBinary(codec.schema, bytes));
    }
  });
});

describe("a wrapped value", () => {
  const wrapped = codecs.flatMap((codec) =>
    codec.schema.fields.filter(isBareWrapper).map((field) => ({ codec, field, place: String(field) })),
  );

  test("there are those of the schemas", () => {
    expect(wrapped).toHaveLength(inSchemas(/^ *google\.protobuf\.\w+Value /gm));
  });

  test.each(wrapped)("$place tells unset from zero", ({ codec, field }) => {
    const zero = zeroOfWrapper(field);
    const present = codec.encode({ [field.localName]: zero });
    expect([...present]).toEqual([...nested(field.number, () => undefined).finish()]);
    expect(fieldValue(codec.decode(present), field)).toBe(zero);
    expect(codec.encode({ [field.localName]: undefined })).toHaveLength(0);
    expect(fieldValue(codec.decode(new Uint8Array(0)), field)).toBeUndefined();
  });

  test.each(wrapped)("$place merges with what came before it", ({ codec, field }) => {
    const bytes = concat(
      codec.encode({ [field.localName]: sampleOfWrapper(field) }),
      codec.encode({ [field.localName]: zeroOfWrapper(field) }),
    );
    expect(codec.decode(bytes)).toEqual(fromBinary(codec.schema, bytes));
  });
});

describe("a map", () => {
  const maps = codecs.flatMap((codec) =>
    codec.schema.fields
      .filter((field) => field.fieldKind === "map")
      .map((field) => ({ codec, field, place: String(field) })),
  );

  test.each(maps)("$place takes entries without key or value, repeated keys and unknown parts", ({ codec, field }) => {
    const keyIsText = field.mapKey === ScalarType.STRING;
    const key = (w: BinaryWriter): BinaryWriter =>
      keyIsText ? w.tag(1, WireType.LengthDelimited).string("k") : w.tag(1, WireType.Varint).int64("42");
    const value = (w: BinaryWriter): BinaryWriter => w.tag(2, WireType.LengthDelimited).bytes(new Uint8Array(0));
    const extra = (w: BinaryWriter): BinaryWriter => w.tag(3, WireType.Varint).uint32(1);
    const entries = [
      nested(field.number, () => undefined),
      nested(field.number, (w) => key(w)),
      nested(field.number, (w) => value(w)),
      nested(field.number, (w) => extra(value(key(extra(w))))),
      nested(field.number, (w) => key(value(w))),
    ].map((writer) => writer.finish());
    for (const bytes of [...entries, concat(...entries)]) {
      const ours = codec.decode(bytes);
      expect(ours).toEqual(fromBinary(codec.schema, bytes));
      expect(equals(codec.schema, ours, fromBinary(codec.schema, bytes))).toBe(true);
    }
  });

  test("keeps a key named __proto__ as data", () => {
    const { decode, encode } = codecOf("mezon.api.SessionRefreshRequest");
    const vars = JSON.parse('{"__proto__":"yes","constructor":"too"}') as Record<string, string>;
    const decoded = decode(encode({ vars })) as Message & { vars: Record<string, string> };
    expect(Object.entries(decoded.vars)).toEqual([
      ["__proto__", "yes"],
      ["constructor", "too"],
    ]);
    expect(Object.getPrototypeOf(decoded.vars)).toBe(Object.prototype);
  });
});

function codecOf(typeName: string): MessageCodec {
  const codec = byTypeName.get(typeName);
  if (codec === undefined) throw new Error(`no ${typeName}`);
  return codec;
}

/** A writer that holds one length-delimited field. */
function nested(no: number, write: (writer: BinaryWriter) => void): BinaryWriter {
  const writer = new BinaryWriter().tag(no, WireType.LengthDelimited).fork();
  write(writer);
  return writer.join();
}

function isBoolList(field: DescField): boolean {
  return field.fieldKind === "list" && field.listKind === "scalar" && field.scalar === ScalarType.BOOL;
}

function zeroOfWrapper(field: DescField): unknown {
  return wrapperValues(field)[0];
}

function sampleOfWrapper(field: DescField): unknown {
  return wrapperValues(field)[1];
}

function wrapperValues(field: DescField): readonly [zero: unknown, sample: unknown] {
  switch (field.message?.typeName) {
    case "google.protobuf.StringValue":
      return ["", "text"];
    case "google.protobuf.BoolValue":
      return [false, true];
    case "google.protobuf.Int32Value":
      return [0, -7];
    default:
      throw new Error(`no values known for ${String(field)}`);
  }
}

function fieldValue(message: Message, field: DescField): unknown {
  return (message as Message & Readonly<Record<string, unknown>>)[field.localName];
}
