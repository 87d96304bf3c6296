#!/usr/bin/env node
import { didYouMean } from "../runtime/nearestName.js";
import { ExitCode } from "./command/exitCodes.js";
import { runCommand } from "./command/runCommand.js";
import { commands } from "./commands.js";
import { packageVersion } from "./packageFiles.js";
import { usage } from "./usage.js";

async function main([given, ...args]: readonly string[]): Promise<number> {
  if (given === "--version" || given === "-v") {
    console.log(packageVersion());
    return ExitCode.Ok;
  }
  if (given === "--help" || given === "-h" || given === "help") {
    // `mezonkit help send` is `mezonkit send --help`.
    if (args[0] !== undefined && !args[0].startsWith("-")) return main([args[0], "--help"]);
    console.log(usage());
    return ExitCode.Ok;
  }
  const entry = given !== undefined && Object.hasOwn(commands, given) ? commands[given] : undefined;
  if (entry !== undefined) return runCommand(await entry.load(), args);
  console.error(
    given === undefined
      ? "which command?"
      : `there is no command ${JSON.stringify(given)}${didYouMean(given, Object.keys(commands))}`,
  );
  console.error(usage());
  return ExitCode.WrongUsage;
}

process.exitCode = await main(process.argv.slice(2));
