import type { GridComponent, RadioOption } from "../../generated/content/types.js";
import type { KeysOf } from "../core/requireKnownKeys.js";
import { SELECT_KEYS, type SelectOptions } from "./selectComponent.js";

/** Options of every field of a form. */
export interface FieldOptions {
  /** Shown above the field. */
  readonly name: string;
  /** Shown below the name. @default "" */
  readonly description?: string | undefined;
}

export interface InputOptions extends FieldOptions {
  readonly placeholder?: string | undefined;
  /** The value that is filled in at first. */
  readonly defaultValue?: string | number | undefined;
  /** An input type of HTML. `number` is read as a number. @default `text` */
  readonly type?: string | undefined;
  /** Whether it has several lines. @default false */
  readonly textarea?: boolean | undefined;
  /** Shown as `*`; people can still leave it blank. */
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export interface RadioOptions<Choices extends readonly RadioChoice[] = readonly RadioChoice[]> extends FieldOptions {
  readonly options: Choices;
  /** Whether several may be ticked. @default false */
  readonly multiple?: boolean | undefined;
  /** With `multiple`: largest number of ticked options. */
  readonly maxOptions?: number | undefined;
}

/** An option to tick: one text that is shown and reported, or an object with every property. */
export type RadioChoice = string | RadioOption;

export interface GridOptions extends GridComponent, FieldOptions {
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

/** Known keys of what the methods of an `EmbedBuilder` take. */
export const AUTHOR = { name: true, iconUrl: true, url: true } as const;
export const SIZE = { width: true, height: true } as const;
export const FOOTER = { iconUrl: true } as const;
export const TEXT_FIELD = { name: true, value: true, inline: true } as const;
export const FIELD: KeysOf<FieldOptions> = { name: true, description: true };
export const BUTTON_FIELD = { ...FIELD, value: true, buttons: true } as const;
export const INPUT: KeysOf<InputOptions> = {
  ...FIELD,
  ...{ placeholder: true, defaultValue: true, type: true, textarea: true, required: true, disabled: true },
};
export const SELECT: KeysOf<FieldOptions & SelectOptions & { readonly multiple?: unknown }> = {
  ...{ ...FIELD, ...SELECT_KEYS },
  multiple: true,
};
export const RADIO: KeysOf<RadioOptions> = { ...FIELD, options: true, multiple: true, maxOptions: true };
