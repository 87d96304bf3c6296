import type { Consequence } from "./drift.js";
import { mapTypes, type TypePair } from "./typePair.js";
import type { FieldLabel, WireContract } from "./wireContract.js";

export const UNREADABLE: Consequence = { breaks: true, silent: false, words: "an older peer cannot read it" };
export const MISREAD: Consequence = {
  breaks: true,
  silent: true,
  words: "an older peer decodes it silently as something else",
};

/** Groups of scalars whose bytes are read alike; an enum is read as an int32. */
const SCALAR_GROUPS: Readonly<Record<string, ScalarGroup>> = {
  int32: "integer",
  uint32: "integer",
  int64: "integer",
  uint64: "integer",
  bool: "integer",
  sint32: "zigzag",
  sint64: "zigzag",
  fixed32: "fixed32",
  sfixed32: "fixed32",
  fixed64: "fixed64",
  sfixed64: "fixed64",
  float: "float",
  double: "double",
  string: "text",
  bytes: "text",
};

type ScalarGroup = "integer" | "zigzag" | "fixed32" | "fixed64" | "float" | "double" | "text";
type TypeGroup = ScalarGroup | "message" | "group" | "map";
type WireType = "varint" | "fixed32" | "fixed64" | "length-delimited" | "group";

const WIRE_TYPES: Readonly<Record<TypeGroup, WireType>> = {
  integer: "varint",
  zigzag: "varint",
  fixed32: "fixed32",
  float: "fixed32",
  fixed64: "fixed64",
  double: "fixed64",
  text: "length-delimited",
  message: "length-delimited",
  map: "length-delimited",
  group: "group",
};

/** Returns the wire type of a field; a list of numbers is packed into one length-delimited value. */
export function wireTypeOf(type: string, label: FieldLabel, contract: WireContract): WireType {
  const single = WIRE_TYPES[groupOf(type, contract)];
  return label === "repeated" && single !== "group" ? "length-delimited" : single;
}

/** Returns the effect of another type with the same name. */
export function typeConsequence(types: TypePair, label: FieldLabel = "singular"): Consequence {
  const { from, to, shipped, other } = types;
  const [was, is] = [groupOf(from, shipped), groupOf(to, other)];

  if (was === "map" && is === "map") return mapConsequence(types);
  if (was === is && was === "message") return messageConsequence(types);
  if (was === is && was === "integer") return integerConsequence(types);
  if (was === is && was !== "group") return compatible(scalarRemark(from, to));
  const sameWire = wireTypeOf(from, label, shipped) === wireTypeOf(to, label, other);
  if (sameWire && [from, to].includes("bytes") && [was, is].includes("message")) {
    return { ...MISREAD, words: `${MISREAD.words}, unless the bytes hold an encoded ${from === "bytes" ? to : from}` };
  }
  return sameWire ? MISREAD : UNREADABLE;
}

/** Returns the effect of another label with the same name and type. */
export function labelConsequence(type: string, from: FieldLabel, to: FieldLabel, shipped: WireContract): Consequence {
  if (from !== "repeated" && to !== "repeated") {
    return compatible("only whether its absence can be told from its zero changes");
  }
  if (wireTypeOf(type, "singular", shipped) === "length-delimited") {
    const reader = to === "repeated" ? "an older peer" : "a newer peer";
    return { breaks: true, silent: true, words: `${reader} silently keeps only the last one` };
  }
  if (to === "repeated") return UNREADABLE;
  return { breaks: true, silent: false, words: "a newer peer cannot read what an older one sends" };
}

function groupOf(type: string, contract: WireContract): TypeGroup {
  const scalar = SCALAR_GROUPS[type];
  if (scalar !== undefined) return scalar;
  if (type.startsWith("map<")) return "map";
  if (type.startsWith("group ")) return "group";
  return contract.enums.has(type) ? "integer" : "message";
}

function compatible(remark: string): Consequence {
  return { breaks: false, silent: false, words: `the bytes are compatible: ${remark}` };
}

function integerConsequence({ from, to, shipped, other }: TypePair): Consequence {
  const [wasEnum, isEnum] = [shipped.enums.get(from), other.enums.get(to)];
  if (wasEnum !== undefined && isEnum !== undefined) {
    const kept = wasEnum.every((value) =>
      isEnum.some(({ number, name }) => number === value.number && name === value.name),
    );
    return kept ? compatible("every value of the old enum is still there") : MISREAD;
  }
  if (wasEnum !== undefined || isEnum !== undefined) return compatible("an enum travels as its number");
  return compatible(scalarRemark(from, to));
}

function scalarRemark(from: string, to: string): string {
  if (from === "bool" || to === "bool") return "a number other than 0 is read as true";
  if (from === "string" || to === "string") return "they must be valid UTF-8 to be read as a string";
  const bits = (type: string): string => (type.endsWith("64") ? "64" : "32");
  if (bits(from) !== bits(to)) return "the 32-bit side cuts off what does not fit";
  return "one side reads negative values as large ones";
}

function messageConsequence({ from, to, shipped, other }: TypePair): Consequence {
  // A type from outside of the contract, such as google.protobuf.Empty, has no known fields.
  const fields = shipped.messages.get(from) ?? (from === "google.protobuf.Empty" ? [] : undefined);
  const theirs = other.messages.get(to) ?? [];
  const kept = fields?.every((field) =>
    theirs.some(
      ({ number, name, type, label }) =>
        number === field.number && name === field.name && type === field.type && label === field.label,
    ),
  );
  return kept === true ? compatible("every field of the old type is still there") : MISREAD;
}

function mapConsequence(types: TypePair): Consequence {
  const parts = mapTypes(types).map((part) => (part.from === part.to ? undefined : typeConsequence(part)));
  const changed = parts.filter((part) => part !== undefined);
  return changed.find(({ breaks }) => breaks) ?? changed[0] ?? compatible("nothing else changes");
}
