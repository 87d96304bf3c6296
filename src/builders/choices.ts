/** Something to choose: a text that is shown and reported, or both apart. */
export type Choice = string | ChoiceOption;

export interface ChoiceOption {
  /** What is shown. */
  readonly label: string;
  /** What is reported. */
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
