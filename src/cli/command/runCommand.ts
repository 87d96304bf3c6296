import { MezonError, toError, ValidationError } from "../../core/errors.js";
import { Secrets } from "../../core/secrets.js";
import { plainText } from "../terminal/plainText.js";
import type { Command } from "./command.js";
import { commandUsage } from "./commandUsage.js";
import { ExitCode } from "./exitCodes.js";
import { parseCommand } from "./parseCommand.js";
import { UsageError } from "./usageError.js";

/** Runs a command with its arguments. Resolves with the exit code. */
export async function runCommand(command: Command, args: readonly string[]): Promise<number> {
  try {
    const parsed = parseCommand(command, args);
    if (parsed !== "help") return await command.run(parsed);
    console.log(commandUsage(command));
    return ExitCode.Ok;
  } catch (error) {
    return sayFailure(error, command.name);
  }
}

/** Says what went wrong, without secrets. Returns the exit code. */
function sayFailure(error: unknown, name: string): number {
  // The token may have been read since the process began, from a file.
  const { hide } = new Secrets(process.env["MEZON_TOKEN"] ?? "");
  const isUsage = error instanceof UsageError || error instanceof ValidationError;
  const { message, stack = message } = toError(error);
  // Anything else is a fault of ours, whose place matters.
  const said = isUsage || error instanceof MezonError || isSystemError(error) ? message : stack;
  console.error(plainText(hide(said)));
  if (isUsage) console.error(`mezonkit ${name} --help tells more.`);
  return isUsage ? ExitCode.WrongUsage : ExitCode.Failed;
}

/** Whether the operating system refused something, such as a file. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
