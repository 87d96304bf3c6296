import { type DescField, type DescMessage, type Message, ScalarType } from "@bufbuild/protobuf";
import { type ForeignField, foreignFields, foreignInside } from "./foreignLayout.js";
import type { ForeignCodec, ForeignMessage } from "./officialPackage.js";
import { type FieldChoice, isBareWrapper, messageIn } from "./randomMessage.js";

/** A field both sides have with the same number, type and label. */
export interface SharedField {
  readonly field: DescField;
  /** Its name on the other side. */
  readonly key: string;
  /** What both sides share of the message it holds. */
  readonly inside: SharedMessage | undefined;
}

export interface SharedMessage {
  readonly schema: DescMessage;
  readonly fields: readonly SharedField[];
}

type Decoder = Pick<ForeignCodec, "decode">;

/** Compares our descriptors with what a foreign decoder turns out to read, and keeps a list of what differs. */
export class LayoutComparison {
  readonly #known = new Map<string, SharedMessage>();
  readonly #drift = new Set<string>();
  readonly #respelt: ReadonlySet<string>;

  /** `respelt`: lines of drift where only the spelling of the name differs, so that the field is shared after all. */
  constructor(respelt: readonly string[]) {
    this.#respelt = new Set(respelt);
  }

  /** One line for each field that is not the same on both sides, sorted. */
  get drift(): readonly string[] {
    return [...this.#drift].sort();
  }

  /** Full names of all messages compared, nested ones included. */
  get covered(): readonly string[] {
    return [...this.#known.keys()];
  }

  share(schema: DescMessage, foreign: Decoder): SharedMessage {
    const known = this.#known.get(schema.typeName);
    if (known !== undefined) return known;
    const fields: SharedField[] = [];
    this.#known.set(schema.typeName, { schema, fields });
    const theirs = new Map(foreignFields(foreign).map((one) => [one.no, one]));
    for (const field of schema.fields) {
      const their = theirs.get(field.number);
      theirs.delete(field.number);
      if (this.#agrees(schema, field, their)) fields.push(this.#shared(field, their, foreign));
    }
    for (const their of theirs.values()) this.#note(schema, their.no, `${describe(their)}, not ours`);
    return { schema, fields };
  }

  #agrees(schema: DescMessage, field: DescField, their: ForeignField | undefined): their is ForeignField {
    const our = `${field.name} ${kindOf(field)}`;
    if (their === undefined) {
      this.#note(schema, field.number, `${our}, only ours`);
      return false;
    }
    if (describe(their) === our) return true;
    const place = this.#note(schema, field.number, `${describe(their)}, ours ${our}`);
    return this.#respelt.has(place);
  }

  #shared(field: DescField, their: ForeignField, foreign: Decoder): SharedField {
    const inside = their.kind === "message" ? this.share(messageIn(field), foreignInside(foreign, their)) : undefined;
    return { field, key: their.key, inside };
  }

  #note(schema: DescMessage, no: number, what: string): string {
    const line = `${schema.typeName} ${no}: ${what}`;
    this.#drift.add(line);
    return line;
  }
}

/** Lets the message generator fill shared fields only. */
export function sharedFields(shared: SharedMessage): FieldChoice {
  const inside = new Map(shared.fields.map((one) => [one.field, one.inside]));
  return {
    fields: shared.fields.map((one) => one.field),
    // JavaScript's own names are left to the tests of our codecs: the other side assigns them to a plain object.
    mapKeys: ["", "key", "10", "khóa", "🔑"],
    inside(field) {
      const choice = inside.get(field);
      if (choice === undefined) throw new Error(`nothing is shared inside ${String(field)}`);
      return sharedFields(choice);
    },
  };
}

/** Our message as the other side would hold it, shared fields only. */
export function toForeign(message: Message, shared: SharedMessage): ForeignMessage {
  return Object.fromEntries(
    shared.fields.map(({ field, key, inside }) => [
      key,
      mapMessages(valueIn(message, field), (one) => toForeign(one as Message, required(inside)), inside),
    ]),
  );
}

/** What the other side decoded, shared fields only. */
export function pickShared(foreign: ForeignMessage, shared: SharedMessage): ForeignMessage {
  return Object.fromEntries(
    shared.fields.map(({ key, inside }) => [
      key,
      mapMessages(foreign[key], (one) => pickShared(one as ForeignMessage, required(inside)), inside),
    ]),
  );
}

function valueIn(message: Message, field: DescField): unknown {
  const values = message as Message & Readonly<Record<string, unknown>>;
  if (field.oneof === undefined) return values[field.localName];
  const member = values[field.oneof.localName] as { readonly case: string | undefined; readonly value?: unknown };
  return member.case === field.localName ? member.value : undefined;
}

function mapMessages(
  value: unknown,
  convert: (message: unknown) => unknown,
  inside: SharedMessage | undefined,
): unknown {
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (inside === undefined || value === undefined) return value;
  return Array.isArray(value) ? value.map(convert) : convert(value);
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("expected a value");
  return value;
}

function describe(field: ForeignField): string {
  return `${field.key} ${kindAndLabel(field)}`;
}

function kindAndLabel(field: ForeignField): string {
  return field.repeated ? `repeated ${field.kind}` : field.kind;
}

function kindOf(field: DescField): string {
  if (field.fieldKind === "map") return field.mapKind === "message" ? "map of messages" : "map";
  if (isBareWrapper(field)) return `wrapped ${scalarName(messageIn(field).fields[0]?.scalar)}`;
  const kind = field.message !== undefined ? "message" : field.enum !== undefined ? "int32" : scalarName(field.scalar);
  return field.fieldKind === "list" ? `repeated ${kind}` : kind;
}

function scalarName(scalar: ScalarType | undefined): string {
  return scalar === undefined ? "nothing" : ScalarType[scalar].toLowerCase();
}
