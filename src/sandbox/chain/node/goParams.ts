import { LosslessNumber } from "lossless-json";
import { utf8 } from "../../crypto.js";

/** Required type of a field of a call's parameters. */
export type GoField =
  | { readonly type: "string" }
  | { readonly type: "int32" | "uint64" }
  | { readonly type: "struct"; readonly struct: GoStruct };

/** Parameters as the node declares them: the name of the struct, and its fields in order. */
export interface GoStruct {
  readonly name: string;
  readonly fields: Readonly<Record<string, GoField>>;
}

/** Fields that were given and valid; numbers are bigints. */
export type GoValues = ReadonlyMap<string, string | bigint | GoValues>;

/** Thrown for parameters that do not match. The message is that of Go's decoder. */
export class GoMismatch extends Error {
  override readonly name = "GoMismatch";
}

const RANGES = { int32: [-(2n ** 31n), 2n ** 31n - 1n], uint64: [0n, 2n ** 64n - 1n] } as const;

/**
 * Reads parameters as Go's decoder does. Names match in any case, unknown names and nulls are ignored, and the last of
 * two equal names is used. An array contains the fields in order.
 *
 * @throws {GoMismatch}
 */
export function decodeGo(params: unknown, struct: GoStruct): GoValues {
  if (!Array.isArray(params)) return decodeFields(params, struct, []);
  const names = Object.keys(struct.fields);
  if (params.length !== names.length) throw new GoMismatch(`got ${params.length} parameters, want ${names.length}`);
  return decodeFields(Object.fromEntries(names.map((name, index) => [name, params[index]])), struct, []);
}

/** @param path Names of the fields that lead to these. */
function decodeFields(params: unknown, struct: GoStruct, path: readonly string[]): GoValues {
  const values = new Map<string, string | bigint | GoValues>();
  if (!isObject(params)) return values;
  for (const [key, given] of Object.entries(params)) {
    const name = key.toLowerCase();
    const field = Object.hasOwn(struct.fields, name) ? struct.fields[name] : undefined;
    if (field === undefined || given === null || given === undefined) continue;
    const fieldPath = [...path, name];
    const target = `${struct.name}.${fieldPath.join(".")}`;
    if (field.type !== "struct") values.set(name, decodeScalar(given, field.type, target));
    else if (isObject(given)) values.set(name, decodeFields(given, field.struct, fieldPath));
    else throw mismatch(kindOf(given), target, `jsonrpc.${field.struct.name}`);
  }
  return values;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  const isPlain = typeof value === "object" && value !== null && !Array.isArray(value);
  return isPlain && !(value instanceof LosslessNumber);
}

function decodeScalar(value: unknown, type: "string" | "int32" | "uint64", target: string): string | bigint {
  if (type === "string") {
    if (typeof value !== "string") throw mismatch(kindOf(value), target, type);
    // A lone surrogate becomes U+FFFD.
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(utf8(value));
  }
  if (!(value instanceof LosslessNumber)) throw mismatch(kindOf(value), target, type);
  const [least, most] = RANGES[type];
  const number = /^-?\d+$/.test(value.value) ? BigInt(value.value) : undefined;
  if (number === undefined || number < least || number > most) {
    throw mismatch(`number ${value.value}`, target, type);
  }
  return number;
}

function mismatch(what: string, target: string, type: string): GoMismatch {
  return new GoMismatch(`json: cannot unmarshal ${what} into Go struct field ${target} of type ${type}`);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (value instanceof LosslessNumber) return "number";
  return typeof value === "boolean" ? "bool" : typeof value;
}

/** Returns a field's text; empty if it was not given. */
export function getString(values: GoValues, name: string): string {
  const value = values.get(name);
  return typeof value === "string" ? value : "";
}

/** Returns a field's number; 0 if it was not given. */
export function getNumber(values: GoValues, name: string): bigint {
  const value = values.get(name);
  return typeof value === "bigint" ? value : 0n;
}

/** Returns the fields of a field; none if it was not given. */
export function getFields(values: GoValues, name: string): GoValues {
  const value = values.get(name);
  return value instanceof Map ? value : new Map();
}
