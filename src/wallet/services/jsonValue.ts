/** A JSON object whose members were not checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

const U64 = 2n ** 64n;
const U256 = 2n ** 256n;
/** Largest number of milliseconds since 1970 in a `Date`. */
const LAST_DATE_MS = 8_640_000_000_000_000n;

/** Returns a value as JSON. A `bigint` becomes a number with all its digits. */
export function printJson(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map(printJson).join(",")}]`;
  if (!isObject(value)) return value === undefined ? "null" : JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${printJson(member)}`).join(",")}}`;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Thrown for a malformed member of a response. The message says what is wrong. */
export class JsonShapeError extends Error {
  override readonly name = "JsonShapeError";

  constructor(path: string, wanted: string) {
    super(`${path} is no ${wanted}`);
  }
}

export function getObject(json: JsonObject, key: string): JsonObject {
  const value = json[key];
  if (!isObject(value)) throw new JsonShapeError(key, "object");
  return value;
}

/** Returns the objects in the list under a key; an empty list if it is `null` or missing. */
export function getList(json: JsonObject, key: string): readonly JsonObject[] {
  const value = json[key] ?? [];
  if (!Array.isArray(value) || !value.every(isObject)) throw new JsonShapeError(key, "list of objects");
  return value;
}

export function getString(json: JsonObject, key: string): string {
  const value = json[key];
  if (typeof value !== "string") throw new JsonShapeError(key, "text");
  return value;
}

export function getBoolean(json: JsonObject, key: string): boolean {
  const value = json[key];
  if (typeof value !== "boolean") throw new JsonShapeError(key, "flag");
  return value;
}

/** Returns a whole number of 64 bits, written as a number or as a text of decimal digits: a nonce, a slot, a count. */
export function getInteger(json: JsonObject, key: string): bigint {
  return numberBelow(U64, json, key);
}

/** Like {@link getInteger}, for a member that may be missing. */
export function getOptionalInteger(json: JsonObject, key: string): bigint | undefined {
  return json[key] === undefined || json[key] === null ? undefined : getInteger(json, key);
}

/** Returns base units: a whole number below 2^256. */
export function getUnits(json: JsonObject, key: string): bigint {
  return numberBelow(U256, json, key);
}

/** Like {@link getUnits}, for a member that may be missing. */
export function getOptionalUnits(json: JsonObject, key: string): bigint | undefined {
  return json[key] === undefined || json[key] === null ? undefined : getUnits(json, key);
}

/** Returns a time from a number of units since 1970; a unit is `msEach` milliseconds. */
export function getDate(json: JsonObject, key: string, msEach: 1 | 1000): Date {
  const ms = getInteger(json, key) * BigInt(msEach);
  if (ms > LAST_DATE_MS) throw new JsonShapeError(key, "time");
  return new Date(Number(ms));
}

function numberBelow(limit: bigint, json: JsonObject, key: string): bigint {
  const value = json[key];
  const isText = typeof value === "string" && /^\d{1,80}$/.test(value);
  const number = isText ? BigInt(value) : value;
  if (typeof number !== "bigint" || number < 0n || number >= limit) throw new JsonShapeError(key, "whole number");
  return number;
}
