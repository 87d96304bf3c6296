import { ButtonStyle, ComponentType } from "../../../generated/content/types.js";
import { ValidationError } from "../../core/errors.js";
import type { ReceivedContent } from "../../wire/messageContent.js";
import { arrayOf, type Component, componentsOf, objectOf } from "./componentTree.js";
import { typingFault } from "./typingFault.js";

/** The values of a message's inputs, by input id. */
export type FormState = Readonly<Record<string, string | readonly string[]>>;

/**
 * Returns what a click on a component reports as `extra_data`: the form's state for a button, the chosen value for a
 * select.
 *
 * @throws {ValidationError} if people could not click it.
 */
export function extraDataOf(content: ReceivedContent, id: string, given: string | FormState | undefined): string {
  const component = requireClickable(content, id);
  if (component.type === ComponentType.Select) return chosenOption(component, given);
  if (typeof given === "string") return given;
  const state = { ...defaultsOf(content), ...given };
  return Object.keys(state).length === 0 ? "" : JSON.stringify(state);
}

/**
 * Returns the value of an input after it was filled in.
 *
 * @throws {ValidationError} if the interface would not accept it.
 */
export function filledIn(content: ReceivedContent, id: string, value: string | readonly string[]): FormState {
  const component = requireComponent(content, id, "inputId");
  const { type } = component;
  if (type === ComponentType.Select) throw new ValidationError("inputId", `"${id}" is a select: choose() from it`);
  if (type === ComponentType.Radio) return { [id]: ticked(component, value) };
  if (type !== ComponentType.Input && type !== ComponentType.DatePicker)
    throw new ValidationError("inputId", `"${id}" cannot be filled in`);
  if (typeof value !== "string") throw new ValidationError("value", `"${id}" takes one text`);
  const details = objectOf(component.details);
  if (details["disabled"] === true) throw new ValidationError("inputId", `"${id}" is disabled`);
  const wrong = typingFault(type === ComponentType.DatePicker ? "date" : details["type"], value);
  if (wrong !== undefined) throw new ValidationError("value", `"${id}" takes ${wrong}, not ${JSON.stringify(value)}`);
  if (details["textarea"] !== true && /[\r\n]/.test(value))
    throw new ValidationError("value", `"${id}" has one line; ${JSON.stringify(value)} has several`);
  return { [id]: value };
}

/** Returns the value of a select after a choice, if it is part of a form. Throws as {@link extraDataOf} does. */
export function chosen(content: ReceivedContent, id: string, values: readonly string[]): FormState {
  const component = requireClickable(content, id);
  if (component.type !== ComponentType.Select) throw new ValidationError("selectId", `"${id}" is no select`);
  for (const value of values) chosenOption(component, value);
  const { min_options: min, max_options: max } = objectOf(component.details);
  const isMultiple = (typeof min === "number" && min > 1) || (typeof max === "number" && max >= 2);
  if (!isMultiple && values.length !== 1) throw new ValidationError("value", `of "${id}" one option is chosen`);
  if (typeof max === "number" && values.length > max)
    throw new ValidationError("value", `of "${id}" at most ${max} options are chosen`);
  if (!component.isInForm) return {};
  return { [id]: isMultiple ? values : (values[0] ?? "") };
}

function requireComponent(content: ReceivedContent, id: string, path: string): Component {
  const all = componentsOf(content);
  const component = all.find((each) => each.id === id);
  if (component !== undefined) return component;
  const known = all.map((each) => each.id).join(", ");
  throw new ValidationError(path, `the message has no component "${id}"; it has ${known === "" ? "none" : known}`);
}

function nameOf(type: unknown): string {
  const known = Object.entries(ComponentType).find(([, number]) => number === type);
  return known === undefined
    ? `a component of type ${String(type)}`
    : `${/^[AEIOU]/.test(known[0]) ? "an" : "a"} ${known[0].toLowerCase()}`;
}

function requireClickable(content: ReceivedContent, id: string): Component {
  const component = requireComponent(content, id, "buttonId");
  const { type } = component;
  if (type !== ComponentType.Button && type !== ComponentType.Select) {
    throw new ValidationError("buttonId", `"${id}" is ${nameOf(type)}: only buttons and selects report a click`);
  }
  const { url, style, disabled } = objectOf(component.details);
  if (type === ComponentType.Button && (style === ButtonStyle.Link || (typeof url === "string" && url !== ""))) {
    throw new ValidationError("buttonId", `"${id}" is a link: it opens and reports nothing`);
  }
  if (type === ComponentType.Select && disabled === true) {
    throw new ValidationError("buttonId", `"${id}" is disabled: it reports nothing`);
  }
  return component;
}

function chosenOption({ id, details }: Component, given: string | FormState | undefined): string {
  if (typeof given !== "string") {
    throw new ValidationError("extraData", `a click on the select "${id}" needs the value that is chosen`);
  }
  const values = arrayOf(objectOf(details)["options"]).map((option) => objectOf(option)["value"]);
  if (values.length > 0 && !values.includes(given)) {
    throw new ValidationError("extraData", `the select "${id}" has no option "${given}"; it has ${values.join(", ")}`);
  }
  return given;
}

/** Several options can be ticked if, and only if, the first two have different names. */
function ticked({ id, all, details }: Component, value: string | readonly string[]): string | readonly string[] {
  const options = arrayOf(details).map(objectOf);
  const isMultiple = options[0]?.["name"] !== options[1]?.["name"] && options.length > 1;
  const values = typeof value === "string" ? [value] : value;
  for (const one of values) {
    const option = options.find((each) => each["value"] === one);
    if (option === undefined) throw new ValidationError("value", `"${id}" has no option "${one}"`);
    if (option["disabled"] === true) throw new ValidationError("value", `the option "${one}" of "${id}" is disabled`);
  }
  if (!isMultiple && values.length !== 1) throw new ValidationError("value", `of "${id}" one option is ticked`);
  const max = all["max_options"];
  if (isMultiple && typeof max === "number" && values.length > max)
    throw new ValidationError("value", `of "${id}" at most ${max} options are ticked`);
  return isMultiple ? values : (values[0] ?? "");
}

/** Returns the default values of the inputs. */
function defaultsOf(content: ReceivedContent): FormState {
  const defaults = componentsOf(content).flatMap(({ id, details }) => {
    const { defaultValue, valueSelected } = objectOf(details);
    const value = defaultValue ?? valueSelected;
    // A blank default counts as none: the client only checks whether there is a value.
    if ((typeof value === "string" && value !== "") || typeof value === "number") return [[id, String(value)] as const];
    const selected = objectOf(value)["value"];
    return typeof selected === "string" ? [[id, selected] as const] : [];
  });
  return Object.fromEntries(defaults);
}
