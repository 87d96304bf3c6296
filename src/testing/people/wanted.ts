import type { SandboxMessage } from "../../sandbox/index.js";
import type { PushEntry } from "../timeline/timeline.js";

/** A whole text, a pattern that a text holds, or a function that says whether a message is the one. */
export type MessageMatch = string | RegExp | ((message: SandboxMessage) => boolean);

/**
 * How something that was pushed answers an expectation: it meets it, it has nothing to do with it (`undefined`), or it
 * nearly meets it, and the text says what is wrong.
 */
export type Verdict = true | string | undefined;

/** What an expectation looks for. */
export interface Wanted {
  /** Such as `a message "pong" of bot in #general`. */
  readonly what: string;
  judge(entry: PushEntry): Verdict;
}

/** Conditions of an expectation, each with what is wrong where it does not hold. */
export type Condition = readonly [holds: boolean, otherwise: string];

/** Combines conditions: one that fails makes it a near miss, two make it something else. */
export function verdictOf(conditions: readonly Condition[]): Verdict {
  const [failed, ...others] = conditions.filter(([holds]) => !holds);
  if (failed === undefined) return true;
  return others.length === 0 ? failed[1] : undefined;
}

/** Returns whether a message is the one. */
export function matchesMessage(match: MessageMatch | undefined, message: SandboxMessage): boolean {
  if (match === undefined) return true;
  if (typeof match === "string") return message.text === match;
  if (match instanceof RegExp) return new RegExp(match.source, match.flags.replaceAll(/[gy]/g, "")).test(message.text);
  return match(message);
}

/** Returns how a failure names it. */
export function matchText(match: MessageMatch | undefined): string {
  if (match === undefined) return "";
  if (typeof match === "string") return ` ${JSON.stringify(match)}`;
  return match instanceof RegExp ? ` like ${match}` : " that matches";
}
