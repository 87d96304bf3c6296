import { ValidationError } from "../../core/errors.js";

/** Characters of a payload at most. */
const LONGEST = 65_536;
const DEEPEST = 50;

/**
 * Returns a payload as JSON text.
 *
 * @throws {ValidationError} for what JSON would change without a word, such as a Date or a Map.
 */
export function writePayload(payload: unknown): string {
  if (payload === undefined) return "";
  requireJson(payload, "payload", 0);
  const text = JSON.stringify(payload);
  if (text.length > LONGEST)
    throw new ValidationError("payload", `must be at most ${LONGEST} characters of JSON: store the rest elsewhere`, {
      limit: LONGEST,
    });
  return text;
}

/** Returns the payload of a text; `undefined` for none. */
export function readPayload(text: string): unknown {
  return text === "" ? undefined : (JSON.parse(text) as unknown);
}

function requireJson(value: unknown, path: string, depth: number): void {
  if (depth > DEEPEST) throw new ValidationError(path, "is too deep, or contains itself");
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number" && Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) requireJson(each, `${path}[${index}]`, depth + 1);
    return;
  }
  if (typeof value !== "object" || !isPlain(value))
    throw new ValidationError(path, "must be JSON: texts, numbers, booleans, null, lists and plain objects");
  for (const [key, each] of Object.entries(value)) {
    if (each !== undefined) requireJson(each, `${path}.${key}`, depth + 1);
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
