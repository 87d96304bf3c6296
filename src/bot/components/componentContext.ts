import type { ButtonInteraction, FormInteraction, SelectInteraction } from "../../index.js";
import type { InteractionContext } from "../context/interactionContext.js";

/** What the id of a component adds to the context. */
interface WithState<State> {
  /** The state that the id carries. */
  readonly state: State;
}

/** Somebody clicked a button. */
export type ButtonContext<State = Readonly<Record<string, string>>> = InteractionContext &
  WithState<State> & { readonly interaction: ButtonInteraction | FormInteraction };

/** Somebody chose from a select. */
export type SelectContext<State = Readonly<Record<string, string>>> = InteractionContext &
  WithState<State> & { readonly interaction: SelectInteraction };

/** Somebody submitted a form. */
export type FormContext<Values extends object, State = Readonly<Record<string, string>>> = ButtonContext<State> & {
  /** What was filled in, as the form declares it. */
  readonly values: Values;
};
