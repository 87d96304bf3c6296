import { ComponentType } from "../../../generated/content/types.js";
import { ValidationError } from "../../core/errors.js";
import { requireString } from "../../core/requireString.js";
import { arrayOf, componentsOf, objectOf } from "../../sandbox/people/componentTree.js";
import type { ReceivedContent } from "../../wire/messageContent.js";

/** What people can do with a component. */
export type ComponentKind = "button" | "select" | "input" | "date" | "radio" | "other";

/** An option of a select or a radio. */
export interface ShownOption {
  readonly label: string;
  readonly value: string;
}

/** A component, as people see it. */
export interface ShownComponent {
  readonly id: string;
  readonly kind: ComponentKind;
  /** What is written on a button; the name of the field that holds an input; of a select in a row its placeholder. */
  readonly label: string;
  readonly options: readonly ShownOption[];
  readonly isDisabled: boolean;
  /** Where a button leads; "" when it reports a click. */
  readonly url: string;
  /** Whether it stands in a card, and not in a row below. */
  readonly isInCard: boolean;
  /** Index of its card; -1 for a row below. */
  readonly embedIndex: number;
}

const KINDS: Readonly<Record<number, ComponentKind>> = {
  [ComponentType.Button]: "button",
  [ComponentType.Select]: "select",
  [ComponentType.Input]: "input",
  [ComponentType.DatePicker]: "date",
  [ComponentType.Radio]: "radio",
};

/** Returns the components of a message, in the order in which people see them. */
export function shownComponents(content: ReceivedContent): readonly ShownComponent[] {
  const labels = fieldNames(content);
  const embeds = arrayOf(content["embed"]).map(
    (embed) => new Set(componentsOf({ embed: [embed] }).map(({ id }) => id)),
  );
  return componentsOf(content).map(({ id, type, details }) => {
    const { label, placeholder, disabled, disable, url } = objectOf(details);
    const kind = (typeof type === "number" ? KINDS[type] : undefined) ?? "other";
    const embedIndex = embeds.findIndex((ids) => ids.has(id));
    const own = kind === "button" ? label : (labels.get(id) ?? placeholder);
    return {
      ...{ id, kind },
      label: typeof own === "string" ? own : "",
      options: optionsOf(kind === "radio" ? details : objectOf(details)["options"]),
      isDisabled: disabled === true || disable === true,
      url: typeof url === "string" ? url : "",
      isInCard: embedIndex >= 0,
      embedIndex,
    };
  });
}

/**
 * Returns the one component of some kinds with a label or an id. A label counts before an id.
 *
 * @throws {ValidationError} if there is none, or several.
 */
export function findComponent(
  content: ReceivedContent,
  kinds: readonly ComponentKind[],
  labelOrId: string,
): ShownComponent {
  requireString(labelOrId, "labelOrId");
  const all = shownComponents(content).filter(({ kind }) => kinds.includes(kind));
  const labelled = all.filter(({ label }) => label === labelOrId);
  const [found, ...others] = labelled.length > 0 ? labelled : all.filter(({ id }) => id === labelOrId);
  if (found !== undefined && others.length === 0) return found;
  const names = all.map(({ label, id }) => `${JSON.stringify(label)} (id ${id})`).join(", ");
  const what = kinds.join(" or ");
  const count = found === undefined ? `no ${what}` : `${others.length + 1} components of the kind ${what} labelled`;
  throw new ValidationError(
    what,
    `the message shows ${count} ${JSON.stringify(labelOrId)}; it shows ${names === "" ? "none" : names}`,
  );
}

/** Returns the value of the option with a label or a value. What is none is left for the interface to refuse. */
export function optionValue({ options }: ShownComponent, labelOrValue: string): string {
  return options.find(({ label }) => label === labelOrValue)?.value ?? labelOrValue;
}

function fieldNames(content: ReceivedContent): ReadonlyMap<string, string> {
  const fields = arrayOf(content["embed"]).flatMap((embed) => arrayOf(objectOf(embed)["fields"]).map(objectOf));
  const named = fields.flatMap(({ name, inputs }) => {
    const { id } = objectOf(inputs);
    return typeof id === "string" && typeof name === "string" ? [[id, name] as const] : [];
  });
  return new Map(named);
}

function optionsOf(value: unknown): readonly ShownOption[] {
  return arrayOf(value).map((option) => {
    const { label, value: own } = objectOf(option);
    return { label: typeof label === "string" ? label : "", value: typeof own === "string" ? own : "" };
  });
}
