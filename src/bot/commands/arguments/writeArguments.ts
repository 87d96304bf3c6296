import { requireList } from "../../../core/requireList.js";
import { requireObject } from "../../../core/requireObject.js";
import { type Arguments, type ArgumentValues, requireArguments } from "./argument.js";
import { kebab } from "./parseArguments.js";
import { quote } from "./tokens.js";

/** Writes the values of arguments so that `parseArguments` reads equal ones. What is `undefined` is left out. */
export function writeArguments<Given extends Arguments>(given: Given, values: Partial<ArgumentValues<Given>>): string {
  requireArguments(given, "given");
  requireObject(values, "values", "the values of the arguments, by their names");
  const words: string[] = [];
  for (const [name, { type, settings }] of Object.entries(given)) {
    const value = values[name];
    if (value === undefined) continue;
    const write = (one: unknown): string => quote(type.write(one));
    if (settings.isSwitch === true) words.push(...(value === true ? [`--${kebab(name)}`] : []));
    else {
      const each = settings.isList === true ? requireList(value as unknown[], `values.${name}`, "values") : [value];
      for (const one of each) words.push(...(settings.isFlag === true ? [`--${kebab(name)}`] : []), write(one));
    }
  }
  return words.join(" ");
}
