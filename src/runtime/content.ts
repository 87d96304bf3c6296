/** Building blocks of the generated checks of message contents. */

import { didYouMean } from "./nearestName.js";

/** A fault of a content, and its place. */
export interface Fault {
  /** Such as `embed[0].fields[2].name`. */
  readonly path: string;
  /** Such as `must be a string, not a number`. */
  readonly message: string;
}

type Check = (value: unknown, path: string, faults: Fault[]) => void;
type PlainType = "boolean" | "number" | "string";

interface StringLimits {
  readonly minLength?: number | undefined;
  readonly pattern?: RegExp | undefined;
  readonly message?: string | undefined;
}

interface NumberLimits {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

export function put(faults: Fault[], path: string, message: string): void {
  faults.push({ path: path.replace(/^\./, ""), message });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Not an Error, a Buffer or a Map: JSON omits or changes those. Other realms have their own Object.
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/** Whether a key is set; JSON has no undefined. */
export function has(value: Readonly<Record<string, unknown>>, key: string): boolean {
  return value[key] !== undefined;
}

export function notObject(value: unknown, path: string, faults: Fault[]): void {
  wrongType(value, path, faults, "an object");
}

export function checkString(value: unknown, path: string, faults: Fault[], limits: StringLimits = {}): void {
  const { minLength = 0, pattern, message } = limits;
  if (typeof value !== "string") wrongType(value, path, faults, "a string");
  else if (pattern !== undefined && !pattern.test(value)) put(faults, path, message ?? `must match ${pattern}`);
  else if (value.length < minLength) put(faults, path, minLength === 1 ? "must not be empty" : `is too short`);
}

export function checkNumber(
  value: unknown,
  path: string,
  faults: Fault[],
  { minimum, maximum }: NumberLimits = {},
): void {
  if (typeof value !== "number" || !Number.isFinite(value)) wrongType(value, path, faults, "a number");
  else if (minimum !== undefined && value < minimum) put(faults, path, `must be at least ${minimum}`);
  else if (maximum !== undefined && value > maximum) put(faults, path, `must be at most ${maximum}`);
}

export function checkInteger(value: unknown, path: string, faults: Fault[], limits: NumberLimits = {}): void {
  if (typeof value === "number" && !Number.isInteger(value)) put(faults, path, "must be an integer");
  else checkNumber(value, path, faults, limits);
}

export function checkBoolean(value: unknown, path: string, faults: Fault[]): void {
  if (typeof value !== "boolean") wrongType(value, path, faults, "true or false");
}

export function checkConst(value: unknown, path: string, faults: Fault[], constant: number): void {
  if (value !== constant) put(faults, path, `must be ${constant}`);
}

export function checkEnum(value: unknown, path: string, faults: Fault[], allowed: readonly (number | string)[]): void {
  if (!allowed.includes(value as string)) put(faults, path, `must be one of ${allowed.join(", ")}`);
}

export function checkTypes(value: unknown, path: string, faults: Fault[], types: readonly PlainType[]): void {
  const isOne = types.some((type) => typeof value === type && (type !== "number" || Number.isFinite(value)));
  if (!isOne) wrongType(value, path, faults, types.map((type) => `a ${type}`).join(" or "));
}

export function checkArray(
  value: unknown,
  path: string,
  faults: Fault[],
  check: (item: unknown, path: string) => void,
  { minItems = 0 }: { readonly minItems?: number | undefined } = {},
): void {
  if (!Array.isArray(value)) {
    wrongType(value, path, faults, "a list");
    return;
  }
  if (value.length < minItems) put(faults, path, `must hold at least ${minItems}`);
  for (let index = 0; index < value.length; index += 1) check(value[index], `${path}[${index}]`);
}

/** Refuses unknown keys: clients would ignore them. */
export function checkKeys(
  value: Readonly<Record<string, unknown>>,
  path: string,
  faults: Fault[],
  known: ReadonlySet<string>,
  mistaken: Readonly<Record<string, string>> = {},
): void {
  for (const key of Object.keys(value)) {
    if (known.has(key) || value[key] === undefined) continue;
    const meant = Object.hasOwn(mistaken, key) ? `: ${mistaken[key]}` : didYouMean(key, known);
    put(faults, `${path}.${key}`, `is no known key${meant || `: known are ${[...known].join(", ")}`}`);
  }
}

/** Refuses a list in which two objects have the same value of a key. */
export function checkUnique(value: unknown, path: string, faults: Fault[], key: string): void {
  if (!Array.isArray(value)) return;
  const seen = new Map<unknown, number>();
  for (const [index, item] of (value as readonly unknown[]).entries()) {
    if (!isObject(item)) continue;
    const earlier = seen.get(item[key]);
    if (earlier === undefined) seen.set(item[key], index);
    else put(faults, `${path}[${index}].${key}`, `is the same as of [${earlier}]: which was chosen could not be told`);
  }
}

/** Checks a value as one of several types; a property of the value tells which. */
export function checkOneOf(
  value: unknown,
  path: string,
  faults: Fault[],
  key: string,
  choices: readonly (readonly [constant: number, name: string, check: Check])[],
): void {
  if (!isObject(value)) {
    notObject(value, path, faults);
    return;
  }
  const choice = choices.find(([constant]) => value[key] === constant);
  if (choice !== undefined) choice[2](value, path, faults);
  else {
    const allowed = choices.map(([constant, name]) => `${constant} (${name})`).join(", ");
    put(faults, `${path}.${key}`, `must be one of ${allowed}`);
  }
}

function wrongType(value: unknown, path: string, faults: Fault[], wanted: string): void {
  if (value === null) put(faults, path, "is null: leave it out instead");
  else put(faults, path, `must be ${wanted}, not ${Array.isArray(value) ? "a list" : nameOfType(value)}`);
}

/** Returns the type of a value in words, such as `a number`, `an Error`. */
function nameOfType(value: unknown): string {
  const name =
    typeof value === "object" ? ((value as object).constructor as { name?: string } | undefined)?.name : undefined;
  const type = name === undefined || name === "" || name === "Object" ? typeof value : name;
  return `${/^[aeiou]/i.test(type) ? "an" : "a"} ${type}`;
}
