/** A choice: one text that is shown and reported, or a text to show and a value to report. */
export type Choice = string | ChoiceOption;

export interface ChoiceOption {
  /** The text that is shown. */
  readonly label: string;
  /** The value that is reported. */
  readonly value: string;
  readonly description?: string | undefined;
}

/** What choosing one of them reports. */
export type ChoiceValue<Choices extends readonly Choice[]> = Choices[number] extends infer One
  ? One extends string
    ? One
    : One extends { readonly value: infer Value extends string }
      ? Value
      : never
  : never;

export function optionOf(choice: Choice): ChoiceOption {
  return typeof choice === "string" ? { label: choice, value: choice } : choice;
}
