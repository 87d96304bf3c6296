import type { CustomIdDefinition, CustomIdState } from "../../builders/index.js";
import { requireMethods } from "../../core/requireMethods.js";
import type { AnyInteraction } from "../../index.js";

/** Which ids of buttons and selects are meant: one, those of an expression, or those of a definition, which carry a state. */
export type ComponentId = string | RegExp | CustomIdDefinition<string>;

/** The state that an id carries; empty for an id that is a text or an expression. */
export type StateOf<Id extends ComponentId> =
  Id extends CustomIdDefinition<infer Pattern> ? CustomIdState<Pattern> : Readonly<Record<never, never>>;

/** Whether an id is meant, and why one that is cannot be used. */
export type ComponentMatch =
  | { readonly status: "valid"; readonly state: Readonly<Record<string, string>> }
  | { readonly status: "expired" | "foreign" | "forged" };

/** Returns what tells whether a component is meant; `undefined` for another one. */
export function componentMatcher(id: ComponentId): (clicked: AnyInteraction) => ComponentMatch | undefined {
  if (typeof id === "string") return ({ customId }) => (customId === id ? { status: "valid", state: {} } : undefined);
  if (id instanceof RegExp) {
    const expression = new RegExp(id.source, id.flags.replace(/[gy]/g, ""));
    return ({ customId }) => (expression.test(customId) ? { status: "valid", state: {} } : undefined);
  }
  requireMethods(id, "id", "an id, an expression, or what defineButton returned", ["read"]);
  return (clicked) => {
    const reading = id.read(clicked);
    return reading?.status === "valid" ? { status: "valid", state: reading.state } : reading;
  };
}
