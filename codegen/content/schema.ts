/** Reads the schema of message contents, and refuses anything that the printers do not support. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A part of the schema, with the keywords that may be used in it. */
export interface Schema {
  readonly description?: string;
  readonly type?: "array" | "boolean" | "integer" | "number" | "object" | "string";
  readonly const?: number;
  readonly enum?: readonly (number | string)[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Rule[];
  /** The property that tells the members of `oneOf` apart. */
  readonly "x-discriminator"?: string;
  /** Names of the values of `enum`. */
  readonly "x-names"?: readonly string[];
  /** Error text for a value that does not match this schema. */
  readonly "x-message"?: string;
  /** Whether the type is an alias, which fits a type with an index signature, instead of an interface. */
  readonly "x-alias"?: boolean;
  /** What is meant by keys that are written by mistake. */
  readonly "x-mistaken"?: Readonly<Record<string, string>>;
  /** Of a list of objects: the key whose values must differ. */
  readonly "x-unique"?: string;
}

/** Further rules for an object besides its properties; `x-message` describes the error. */
export interface Rule {
  readonly "x-message": string;
  readonly not?: { readonly required: readonly string[] };
  readonly anyOf?: readonly { readonly required: readonly string[] }[];
  readonly if?: { readonly properties: Readonly<Record<string, { readonly const: number }>> };
  readonly then?: { readonly required: readonly string[] };
}

export interface ContentSchema {
  readonly path: string;
  readonly definitions: ReadonlyMap<string, Schema>;
}

const KEYWORDS: ReadonlySet<string> = new Set([
  ...["description", "type", "const", "enum", "pattern", "minLength", "minimum", "maximum", "minItems", "items"],
  ...["properties", "required", "additionalProperties", "$ref", "anyOf", "oneOf", "allOf"],
  ...["x-alias", "x-discriminator", "x-message", "x-mistaken", "x-names", "x-unique"],
]);

/** Throws an error that names the unsupported part. */
export function readContentSchema(path: string): ContentSchema {
  const document = parse(readFileSync(path, "utf8")) as { readonly $defs?: Readonly<Record<string, Schema>> };
  const definitions = new Map(Object.entries(document.$defs ?? {}));
  if (definitions.size === 0) throw new Error(`${path}: $defs holds nothing`);
  for (const [name, schema] of definitions) checkKnown(schema, `${path}: ${name}`, definitions);
  return { path, definitions };
}

/** Returns the name of the definition to which a reference points. */
export function nameOf(reference: string): string {
  return reference.replace("#/$defs/", "");
}

function checkKnown(schema: Schema, place: string, definitions: ReadonlyMap<string, Schema>): void {
  const unknown = Object.keys(schema).find((keyword) => !KEYWORDS.has(keyword));
  if (unknown !== undefined) throw new Error(`${place}: the generator does not know ${unknown}`);
  if (schema.properties !== undefined && schema.additionalProperties !== false)
    throw new Error(`${place}: an object needs additionalProperties: false`);
  if (schema.$ref !== undefined && !definitions.has(nameOf(schema.$ref)))
    throw new Error(`${place}: there is no ${schema.$ref}`);
  const { items, properties = {}, anyOf = [], oneOf = [] } = schema;
  if (items !== undefined) checkKnown(items, `${place} → items`, definitions);
  for (const [name, property] of Object.entries(properties)) checkKnown(property, `${place} → ${name}`, definitions);
  for (const one of [...anyOf, ...oneOf]) checkKnown(one, place, definitions);
  if (oneOf.some(({ $ref }) => $ref === undefined) || (oneOf.length > 0 && schema["x-discriminator"] === undefined))
    throw new Error(`${place}: oneOf needs references and an x-discriminator`);
}
