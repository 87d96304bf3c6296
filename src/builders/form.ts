import { brand } from "../core/brand.js";
import { ValidationError } from "../core/errors.js";
import { requireObject } from "../core/requireObject.js";

/** The value of a field as it arrives: a text, or several. */
export type RawValue = string | readonly string[];

/** Reads the value of one field. @throws {ValidationError} that names `path`. */
export type FieldReader = (raw: RawValue, path: string) => unknown;

/**
 * Reads the values that people filled into the fields of a form. A value is
 * `undefined` if nothing was filled in; with several choices, the list is empty.
 */
export class Form<Values extends object> {
  static {
    brand(Form, "Form");
  }

  readonly #fields: ReadonlyMap<string, FieldReader>;

  /** @internal Created by `embed.form`. */
  constructor(fields: ReadonlyMap<string, FieldReader>) {
    this.#fields = new Map(fields);
  }

  /** Ids of the fields. */
  get fieldIds(): readonly (keyof Values & string)[] {
    return [...this.#fields.keys()] as (keyof Values & string)[];
  }

  /** Returns the values of a form. @throws {ValidationError} that names the field with a wrong value. */
  read(state: Readonly<Record<string, RawValue>>): Values {
    requireObject(state, "state", "the values of the fields, by their ids");
    const values = [...this.#fields].map(([id, read]) => [
      id,
      read(Object.hasOwn(state, id) ? (state[id] ?? "") : "", id),
    ]);
    return Object.fromEntries(values) as Values;
  }
}

export function readText(raw: RawValue): string | undefined {
  const text = single(raw);
  return text === "" ? undefined : text;
}

export function readNumber(raw: RawValue, path: string): number | undefined {
  const text = single(raw).trim();
  if (text === "") return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) throw new ValidationError(path, `is no number: ${JSON.stringify(text)}`);
  return number;
}

/** Reads `YYYY-MM-DD` as midnight UTC of that day. */
export function readDate(raw: RawValue, path: string): Date | undefined {
  const text = single(raw).trim();
  if (text === "") return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  // `Date` accepts days that do not exist: the 30th of February becomes the 1st or 2nd of March.
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!isDay) throw new ValidationError(path, `is no date such as 2026-01-31: ${JSON.stringify(text)}`);
  return date;
}

/** @param allowed The accepted values; empty for any. */
export function choiceReader(allowed: readonly string[]): FieldReader {
  return (raw, path) => {
    const value = single(raw);
    return value === "" ? undefined : requireChoice(value, allowed, path);
  };
}

export function choicesReader(allowed: readonly string[]): FieldReader {
  return (raw, path) => {
    const values = typeof raw === "string" ? [raw] : raw;
    return values.filter((value) => value !== "").map((value) => requireChoice(value, allowed, path));
  };
}

/** Older clients report a single choice as a list of one. */
function single(raw: RawValue): string {
  return typeof raw === "string" ? raw : (raw[0] ?? "");
}

function requireChoice(value: string, allowed: readonly string[], path: string): string {
  if (allowed.length > 0 && !allowed.includes(value))
    throw new ValidationError(path, `is none of ${allowed.join(", ")}: ${JSON.stringify(value)}`);
  return value;
}
