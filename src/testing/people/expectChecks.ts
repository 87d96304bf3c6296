import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireOptions } from "../../core/requireOptions.js";
import { requireString } from "../../core/requireString.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import type { WaitLimit } from "./action.js";
import type {
  ExpectDmOptions,
  ExpectEditOptions,
  ExpectMessageOptions,
  ExpectNoMessageOptions,
  ExpectOptions,
  ExpectReactionOptions,
  ExpectRemovalOptions,
  ExpectTypingOptions,
} from "./expectOptions.js";
import type { ActionDescription, PersonMenuCall } from "./personOptions.js";
import type { MessageMatch } from "./wanted.js";

const EXPECT: KeysOf<ExpectOptions> = { timeoutMs: true, since: true };
const MESSAGE: KeysOf<ExpectMessageOptions> = { ...EXPECT, in: true, from: true };
const EDIT: KeysOf<ExpectEditOptions> = { ...MESSAGE, of: true };
const DM: KeysOf<ExpectDmOptions> = { ...EXPECT, from: true };
const REACTION: KeysOf<ExpectReactionOptions> = { ...EXPECT, on: true, from: true, isRemoval: true };
const REMOVAL: KeysOf<ExpectRemovalOptions> = { ...EXPECT, of: true };
const TYPING: KeysOf<ExpectTypingOptions> = { ...EXPECT, in: true, from: true };
const NO_MESSAGE: KeysOf<ExpectNoMessageOptions> = { within: true, in: true, from: true, since: true };
const LIMIT: KeysOf<WaitLimit> = { timeoutMs: true };
const SINCE: KeysOf<Pick<ExpectOptions, "since">> = { since: true };
const MENU: KeysOf<PersonMenuCall> = { text: true, message: true, in: true };
const ACTION: KeysOf<ActionDescription> = { title: true, on: true, in: true, isShown: true, isPost: true };

/** Expectations of each kind, and their options. */
const OPTIONS = {
  ...{ message: MESSAGE, edit: EDIT, dm: DM, reaction: REACTION, removal: REMOVAL, typing: TYPING },
  noMessage: NO_MESSAGE,
};

/** @throws {ValidationError} that names the wrong option of an expectation. */
export function checkExpectation(kind: keyof typeof OPTIONS, options: ExpectOptions, match?: MessageMatch): void {
  requireOptions(options, OPTIONS[kind]);
  checkLimits(options);
  checkMatch(match);
}

/** @throws {ValidationError} that names the wrong option of an action's answer. */
export function checkAnswer(options: WaitLimit, match?: MessageMatch): void {
  requireOptions(options, LIMIT);
  checkLimits(options);
  checkMatch(match);
}

/** @throws {ValidationError} that names the wrong option of a transcript. */
export function checkSince(options: Pick<ExpectOptions, "since">): void {
  requireOptions(options, SINCE);
  checkLimits(options);
}

/** @throws {ValidationError} that names the wrong option of a quick menu's call. */
export function checkMenuCall(menuName: string, options: PersonMenuCall): void {
  requireString(menuName, "menuName");
  requireOptions(options, MENU);
}

/** @throws {ValidationError} that names the wrong argument of an action. */
export function checkAction(action: ActionDescription, work: unknown): void {
  requireOptions(action, ACTION, { path: "action" });
  requireString(action.title, "action.title");
  if (action.on !== undefined) requireObject(action.on, "action.on", "a message");
  if (typeof work !== "function") throw new ValidationError("work", "must be a function");
}

function checkLimits({ timeoutMs, since }: ExpectOptions): void {
  requireWaitOptions({ timeoutMs });
  if (since === undefined || since === "start") return;
  // An action is a promise that has a scope.
  const { scope } = Object(since) as { readonly scope?: { readonly from?: unknown } };
  if (typeof scope?.from !== "number") throw new ValidationError("since", 'must be an action, or "start"');
}

function checkMatch(match: MessageMatch | undefined): void {
  if (match === undefined || typeof match === "string" || typeof match === "function" || match instanceof RegExp)
    return;
  throw new ValidationError("match", "must be a text, an expression or a function");
}
