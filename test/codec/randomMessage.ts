import { create, type DescField, type DescMessage, type Message, ScalarType } from "@bufbuild/protobuf";
import { isWrapperDesc } from "@bufbuild/protobuf/wkt";
import type { SeededRandom } from "./seededRandom.js";

/** Which fields of a message to fill; asked again for each message a field holds. */
export interface FieldChoice {
  readonly fields: readonly DescField[];
  /** Keys to draw from for maps keyed by text. */
  readonly mapKeys: readonly string[];
  inside(field: DescField): FieldChoice;
}

/** Every field, at every depth. */
export function allFields(schema: DescMessage): FieldChoice {
  return {
    fields: schema.fields,
    mapKeys: ["", "a", "10", "2", "__proto__", "constructor", "toString", "hasOwnProperty", "khóa", "🔑", "-1"],
    inside: (field) => allFields(messageIn(field)),
  };
}

/** The message a field holds: directly, in its list, or as the value of its map. */
export function messageIn(field: DescField): DescMessage {
  if (field.message === undefined) throw new Error(`${String(field)} holds no message`);
  return field.message;
}

/** True for a wrapper (`StringValue`, …) shown as a bare value. */
export function isBareWrapper(field: DescField): boolean {
  return field.fieldKind === "message" && field.oneof === undefined && isWrapperDesc(field.message);
}

const MAX_DEPTH = 4;

/** A message with random values in the chosen fields, in the shape the library itself gives it. */
export function randomMessage(
  schema: DescMessage,
  random: SeededRandom,
  choice = allFields(schema),
  depth = 0,
): Message {
  const message = create(schema);
  const filled: Record<string, unknown> = {};
  const density = random.pick([0.3, 0.8, 1]);
  for (const field of [
    ...choice.fields.filter((one) => one.oneof === undefined),
    ...oneOfEach(choice.fields, random),
  ]) {
    if (!random.chance(density) || (depth >= MAX_DEPTH && field.message !== undefined)) continue;
    const value = randomFieldValue(field, random, choice, depth);
    if (field.oneof === undefined) filled[field.localName] = value;
    else filled[field.oneof.localName] = { case: field.localName, value };
  }
  return Object.assign(message, filled);
}

/** One member of each oneof. */
function oneOfEach(fields: readonly DescField[], random: SeededRandom): readonly DescField[] {
  const oneofs = new Set(fields.flatMap((field) => field.oneof ?? []));
  return [...oneofs].map((oneof) => random.pick(fields.filter((field) => field.oneof === oneof)));
}

function randomFieldValue(field: DescField, random: SeededRandom, choice: FieldChoice, depth: number): unknown {
  switch (field.fieldKind) {
    case "scalar":
      return randomScalar(field.scalar, field.longAsString, random);
    case "enum":
      return random.pick([0, 1, 2, 7, -1, 2147483647]);
    case "message":
      return isBareWrapper(field) ? randomWrapped(field, random) : inner(field, random, choice, depth);
    case "list":
      return Array.from({ length: random.below(4) }, () =>
        field.listKind === "message"
          ? inner(field, random, choice, depth)
          : field.listKind === "enum"
            ? random.below(4)
            : randomScalar(field.scalar, field.longAsString, random),
      );
    case "map":
      return randomMap(field, random, choice, depth);
  }
}

function inner(field: DescField, random: SeededRandom, choice: FieldChoice, depth: number): Message {
  return randomMessage(messageIn(field), random, choice.inside(field), depth + 1);
}

function randomWrapped(field: DescField, random: SeededRandom): unknown {
  const value = messageIn(field).fields[0];
  if (value?.fieldKind !== "scalar") throw new Error(`${String(field)} is not a wrapper`);
  return randomScalar(value.scalar, value.longAsString, random);
}

function randomMap(
  field: DescField & { fieldKind: "map" },
  random: SeededRandom,
  choice: FieldChoice,
  depth: number,
): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (let count = random.below(4); count > 0; count -= 1) {
    const key =
      field.mapKey === ScalarType.STRING
        ? random.pick(choice.mapKeys)
        : String(randomScalar(field.mapKey, true, random));
    const value =
      field.mapKind === "message"
        ? inner(field, random, choice, depth)
        : field.mapKind === "enum"
          ? random.below(4)
          : randomScalar(field.scalar, false, random);
    // Plain assignment to "__proto__" would set the prototype instead.
    Object.defineProperty(map, key, { configurable: true, enumerable: true, writable: true, value });
  }
  return map;
}

const TEXTS = [
  "",
  "0",
  "hello",
  "Xin chào, đây là tiếng Việt: ắ ặ ẵ ỗ ữ ỵ Đ",
  "Việt tách rời: ắ",
  "👋🏽 family 👨‍👩‍👧‍👦 flag 🇻🇳",
  '\u0000\u0001\t\r\n"\\',
  "\u{10ffff}\uffff\ufffd",
  "á".repeat(100),
  "x".repeat(300),
  '{"t":"nội dung","mk":[]}',
  "__proto__",
];

const INT32_EDGES = [0, 1, -1, 127, 128, 16383, 16384, 2097151, 2097152, 268435455, 268435456, 2147483647, -2147483648];
const UINT32_EDGES = [0, 1, 127, 128, 16383, 16384, 268435455, 268435456, 2147483647, 2147483648, 4294967295];

/** Widths where the encoding of an int64 changes, a snowflake, and both ends. */
export const INT64_EDGES: readonly bigint[] = [
  0n,
  1840651530236071936n,
  1775731111020111321n,
  ...Array.from({ length: 63 }, (_, bit) => 1n << BigInt(bit)).flatMap((power) => [
    power - 1n,
    power,
    -power,
    -power - 1n,
  ]),
  9223372036854775807n,
  -9223372036854775808n,
];

function randomScalar(
  type: ScalarType,
  longAsString: boolean,
  random: SeededRandom,
): string | number | bigint | boolean | Uint8Array {
  const edge = random.chance(0.5);
  switch (type) {
    case ScalarType.STRING:
      return edge ? random.pick(TEXTS) : `text ${random.uint32()}`;
    case ScalarType.BYTES:
      return random.bytes(random.pick([0, 1, 7, 200]));
    case ScalarType.BOOL:
      return edge;
    case ScalarType.INT32:
      return edge ? random.pick(INT32_EDGES) : random.uint32() | 0;
    case ScalarType.UINT32:
      return edge ? random.pick(UINT32_EDGES) : random.uint32();
    case ScalarType.INT64: {
      const value = edge ? random.pick(INT64_EDGES) : random.int64();
      return longAsString ? value.toString() : value;
    }
    default:
      throw new Error(`the schema has begun to use ${ScalarType[type]}: teach randomScalar() about it`);
  }
}
