import { isInteger, parse, stringify } from "lossless-json";

/** A JSON object whose members are yet to be looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads JSON with every whole number as a `bigint`: the chain's nonces, slots and times are
 * 64 bits wide, and `JSON.parse` rounds them. Throws a `SyntaxError`.
 */
export function parseJson(text: string): unknown {
  return parse(text, undefined, (digits) => (isInteger(digits) ? BigInt(digits) : Number(digits)));
}

/** Writes JSON with a `bigint` as a number of all its digits. */
export function printJson(value: JsonObject): string {
  return stringify(value) ?? "null";
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Says what is wrong with a member of an answer. */
export class JsonShapeError extends Error {
  override readonly name = "JsonShapeError";

  constructor(path: string, wanted: string) {
    super(`${path} is no ${wanted}`);
  }
}

export function objectAt(json: JsonObject, key: string): JsonObject {
  const value = json[key];
  if (!isObject(value)) throw new JsonShapeError(key, "object");
  return value;
}

/** The objects listed under a key; none when it is `null` or absent. */
export function listAt(json: JsonObject, key: string): readonly JsonObject[] {
  const value = json[key] ?? [];
  if (!Array.isArray(value) || !value.every(isObject)) throw new JsonShapeError(key, "list of objects");
  return value;
}

export function textAt(json: JsonObject, key: string): string {
  const value = json[key];
  if (typeof value !== "string") throw new JsonShapeError(key, "text");
  return value;
}

/** A whole number that is written as one, or as text of decimal digits. */
export function wholeAt(json: JsonObject, key: string): bigint {
  const value = json[key];
  if (typeof value === "bigint") return value;
  if (typeof value !== "string" || !/^\d{1,80}$/.test(value)) throw new JsonShapeError(key, "whole number");
  return BigInt(value);
}

/** The same for what may be absent. */
export function wholeIfAt(json: JsonObject, key: string): bigint | undefined {
  return json[key] === undefined || json[key] === null ? undefined : wholeAt(json, key);
}
