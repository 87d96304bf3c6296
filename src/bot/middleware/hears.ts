import { ValidationError } from "../../core/errors.js";
import { foldCase } from "../context/foldCase.js";

/** What a text is compared with: equal without regard to case, matching, or as a function decides. */
export type Trigger = string | RegExp | ((text: string) => unknown);

/** What was heard. */
export interface Heard {
  /** The match of an expression; of other triggers, the whole text. */
  readonly match: RegExpExecArray | readonly [string];
}

/** Returns what compares a text with any of the triggers. */
export function matcherOf(triggers: readonly Trigger[]): (text: string) => Heard["match"] | undefined {
  const matchers = triggers.map(toMatcher);
  return (text) => {
    for (const matcher of matchers) {
      const match = matcher(text);
      if (match !== undefined) return match;
    }
    return undefined;
  };
}

function toMatcher(trigger: Trigger): (text: string) => Heard["match"] | undefined {
  if (typeof trigger === "string") {
    const wanted = folded(trigger);
    return (text) => (folded(text) === wanted ? [text] : undefined);
  }
  if (typeof trigger === "function") return (text) => (trigger(text) ? [text] : undefined);
  if (!((trigger as unknown) instanceof RegExp))
    throw new ValidationError("triggers", "must be texts, regular expressions or functions");
  // A copy that is neither global nor sticky: those remember where the last match ended.
  const expression = new RegExp(trigger.source, trigger.flags.replace(/[gy]/g, ""));
  return (text) => expression.exec(text) ?? undefined;
}

function folded(text: string): string {
  return foldCase(text.trim());
}
