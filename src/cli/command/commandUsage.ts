import type { CommandDefinition, OptionDefinition } from "./command.js";
import { allOptions } from "./parseCommand.js";

/** Width of the column with the names of the options. */
const NAMES = 24;

/** Returns the help of a command. */
export function commandUsage(command: CommandDefinition): string {
  const { name, arguments: expected, summary, details = [], examples } = command;
  const options = Object.entries(allOptions(command)).map(([option, definition]) => optionLine(option, definition));
  return [
    `Usage: mezonkit ${name} [options]${expected === undefined ? "" : ` ${expected}`}`,
    "",
    summary,
    ...details,
    "",
    "Options:",
    ...options,
    ...(examples.length === 0 ? [] : ["", "Examples:", ...examples.map((example) => `  ${example}`)]),
  ].join("\n");
}

function optionLine(name: string, { short, type, value, help }: OptionDefinition): string {
  const form = `${short === undefined ? "" : `-${short}, `}--${name}${type === "string" ? ` ${value ?? "<text>"}` : ""}`;
  return form.length < NAMES ? `  ${form.padEnd(NAMES)}${help}` : `  ${form}\n  ${" ".repeat(NAMES)}${help}`;
}
