/** A JSON object whose members are yet to be looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

const U64 = 2n ** 64n;
const U256 = 2n ** 256n;
/** Milliseconds since 1970 that a `Date` can hold. */
const LAST_DATE_MS = 8_640_000_000_000_000n;

/** Writes JSON with a `bigint` as a number of all its digits. */
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

/** Says what is wrong with a member of an answer. */
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

/** The objects listed under a key; none when it is `null` or absent. */
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

/** A whole number of 64 bits, which is written as one or as text of decimal digits: a nonce, a slot, a count. */
export function getInteger(json: JsonObject, key: string): bigint {
  return numberBelow(U64, json, key);
}

/** The same for what may be absent. */
export function getOptionalInteger(json: JsonObject, key: string): bigint | undefined {
  return json[key] === undefined || json[key] === null ? undefined : getInteger(json, key);
}

/** Base units: a whole number below 2^256. */
export function getUnits(json: JsonObject, key: string): bigint {
  return numberBelow(U256, json, key);
}

/** The same for what may be absent. */
export function getOptionalUnits(json: JsonObject, key: string): bigint | undefined {
  return json[key] === undefined || json[key] === null ? undefined : getUnits(json, key);
}

/** A time, from a count since 1970 of units that are `msEach` milliseconds long. */
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
