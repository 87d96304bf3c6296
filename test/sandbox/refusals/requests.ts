import { create, type DescField, type DescMessage, type Message, ScalarType } from "@bufbuild/protobuf";
import type { SeededRandom } from "../../codec/seededRandom.js";
import type { SmallWorld } from "./smallWorld.js";

const INT64: ReadonlySet<ScalarType> = new Set([
  ScalarType.INT64,
  ScalarType.UINT64,
  ScalarType.SINT64,
  ScalarType.FIXED64,
  ScalarType.SFIXED64,
]);

const UNSIGNED: ReadonlySet<ScalarType> = new Set([ScalarType.UINT32, ScalarType.FIXED32]);

const UNKNOWN_ID = "1999999999999999999";
const NUMBERS = [0, 1, 2, 3, 4, 7, 10, 99];
const TEXTS = ["a name", "another name", '{"t":"hello"}', "", " ", "x".repeat(5_000)];

/** What a request is made from. */
interface Source {
  readonly world: SmallWorld;
  readonly random: SeededRandom;
  /** What is requested: it says what a field that is just called `id` names. */
  readonly about: string;
}

/**
 * A request whose fields mostly name what there is in the world, in the right
 * place, and sometimes anything else: most requests pass most checks.
 */
export function likelyRequest(schema: DescMessage, source: Source): Message {
  const filled: Record<string, unknown> = {};
  for (const field of schema.fields) {
    // Clients leave fields out, too.
    if (source.random.chance(0.05)) continue;
    const value = fieldValue(field, source);
    if (field.oneof === undefined) filled[field.localName] = value;
    else filled[field.oneof.localName] = { case: field.localName, value };
  }
  return Object.assign(create(schema), filled);
}

function fieldValue(field: DescField, source: Source): unknown {
  switch (field.fieldKind) {
    case "scalar":
      return scalarValue(field, field.scalar, source);
    case "enum":
      return source.random.below(3);
    case "message":
      return field.message.typeName.startsWith("google.protobuf.")
        ? wrapped(field, source)
        : likelyRequest(field.message, source);
    case "list":
      return Array.from({ length: source.random.below(4) }, () => item(field, source));
    case "map":
      return {};
  }
}

function item(field: DescField & { fieldKind: "list" }, source: Source): unknown {
  switch (field.listKind) {
    case "message":
      return likelyRequest(field.message, source);
    case "enum":
      return source.random.below(3);
    case "scalar":
      return scalarValue(field, field.scalar, source);
  }
}

function wrapped(field: DescField & { fieldKind: "message" }, source: Source): unknown {
  const [inner] = field.message.fields;
  return inner?.fieldKind === "scalar" ? scalarValue(field, inner.scalar, source) : undefined;
}

function scalarValue(field: DescField, type: ScalarType, { world, random, about }: Source): unknown {
  if (INT64.has(type)) return idFor(field.name, { world, random, about });
  if (type === ScalarType.BOOL) return random.chance(0.5);
  if (type === ScalarType.BYTES) return random.bytes(random.below(4));
  if (field.name === "part_number") return random.pick([1, 2, 2, 3]);
  if (UNSIGNED.has(type)) return random.pick(NUMBERS);
  if (type !== ScalarType.STRING) return random.pick([...NUMBERS, -1]);
  if (field.name.includes("username")) return random.pick([...world.names, "nobody"]);
  if (field.name === "cursor") return random.pick(["", "", "1", "a name"]);
  if (field.name === "menu_name") return random.pick(["a menu", "another menu"]);
  if (field.name.endsWith("token")) return random.pick(world.tokens);
  if (field.name.endsWith("upload_id")) return random.pick(world.uploads);
  if (field.name.includes("content") && random.chance(0.7)) return '{"t":"hello"}';
  return random.chance(0.8) ? "a name" : random.pick(TEXTS);
}

const PERSON = /user|person|owner|member|friend|banned|sender|receiver|follow/;
/** The most telling first: `GetChannelCanvasDetail` is about a canvas. */
const THINGS = [
  ...["canvas", "timeline", "webhook", "emoji", "sticker", "onboarding", "quickmenu", "pin", "notif", "topic", "role"],
  ...["categor", "event", "invite", "poll", "message", "channel", "app", "bot", "clan"],
];

function idFor(name: string, { world, random, about }: Source): string {
  if (random.chance(0.04)) return UNKNOWN_ID;
  if (random.chance(0.04)) return "0";
  if (random.chance(0.04)) return random.pick(world.allIds);
  if (PERSON.test(name)) return random.pick(world.ids["people"] ?? []);
  const kind = [placeMeant(name, about), about.toLowerCase()].flatMap(
    (text) => THINGS.find((thing) => text.includes(thing)) ?? [],
  )[0];
  const place = kind === "channel" && /meet|voice/i.test(about) ? "room" : kind;
  const ids = world.ids[place ?? ""] ?? world.allIds;
  // Most things are in the first channel of the first clan.
  return random.chance(0.4) ? (ids[0] ?? "0") : random.pick(ids);
}

/** `channel_category_id` is of the one or of the other: the call's name tells which. */
function placeMeant(field: string, about: string): string {
  if (field !== "channel_category_id") return field;
  return /category/i.test(about) ? "category" : "channel";
}
