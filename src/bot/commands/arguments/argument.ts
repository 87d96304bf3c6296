import { brand } from "../../../core/brand.js";
import { ValidationError } from "../../../core/errors.js";
import { requireObject } from "../../../core/requireObject.js";
import { requireString } from "../../../core/requireString.js";
import type { MezonClient } from "../../../index.js";
import type { Texts } from "../../context/texts.js";
import type { Token } from "./tokens.js";

/** What arguments are read with. */
export interface ReadingContext {
  readonly client: MezonClient;
  /** The clan of the channel; `undefined` in conversations. */
  readonly clanId: string | undefined;
  readonly channelId: string;
  /** The whole text. */
  readonly text: string;
  /** Returns the time, in milliseconds since the epoch. */
  readonly now: () => number;
}

/** Why a text is no value of an argument. Its reason completes "`abc` …", such as "is no whole number". */
export class ArgumentFault {
  static {
    brand(ArgumentFault, "ArgumentFault");
  }

  readonly #reason: string | ((texts: Texts) => string);

  /** @param reason A text, or the function that makes it in a language. */
  constructor(reason: string | ((texts: Texts) => string)) {
    if (typeof reason !== "function") requireString(reason, "reason");
    this.#reason = reason;
  }

  /** Returns the reason in a language. */
  reason(texts: Texts): string {
    return typeof this.#reason === "string" ? this.#reason : this.#reason(texts);
  }
}

/** How the values of one type are read and written. */
export interface ArgumentType<T> {
  /** What the usage shows for the type, such as `number`. */
  readonly label: string;
  /** Reads one token; of a `rest` argument, one that covers all of them. Returns an `ArgumentFault` for what is no value. */
  read(token: Token, context: ReadingContext): T | ArgumentFault | Promise<T | ArgumentFault>;
  /** Writes a value so that `read` returns an equal one. */
  write(value: T): string;
}

interface ArgumentSettings {
  readonly description?: string | undefined;
  readonly isOptional?: boolean | undefined;
  readonly isFlag?: boolean | undefined;
  readonly isRest?: boolean | undefined;
  readonly isList?: boolean | undefined;
  /** A flag without a value: it is true when it is given. */
  readonly isSwitch?: boolean | undefined;
  readonly fallback?: (() => unknown) | undefined;
}

/** An argument of a command: its type, and how it is given. Each method returns a new one. */
export class Argument<T> {
  static {
    brand(Argument, "Argument");
  }

  readonly type: ArgumentType<unknown>;
  readonly settings: ArgumentSettings;
  /** Only a type: what the argument is read as. */
  declare readonly value: T;

  /** @internal Made by `arg`. */
  constructor(type: ArgumentType<unknown>, settings: ArgumentSettings = {}) {
    this.type = type;
    this.settings = settings;
  }

  /** May be left out; it is `undefined` then. */
  optional(): Argument<T | undefined> {
    return this.#with({ isOptional: true });
  }

  /** May be left out; it is `value` then, or what the function returns. */
  default(value: Exclude<T, undefined> | (() => Exclude<T, undefined>)): Argument<Exclude<T, undefined>> {
    const fallback = typeof value === "function" ? (value as () => unknown) : (): unknown => value;
    return this.#with({ isOptional: true, fallback });
  }

  /** Is given by name, anywhere: `--days 3` or `--days=3`. Without it, it is `undefined` unless it has a default. */
  flag(): Argument<T | undefined> {
    return this.#with({ isFlag: true, isOptional: true });
  }

  /** Takes all words that are left, one or more, each read by the type. A flag takes a word each time it is given. */
  list(): Argument<T[]> {
    return this.#with({ isList: true });
  }

  /** Says in the help what it is for. */
  describe(description: string): Argument<T> {
    return this.#with({ description });
  }

  #with<Other>(settings: ArgumentSettings): Argument<Other> {
    return new Argument<Other>(this.type, { ...this.settings, ...settings });
  }
}

/** The arguments of a command, by name. Those that are no flags are given in this order. */
export type Arguments = Readonly<Record<string, Argument<unknown>>>;

/** @throws {ValidationError} that names what is no argument such as `arg.text()`. */
export function requireArguments(given: Arguments, path: string): void {
  requireObject(given, path, "an object of arguments, such as { text: arg.rest() }");
  for (const [name, argument] of Object.entries(given))
    if (!((argument as unknown) instanceof Argument))
      throw new ValidationError(`${path}.${name}`, "must be an argument, such as arg.text()");
}

/** What arguments are read as. */
export type ArgumentValues<Given extends Arguments> = { readonly [Name in keyof Given]: Given[Name]["value"] };
