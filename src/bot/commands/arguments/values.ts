import { formatDuration, parseDuration } from "../../../core/duration.js";
import type { KeysOf } from "../../../core/requireKnownKeys.js";
import { requireList } from "../../../core/requireList.js";
import { requireObject } from "../../../core/requireObject.js";
import { requireOptions } from "../../../core/requireOptions.js";
import { requireString } from "../../../core/requireString.js";
import { ValidationError } from "../../../index.js";
import { type Amount, fromBaseUnits, toBaseUnits } from "../../../wallet/amount.js";
import { foldCase } from "../../context/foldCase.js";
import type { Texts } from "../../context/texts.js";
import { Argument, ArgumentFault, type ArgumentType } from "./argument.js";
import { nearest } from "./nearest.js";
import type { Token } from "./tokens.js";
import { formatZonedDate, isTimeZone, parseZonedDate } from "./zonedDate.js";

/** Bounds of a number, both inclusive. */
export interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

interface TextOptions {
  /** Characters at most. @default no limit */
  readonly maxLength?: number | undefined;
}

interface DurationRange {
  readonly minMs?: number | undefined;
  readonly maxMs?: number | undefined;
}

interface DateOptions {
  readonly timeZone?: string | undefined;
}

const TEXT: KeysOf<TextOptions> = { maxLength: true };
const RANGE: KeysOf<Range> = { min: true, max: true };
const DURATION: KeysOf<DurationRange> = { minMs: true, maxMs: true };
const DATE: KeysOf<DateOptions> = { timeZone: true };

/** One word, or several in quotes. */
export function text(options: TextOptions = {}): Argument<string> {
  return new Argument<string>(textType(options));
}

/** All of the text that is left, as it was written. The last argument. */
export function rest(options: TextOptions = {}): Argument<string> {
  return new Argument<string>(textType(options), { isRest: true });
}

/** A whole number, such as `12` or `-3`. */
export function integer(range: Range = {}): Argument<number> {
  const read = numberReader(/^[+-]?\d+$/, (texts) => texts.noWholeNumber, range);
  const type: ArgumentType<number> = { label: "whole number", read, write: String };
  return new Argument(type);
}

/** A number, such as `1.5`, `-3` or `2e3`. */
export function number(range: Range = {}): Argument<number> {
  const read = numberReader(/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i, (texts) => texts.noNumber, range);
  const type: ArgumentType<number> = { label: "number", read, write: String };
  return new Argument(type);
}

/** An amount of tokens above zero, exact, as the wallet takes it: `1.5`, with at most six places. */
export function amount(): Argument<Extract<Amount, object>> {
  const type: ArgumentType<Extract<Amount, object>> = {
    label: "amount",
    read: ({ text: given }) => {
      const units = readUnits(given);
      return units !== undefined && units > 0n ? { units } : new ArgumentFault((texts) => texts.noAmount);
    },
    write: ({ units }) => fromBaseUnits(units),
  };
  return new Argument(type);
}

const YES: ReadonlySet<string> = new Set(["yes", "y", "true", "on", "1", "có", "co", "bật"]);
const NO: ReadonlySet<string> = new Set(["no", "n", "false", "off", "0", "không", "khong", "tắt"]);

/** Yes or no, in English or Vietnamese; `on`, `off`, `true`, `false`. */
export function boolean(): Argument<boolean> {
  const type: ArgumentType<boolean> = {
    label: "yes or no",
    read: (token) => {
      const word = foldCase(token.text);
      if (YES.has(word)) return true;
      return NO.has(word) ? false : new ArgumentFault((texts) => texts.noYesOrNo);
    },
    write: (value) => (value ? "yes" : "no"),
  };
  return new Argument(type);
}

/** A flag without a value, such as `--silent`: true when it is given, false otherwise. */
export function toggle(): Argument<boolean> {
  const { type } = boolean();
  return new Argument<boolean>(type, { isFlag: true, isSwitch: true, isOptional: true, fallback: () => false });
}

/** A duration in milliseconds, such as `10m`, `1h30`, `2d`. */
export function duration(range: DurationRange = {}): Argument<number> {
  requireOptions(range, DURATION, { path: "range" });
  const { minMs = 0, maxMs = Number.MAX_SAFE_INTEGER } = range;
  requireNumbers({ minMs, maxMs });
  const type: ArgumentType<number> = {
    label: "duration",
    read: (token) => {
      const ms = parseDuration(token.text);
      if (ms === undefined) return new ArgumentFault((texts) => texts.noDuration);
      if (ms < minMs) return new ArgumentFault((texts) => texts.lessThan(formatDuration(minMs)));
      return ms > maxMs ? new ArgumentFault((texts) => texts.moreThan(formatDuration(maxMs))) : ms;
    },
    write: formatDuration,
  };
  return new Argument(type);
}

/**
 * A date, with or without a time: `2026-01-31`, `31/01/2026`, `"2026-01-31 18:30"`, `2026-01-31T18:30+07:00`.
 *
 * @param options `timeZone`: the zone of what has no offset, such as `Asia/Ho_Chi_Minh`. @default UTC
 * @throws {ValidationError} for a zone that this machine does not know.
 */
export function date(options: DateOptions = {}): Argument<Date> {
  requireOptions(options, DATE);
  const { timeZone = "UTC" } = options;
  if (!isTimeZone(requireString(timeZone, "timeZone")))
    throw new ValidationError("timeZone", `is no zone such as Asia/Ho_Chi_Minh: ${timeZone}`);
  const type: ArgumentType<Date> = {
    label: "date",
    read: (token) => parseZonedDate(token.text, timeZone) ?? new ArgumentFault((texts) => texts.noDate),
    write: (value) => formatZonedDate(value, timeZone),
  };
  return new Argument(type);
}

/** One of the given words, without regard to case. */
export function choice<const Choice extends string>(choices: readonly Choice[]): Argument<Choice> {
  for (const [index, each] of requireList(choices, "choices", "texts").entries())
    requireString(each, `choices[${index}]`);
  if (choices.length === 0) throw new ValidationError("choices", "must not be empty");
  const byFolded = new Map(choices.map((each) => [foldCase(each), each]));
  const type: ArgumentType<Choice> = {
    label: choices.join("|"),
    read: (token) => {
      const found = byFolded.get(foldCase(token.text));
      if (found !== undefined) return found;
      const [like] = nearest(token.text, choices);
      return new ArgumentFault((texts) => texts.noChoice(choices.join(", "), like));
    },
    write: (value) => value,
  };
  return new Argument(type);
}

/** An argument of a type of one's own. Its `read` returns an `ArgumentFault` for what is no value. */
export function custom<T>(type: ArgumentType<T>): Argument<T> {
  requireObject(type, "type", "an object such as { label, read, write }");
  requireString(type.label, "type.label");
  for (const name of ["read", "write"] as const)
    if (typeof type[name] !== "function") throw new ValidationError(`type.${name}`, "must be a function");
  return new Argument(type);
}

function textType(options: TextOptions): ArgumentType<string> {
  requireOptions(options, TEXT);
  const { maxLength } = options;
  if (maxLength !== undefined && !(typeof maxLength === "number" && maxLength > 0))
    throw new ValidationError("maxLength", "must be a number of characters above 0");
  return {
    label: "text",
    read: ({ text: given }) =>
      maxLength !== undefined && given.length > maxLength
        ? new ArgumentFault((texts) => texts.tooLong(maxLength))
        : given,
    write: (value) => value,
  };
}

function numberReader(shape: RegExp, problem: (texts: Texts) => string, range: Range) {
  requireOptions(range, RANGE, { path: "range" });
  const { min = -Infinity, max = Infinity } = range;
  requireNumbers({ min, max });
  return (token: Token): number | ArgumentFault => {
    const value = Number(token.text);
    if (!shape.test(token.text) || !Number.isFinite(value)) return new ArgumentFault(problem);
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      return new ArgumentFault((texts) => texts.moreThan(String(Number.MAX_SAFE_INTEGER)));
    if (value < min) return new ArgumentFault((texts) => texts.lessThan(String(min)));
    return value > max ? new ArgumentFault((texts) => texts.moreThan(String(max))) : value;
  };
}

/** @throws {ValidationError} that names the one that is none. */
function requireNumbers(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values))
    if (typeof value !== "number" || Number.isNaN(value)) throw new ValidationError(name, "must be a number");
}

function readUnits(given: string): bigint | undefined {
  try {
    return toBaseUnits(given);
  } catch (error) {
    if (error instanceof ValidationError) return undefined;
    throw error;
  }
}
