import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { ForeignCodec, ForeignMessage } from "./officialPackage.js";
import { lengthDelimited } from "./wireBytes.js";

/** What kind of field a foreign decoder has at a number; `other` when the probes cannot tell. */
type ForeignKind =
  | "int32"
  | "uint32"
  | "int64"
  | "bool"
  | "string"
  | "bytes"
  | "message"
  | "wrapped string"
  | "wrapped bool"
  | "wrapped int32"
  | "map"
  | "other";

export interface ForeignField {
  readonly no: number;
  readonly key: string;
  readonly kind: ForeignKind;
  readonly repeated: boolean;
}

const MAX_FIELD_NUMBER = 130;

/**
 * Finds the fields of a decoder by feeding it one small field at a time and
 * watching which key of its result changes.
 */
export function foreignFields(codec: Pick<ForeignCodec, "decode">): readonly ForeignField[] {
  const probe = new FieldProbe(codec);
  const fields: ForeignField[] = [];
  for (let no = 1; no <= MAX_FIELD_NUMBER; no += 1) {
    const field = probe.number(no) ?? probe.lengthDelimited(no);
    if (field !== undefined) fields.push(field);
  }
  return fields;
}

/** The decoder of the message at `field`, reached through the message that holds it. */
export function foreignInside(outer: Pick<ForeignCodec, "decode">, field: ForeignField): Pick<ForeignCodec, "decode"> {
  return {
    decode(bytes) {
      const value = outer.decode(lengthDelimited(field.no, bytes))[field.key];
      return only(field.repeated ? (value as readonly unknown[])[0] : value) as ForeignMessage;
    },
  };
}

interface Change {
  readonly key: string;
  readonly value: unknown;
  readonly repeated: boolean;
}

class FieldProbe {
  readonly #decode: (bytes: Uint8Array) => ForeignMessage;
  readonly #zero: ForeignMessage;

  constructor(codec: Pick<ForeignCodec, "decode">) {
    this.#decode = (bytes) => codec.decode(bytes);
    this.#zero = this.#decode(new Uint8Array(0));
  }

  /** A field that takes varints, told apart by how it shows -1. */
  number(no: number): ForeignField | undefined {
    const change = this.#change(new BinaryWriter().tag(no, WireType.Varint).int64(-1n).finish());
    if (change === undefined) return undefined;
    const { key, value, repeated } = change;
    const kind =
      value === -1
        ? "int32"
        : value === 4294967295
          ? "uint32"
          : value === "-1"
            ? "int64"
            : value === true
              ? "bool"
              : "other";
    return { no, key, kind, repeated };
  }

  lengthDelimited(no: number): ForeignField | undefined {
    // "A" is no message, so only text and bytes take it.
    const text = this.#change(lengthDelimited(no, Uint8Array.of(0x41)));
    if (text !== undefined) {
      const kind = text.value === "A" ? "string" : text.value instanceof Uint8Array ? "bytes" : "other";
      return { no, key: text.key, kind, repeated: text.repeated };
    }
    const empty = this.#change(lengthDelimited(no, new Uint8Array(0)));
    if (empty === undefined) return undefined;
    return { no, key: empty.key, kind: kindOfEmpty(empty, this.#zero[empty.key]), repeated: empty.repeated };
  }

  #change(bytes: Uint8Array): Change | undefined {
    let after: ForeignMessage;
    try {
      after = this.#decode(bytes);
    } catch {
      return undefined;
    }
    const key = Object.keys(after).find((one) => JSON.stringify(after[one]) !== JSON.stringify(this.#zero[one]));
    if (key === undefined) return undefined;
    const value = after[key];
    return Array.isArray(value) ? { key, value: only(value[0]), repeated: true } : { key, value, repeated: false };
  }
}

function kindOfEmpty({ value, repeated }: Change, zero: unknown): ForeignKind {
  if (typeof value === "object" && value !== null) return isMap(value, zero) && !repeated ? "map" : "message";
  if (value === "") return "wrapped string";
  if (value === false) return "wrapped bool";
  if (value === 0) return "wrapped int32";
  return "other";
}

/** Before any entry a map is already an object; a message is absent. */
function isMap(value: object, zero: unknown): boolean {
  return Object.keys(value).length === 1 && typeof zero === "object" && zero !== null;
}

function only(value: unknown): unknown {
  if (value === undefined) throw new Error("expected a value");
  return value;
}
