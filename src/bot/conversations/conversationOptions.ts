import { ButtonStyle, EmbedBuilder } from "../../builders/index.js";
import { ValidationError } from "../../core/errors.js";
import { requireFunction } from "../../core/requireFunction.js";
import { type KeysOf, requireKnownKeys } from "../../core/requireKnownKeys.js";
import { requireList } from "../../core/requireList.js";
import { requireObject } from "../../core/requireObject.js";
import { requireString } from "../../core/requireString.js";
import type { SendOptions } from "../../index.js";
import { Argument } from "../commands/arguments/argument.js";

/** Options of a question; those of a send, such as `files`, are for the question itself. */
export interface AskOptions<T> extends SendOptions {
  /** How the answer is read, as for the arguments of commands: `arg.integer({ min: 1 })`. @default its whole text */
  readonly type?: Argument<T> | undefined;
  /** Returns what is wrong with an answer, or nothing. Must give the same result each time it is called for an answer. */
  readonly validate?: ((value: T) => string | undefined | Promise<string | undefined>) | undefined;
  /** Answers that may be wrong before the conversation ends. @default 5 */
  readonly tries?: number | undefined;
}

/** Options of a form; those of a send, such as `files`, are for the message that shows it. */
export interface ConversationFormOptions extends SendOptions {
  /** What stands above the card. */
  readonly text?: string | undefined;
  /** What stands on the button. @default that of the person's language, such as "Submit" */
  readonly submitLabel?: string | undefined;
}

/** Something to choose from. */
export interface ConversationChoice<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly style?: ButtonStyle | undefined;
}

const CHOICE: KeysOf<ConversationChoice<string>> = { label: true, value: true, style: true };
const MOST_TRIES = 5;

/** Returns the options of a question, and those of its send. @throws {ValidationError} that names the wrong one. */
export function askOptions<T>(options: AskOptions<T>): {
  readonly type: Argument<T> | undefined;
  readonly validate: AskOptions<T>["validate"];
  readonly tries: number;
  readonly send: SendOptions;
} {
  requireObject(options, "options", "an object such as { tries: 3 }");
  const { type, validate, tries = MOST_TRIES, ...send } = options;
  if (type !== undefined && !((type as unknown) instanceof Argument))
    throw new ValidationError("type", "must be an argument, such as arg.integer()");
  requireFunction(validate, "validate");
  if (!(Number.isInteger(tries) && tries >= 1)) throw new ValidationError("tries", "must be a whole number, 1 or more");
  return { type, validate, tries, send };
}

/** Returns the options of a form, and those of its send. @throws {ValidationError} that names the wrong one. */
export function formOptions(
  card: unknown,
  options: ConversationFormOptions,
): { readonly text: string | undefined; readonly submitLabel: string | undefined; readonly send: SendOptions } {
  if (!(card instanceof EmbedBuilder)) throw new ValidationError("card", "must be an EmbedBuilder");
  requireObject(options, "options", "an object such as { text }");
  const { text, submitLabel, ...send } = options;
  if (text !== undefined) requireString(text, "text");
  if (submitLabel !== undefined) requireString(submitLabel, "submitLabel");
  return { text, submitLabel, send };
}

/** Returns the choices with their labels. @throws {ValidationError} that names the wrong one. */
export function choicesOf<Value extends string>(
  choices: readonly (Value | ConversationChoice<Value>)[],
): readonly Required<ConversationChoice<Value>>[] {
  const all = requireList(choices, "choices", "texts, or objects with label and value").map((each, index) => {
    const path = `choices[${index}]`;
    if (typeof each === "string") return { label: each, value: each, style: ButtonStyle.Secondary };
    requireObject(each, path, "a text, or an object with label and value");
    requireKnownKeys(each, CHOICE, { path });
    const { label, value, style = ButtonStyle.Secondary } = each;
    requireString(label, `${path}.label`);
    requireString(value, `${path}.value`);
    return { label, value, style };
  });
  if (all.length === 0) throw new ValidationError("choices", "must not be empty");
  return all;
}
