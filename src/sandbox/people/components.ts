import { ValidationError } from "../../core/errors.js";
import type { MessageContent } from "../../wire/messageContent.js";

const Type = { Button: 1, Select: 2 } as const;
const LINK_STYLE = 5;

type Json = Readonly<Record<string, unknown>>;

/** A component of a message, as its content holds it. */
interface Component {
  readonly id: string;
  readonly type: unknown;
  readonly details: Json;
}

/** The values of a message's inputs, by their ids. */
export type FormState = Readonly<Record<string, string | readonly string[]>>;

/**
 * What a click on a component reports as `extra_data`: the form's state for a
 * button, the chosen value for a select. Throws a `ValidationError` when people
 * could not click it.
 */
export function extraDataOf(content: MessageContent, id: string, given: string | FormState | undefined): string {
  const component = requireClickable(content, id);
  if (component.type === Type.Select) return chosenOption(component, given);
  if (typeof given === "string") return given;
  const state = { ...defaultsOf(content), ...given };
  return Object.keys(state).length === 0 ? "" : JSON.stringify(state);
}

function requireClickable(content: MessageContent, id: string): Component {
  const all = componentsOf(content);
  const component = all.find((each) => each.id === id);
  if (component === undefined) {
    const known = all.map((each) => each.id).join(", ");
    throw new ValidationError(
      "buttonId",
      `the message has no component "${id}"; it has ${known === "" ? "none" : known}`,
    );
  }
  const { type, details } = component;
  if (type !== Type.Button && type !== Type.Select) {
    throw new ValidationError("buttonId", `"${id}" is an input: only buttons and selects report a click`);
  }
  const { url, style, disabled } = details;
  if (type === Type.Button && (style === LINK_STYLE || (typeof url === "string" && url !== ""))) {
    throw new ValidationError("buttonId", `"${id}" is a link: it opens and reports nothing`);
  }
  if (type === Type.Select && disabled === true) {
    throw new ValidationError("buttonId", `"${id}" is disabled: it reports nothing`);
  }
  return component;
}

function chosenOption({ id, details }: Component, given: string | FormState | undefined): string {
  if (typeof given !== "string") {
    throw new ValidationError("extraData", `a click on the select "${id}" needs the value that is chosen`);
  }
  const values = arrayOf(details["options"]).map((option) => objectOf(option)["value"]);
  if (values.length > 0 && !values.includes(given)) {
    throw new ValidationError("extraData", `the select "${id}" has no option "${given}"; it has ${values.join(", ")}`);
  }
  return given;
}

/** What inputs hold before anybody touched them. */
function defaultsOf(content: MessageContent): FormState {
  const defaults = componentsOf(content).flatMap(({ id, details }) => {
    const value = details["defaultValue"] ?? details["valueSelected"];
    if (typeof value === "string" || typeof value === "number") return [[id, String(value)] as const];
    const selected = objectOf(value)["value"];
    return typeof selected === "string" ? [[id, selected] as const] : [];
  });
  return Object.fromEntries(defaults);
}

/** Everything in action rows, and in the fields of embeds: only there do components show. */
function componentsOf(content: MessageContent): readonly Component[] {
  const rows = arrayOf(content["components"]).flatMap((row) => arrayOf(objectOf(row)["components"]));
  const fields = arrayOf(content["embed"]).flatMap((embed) => arrayOf(objectOf(embed)["fields"]).map(objectOf));
  const inFields = fields.flatMap((field) => [...arrayOf(field["button"]), field["inputs"]]);
  return [...rows, ...inFields].map(objectOf).flatMap((each) => {
    const { id, type, component } = each;
    return typeof id === "string" ? [{ id, type, details: objectOf(component) }] : [];
  });
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
