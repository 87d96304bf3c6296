/** Building blocks of the generated checks of message contents. */

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
}

export function put(faults: Fault[], path: string, message: string): void {
  faults.push({ path: path.replace(/^\./, ""), message });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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

export function checkNumber(value: unknown, path: string, faults: Fault[], { minimum }: NumberLimits = {}): void {
  if (typeof value !== "number" || !Number.isFinite(value)) wrongType(value, path, faults, "a number");
  else if (minimum !== undefined && value < minimum) put(faults, path, `must be at least ${minimum}`);
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
  else put(faults, path, `must be ${wanted}, not ${Array.isArray(value) ? "a list" : `a ${typeof value}`}`);
}
