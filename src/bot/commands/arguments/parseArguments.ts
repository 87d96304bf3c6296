import { ValidationError } from "../../../core/errors.js";
import type { KeysOf } from "../../../core/requireKnownKeys.js";
import { requireList } from "../../../core/requireList.js";
import { requireObject } from "../../../core/requireObject.js";
import { requireOptions } from "../../../core/requireOptions.js";
import { requireString } from "../../../core/requireString.js";
import type { Entity } from "../../context/entity.js";
import type { Texts } from "../../context/texts.js";
import { type Argument, ArgumentFault, type Arguments, type ReadingContext, requireArguments } from "./argument.js";
import { type Token, tokenize } from "./tokens.js";

/** What is wrong with the arguments that somebody gave. */
export interface ArgumentProblem {
  /** Name of the argument; `undefined` for what belongs to none. */
  readonly name: string | undefined;
  /** Where in the text, as UTF-16 offsets; `end` is exclusive. The end of the text for what is missing. */
  readonly start: number;
  readonly end: number;
  /** Returns what is wrong, in a language. */
  readonly text: (texts: Texts) => string;
}

export type ParsedArguments =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: ArgumentProblem };

/** Where arguments begin, and what is known of the text. */
interface ParseOptions {
  /** The offset from which on they are read. @default 0 */
  readonly from?: number | undefined;
  readonly entities?: readonly Entity[] | undefined;
}

const OPTIONS: KeysOf<ParseOptions> = { from: true, entities: true };

/** A text that is no argument, for `catch` within this file. */
class Wrong extends Error {
  readonly problem: ArgumentProblem;

  constructor(problem: ArgumentProblem) {
    super("wrong arguments");
    this.problem = problem;
  }
}

/**
 * Reads arguments from `context.text`, from an offset on. Never throws for what people write.
 *
 * @param entities The mentions and channels in the text.
 */
export async function parseArguments(
  given: Arguments,
  context: ReadingContext,
  options: ParseOptions = {},
): Promise<ParsedArguments> {
  requireArguments(given, "given");
  requireObject(context, "context", "an object with client, clanId, channelId, text and now");
  requireString(context.text, "context.text");
  requireOptions(options, OPTIONS);
  const { from = 0, entities = [] } = options;
  if (!(Number.isInteger(from) && from >= 0)) throw new ValidationError("from", "must be an offset, 0 or more");
  for (const [index, entity] of requireList(entities, "entities", "mentions and channels in the text").entries())
    requireObject(entity, `entities[${index}]`, "a mention or channel in the text");
  try {
    const named = Object.entries(given);
    const reading = new Reading(context);
    const words = reading.takeFlags(
      tokenize(context.text, from, entities),
      named.filter(([, { settings }]) => settings.isFlag),
    );
    reading.takeWords(
      words,
      named.filter(([, { settings }]) => settings.isFlag !== true),
    );
    return { ok: true, values: await reading.values(named) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, problem: error.problem };
    throw error;
  }
}

type Named = readonly [name: string, argument: Argument<unknown>];

/** Which tokens belong to which argument. */
class Reading {
  readonly #context: ReadingContext;
  readonly #tokens = new Map<string, readonly Token[]>();
  /** What was taken out of the words: flags, their values, and a bare `--`. */
  readonly #taken = new Set<Token>();

  constructor(context: ReadingContext) {
    this.#context = context;
  }

  /** Takes what begins with `--`. Returns the other tokens. What follows a bare `--` is no flag. */
  takeFlags(tokens: readonly Token[], flags: readonly Named[]): readonly Token[] {
    if (flags.length === 0) return tokens;
    const words: Token[] = [];
    for (let index = 0; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (token === undefined) break;
      if (token.isQuoted || token.entity !== undefined || !token.text.startsWith("--")) {
        words.push(token);
        continue;
      }
      this.#taken.add(token);
      if (token.text === "--") return [...words, ...tokens.slice(index + 1)];
      const following = tokens[index + 1];
      if (this.#takeFlag(token, following, flags) === 0 || following === undefined) continue;
      this.#taken.add(following);
      index += 1;
    }
    return words;
  }

  /** Gives the words to the arguments, in their order. */
  takeWords(words: readonly Token[], named: readonly Named[]): void {
    let next = 0;
    for (const [name, { settings }] of named) {
      const first = words[next];
      if (first === undefined) break;
      if (settings.isRest === true) this.#tokens.set(name, [this.#covering(words.slice(next), first)]);
      else this.#tokens.set(name, settings.isList === true ? words.slice(next) : [first]);
      next = settings.isRest === true || settings.isList === true ? words.length : next + 1;
    }
    const extra = words[next];
    if (extra !== undefined) throw wrong(undefined, extra, (texts) => texts.tooManyArguments(extra.text));
  }

  async values(named: readonly Named[]): Promise<Readonly<Record<string, unknown>>> {
    const values: [string, unknown][] = [];
    for (const [name, argument] of named) values.push([name, await this.#value(name, argument)]);
    return Object.fromEntries(values);
  }

  /** Returns how many of the tokens after the flag belong to it. */
  #takeFlag(token: Token, following: Token | undefined, flags: readonly Named[]): 0 | 1 {
    const equals = token.text.indexOf("=");
    const written = token.text.slice(2, equals < 0 ? undefined : equals);
    const found = flags.find(([name]) => kebab(name) === written.toLowerCase() || name === written);
    if (found === undefined) throw wrong(undefined, token, (texts) => texts.unknownFlag(`--${written}`));
    const [name, { settings }] = found;
    const take = (value: Token): void => {
      const before = settings.isList === true ? (this.#tokens.get(name) ?? []) : [];
      this.#tokens.set(name, [...before, value]);
    };
    if (equals >= 0) {
      take({ ...token, text: token.text.slice(equals + 1), start: token.start + equals + 1 });
      return 0;
    }
    if (settings.isSwitch === true) {
      take({ ...token, text: "yes" });
      return 0;
    }
    if (following === undefined) throw wrong(name, token, (texts) => texts.missingArgument(name));
    take(following);
    return 1;
  }

  /** One token for all that is written from the first word to the last, without the flags between them. */
  #covering(words: readonly Token[], first: Token): Token {
    const last = words.at(-1) ?? first;
    if (last === first) return first;
    const { start } = first;
    const { end } = last;
    let text = "";
    let at = start;
    for (const taken of this.#taken) {
      if (taken.start < start || taken.end > end) continue;
      text += this.#context.text.slice(at, taken.start);
      // With the spaces behind it: those before it stay.
      at = taken.end + (/^\s*/u.exec(this.#context.text.slice(taken.end, end))?.[0].length ?? 0);
    }
    return { text: text + this.#context.text.slice(at, end), start, end, isQuoted: false, entity: undefined };
  }

  async #value(name: string, { type, settings }: Argument<unknown>): Promise<unknown> {
    const tokens = this.#tokens.get(name);
    if (tokens === undefined) {
      if (settings.isOptional === true) return settings.fallback?.();
      const { length } = this.#context.text;
      throw new Wrong({ name, start: length, end: length, text: (texts) => texts.missingArgument(name) });
    }
    const read: unknown[] = [];
    for (const token of tokens) {
      const value = await type.read(token, this.#context);
      if (value instanceof ArgumentFault)
        throw wrong(name, token, (texts) => `${shown(token.text)} ${value.reason(texts)}`);
      read.push(value);
    }
    return settings.isList === true ? read : read[0];
  }
}

function wrong(name: string | undefined, { start, end }: Token, text: (texts: Texts) => string): Wrong {
  return new Wrong({ name, start, end, text });
}

/** Returns the way a flag is written: `--dryRun` and `--dry-run` are the same. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Returns what somebody wrote as it is quoted in an answer: not too long, and no code mark of its own. */
function shown(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `"${short.replace(/\s+/gu, " ")}"`;
}
