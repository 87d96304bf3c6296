import { parseArgs } from "node:util";
import { didYouMean } from "../../runtime/nearestName.js";
import type { CommandDefinition, OptionDefinitions, OptionValues, ParsedArguments } from "./command.js";
import { UsageError } from "./usageError.js";

/** What must not stand on a command line, where other users of the machine and the shell's history see it. */
const SECRETS: Readonly<Record<string, string>> = {
  token: "set MEZON_TOKEN, or give --env: others can read a command line",
  password: "others can read a command line",
};

const HELP = { help: { type: "boolean", short: "h", help: "print this text" } } as const;

/** Returns the options of a command, with those that every command has. */
export function allOptions(definition: CommandDefinition): OptionDefinitions {
  return { ...definition.options, ...HELP };
}

/**
 * Parses the arguments of a command. Returns `"help"` if they ask for its help.
 *
 * @throws {UsageError} for what the command does not know, with the nearest name. Values are never repeated: they may
 *   be secrets.
 */
export function parseCommand<Options extends OptionDefinitions>(
  definition: CommandDefinition<Options>,
  args: readonly string[],
): ParsedArguments<Options> | "help" {
  const known = allOptions(definition);
  const config = Object.fromEntries(
    Object.entries(known).map(([name, { type, short, multiple = false }]) => [
      name,
      { type, multiple, ...(short === undefined ? {} : { short }) },
    ]),
  );
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: config,
    allowPositionals: true,
    // What is unknown is answered below, with the nearest name.
    strict: false,
    tokens: true,
  });
  if (values["help"] === true) return "help";
  for (const token of tokens) if (token.kind === "option") requireKnown(token, known);
  const { maxArguments = 0, arguments: expected } = definition;
  if (positionals.length > maxArguments)
    throw new UsageError(
      maxArguments === 0
        ? `mezonkit ${definition.name} takes no arguments`
        : `mezonkit ${definition.name} takes ${expected ?? ""}, and no more: put texts with spaces in quotes`,
    );
  return { options: withDefaults(known, values) as OptionValues<Options>, positionals };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function requireKnown({ name, rawName, value, inlineValue }: OptionToken, known: OptionDefinitions): void {
  const option = Object.hasOwn(known, name) ? known[name] : undefined;
  if (option === undefined) {
    const secret = Object.hasOwn(SECRETS, name) ? SECRETS[name] : undefined;
    const advice = secret === undefined ? nearestOption(name, known) : `: ${secret}`;
    throw new UsageError(`there is no option ${rawName}${advice}`);
  }
  if (option.type === "boolean") {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
  } else if (value === undefined) {
    throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value ?? "<text>"}`);
  } else if (inlineValue !== true && value.length > 1 && value.startsWith("-")) {
    throw new UsageError(`${rawName} needs a value; write ${rawName}=… if it begins with a hyphen`);
  }
}

function nearestOption(name: string, known: OptionDefinitions): string {
  return didYouMean(
    `--${name}`,
    Object.keys(known).map((each) => `--${each}`),
  );
}

function withDefaults(known: OptionDefinitions, values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(known).map(([name, { type, multiple }]) => [
      name,
      values[name] ?? (type === "boolean" ? false : multiple === true ? [] : undefined),
    ]),
  );
}
