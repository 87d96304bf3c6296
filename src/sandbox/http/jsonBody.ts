import { invalid } from "../refusal.js";

type JsonObject = Readonly<Record<string, unknown>>;

/** Reads a body as a JSON object, regardless of its content type. Refuses anything else. */
export function readJson(body: Uint8Array): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw invalid("the body is not JSON");
  }
  return requireObject(value, "the body");
}

function requireObject(value: unknown, what: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(`${what} is no JSON object`);
  return value as JsonObject;
}

/** Returns the object under a key. */
export function getObject(json: JsonObject, key: string): JsonObject {
  return requireObject(json[key], key);
}

/** Returns the text under a key, which must exist. */
export function getString(json: JsonObject, key: string): string {
  const value = json[key];
  if (typeof value !== "string" || value === "") throw invalid(`${key} must be a text that is not empty`);
  return value;
}

/** Returns the entries under `vars` that are texts. */
export function varsOf(json: JsonObject): Record<string, string> {
  const { vars } = json;
  if (typeof vars !== "object" || vars === null) return {};
  return Object.fromEntries(
    Object.entries(vars).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
