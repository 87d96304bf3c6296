import { type SelectComponent, SelectType } from "../../generated/content/types.js";
import type { ValidationFault } from "../core/errors.js";
import type { KeysOf } from "../core/requireKnownKeys.js";
import { requireList } from "../core/requireList.js";
import { requireObject } from "../core/requireObject.js";
import { type Choice, optionOf } from "./choices.js";

/** Options of a select. */
export interface SelectOptions<Choices extends readonly Choice[] = readonly Choice[]> {
  /** The choices; omitted for people, roles and channels. */
  readonly options?: Choices | undefined;
  /** Set to choose from people, roles or channels instead of `options`. */
  readonly kind?: "text" | "user" | "role" | "channel" | undefined;
  readonly placeholder?: string | undefined;
  /** The value that is selected at first. */
  readonly selected?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Whether several may be chosen. @default false */
  readonly multiple?: boolean | undefined;
  /** With `multiple`: smallest number of choices. */
  readonly min?: number | undefined;
  /** With `multiple`: largest number of choices. @default all of `options` */
  readonly max?: number | undefined;
}

/** Keys of the options of a select. */
export const SELECT_KEYS: KeysOf<SelectOptions> = {
  options: true,
  kind: true,
  placeholder: true,
  selected: true,
  disabled: true,
  multiple: true,
  min: true,
  max: true,
};

const KINDS = { text: SelectType.Text, user: SelectType.User, role: SelectType.Role, channel: SelectType.Channel };

/** Returns the component of a select; its faults are added to `faults`. */
export function selectComponent(select: SelectOptions, path: string, faults: ValidationFault[]): SelectComponent {
  requireObject(select, "options", "an object such as { options: [ … ] }");
  const { kind, placeholder, selected, disabled, multiple = false, min, max } = select;
  const options = select.options && requireList(select.options, "options", "choices").map(optionOf);
  const valueSelected = options?.find(({ value }) => value === selected);
  if (selected !== undefined && valueSelected === undefined)
    faults.push({ path: `${path}.selected`, message: `is none of the options: ${JSON.stringify(selected)}` });
  if ((kind ?? "text") === "text" && (options === undefined || options.length === 0))
    faults.push({ path: `${path}.options`, message: "is missing: there is nothing to choose from" });
  if (!multiple && (min !== undefined || max !== undefined))
    faults.push({ path: `${path}.${min === undefined ? "max" : "min"}`, message: "needs multiple: true" });
  if (multiple && typeof max === "number" && max < 2)
    faults.push({ path: `${path}.max`, message: "must be at least 2, or several cannot be chosen" });
  return {
    type: kind === undefined ? undefined : KINDS[kind],
    options,
    placeholder,
    min_options: multiple ? min : undefined,
    max_options: multiple ? (max ?? Math.max(2, options?.length ?? 25)) : undefined,
    disabled,
    valueSelected,
  };
}
