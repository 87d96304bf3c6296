import { clone, create, equals, fromBinary, isFieldSet, isMessage, toBinary, toJson } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { loadAllCodecs } from "./allCodecs.js";
import { allFields, messageIn, randomMessage } from "./randomMessage.js";
import { inSchemas, oneofMembersInSchemas } from "./schemaText.js";
import { SeededRandom } from "./seededRandom.js";
import { hex } from "./wireBytes.js";

const MESSAGES_EACH = 24;
const codecs = await loadAllCodecs();

test("every message of the schema is covered", () => {
  expect(codecs).toHaveLength(inSchemas(/^ *message \w+ *\{/gm));
  expect(new Set(codecs.map((codec) => codec.schema.typeName)).size).toBe(codecs.length);
});

describe.each(codecs)("$schema.typeName", ({ schema, create: createOurs, decode, encode }) => {
  const random = new SeededRandom(schema.typeName);
  const messages = Array.from({ length: MESSAGES_EACH }, () => randomMessage(schema, random));

  test("is tried with every field set", () => {
    const never = schema.fields.filter(
      (field) => field.oneof === undefined && !messages.some((one) => isFieldSet(one, field)),
    );
    expect(never.map(String)).toEqual([]);
  });

  test("begins as the message the library creates", () => {
    const ours = createOurs();
    expect(ours).toEqual(create(schema));
    expect(equals(schema, ours, create(schema))).toBe(true);
    expect(isMessage(ours, schema)).toBe(true);
    expect(encode(ours)).toHaveLength(0);
    expect(decode(new Uint8Array(0))).toEqual(ours);
  });

  test("encodes to the bytes the library writes", () => {
    for (const message of messages) expect(hex(encode(message))).toBe(hex(toBinary(schema, message)));
  });

  test("decodes to what the library reads, always in one shape", () => {
    const shape = Object.keys(createOurs());
    for (const message of messages) {
      const bytes = toBinary(schema, message);
      const ours = decode(bytes);
      const theirs = fromBinary(schema, bytes);
      expect(ours).toEqual(theirs);
      expect(equals(schema, ours, theirs)).toBe(true);
      expect(Object.keys(ours)).toEqual(shape);
      expect(shape).toEqual(expect.arrayContaining(Object.keys(theirs)));
    }
  });

  test("gives messages the library accepts as its own", () => {
    for (const message of messages) {
      const bytes = toBinary(schema, message);
      const ours = decode(bytes);
      expect(hex(toBinary(schema, ours))).toBe(hex(bytes));
      expect(toJson(schema, ours)).toEqual(toJson(schema, message));
      expect(equals(schema, clone(schema, ours), message)).toBe(true);
    }
  });
});

describe("each member of a oneof", () => {
  const members = codecs.flatMap((codec) =>
    codec.schema.fields
      .filter((field) => field.oneof !== undefined)
      .map((field) => ({ ...codec, field, name: field.name })),
  );

  test("there are the events and answers of the socket", () => {
    expect(members).toHaveLength(oneofMembersInSchemas());
  });

  test.each(members)("$name", ({ schema, field, decode, encode }) => {
    const random = new SeededRandom(field.name);
    const oneof = field.oneof?.localName ?? "";
    for (let count = 0; count < 4; count += 1) {
      const value = randomMessage(messageIn(field), random, allFields(messageIn(field)));
      const message = Object.assign(create(schema), { [oneof]: { case: field.localName, value } });
      const bytes = toBinary(schema, message);
      expect(hex(encode(message))).toBe(hex(bytes));
      expect(decode(bytes)).toEqual(fromBinary(schema, bytes));
      expect(equals(schema, decode(bytes), message)).toBe(true);
    }
  });
});
