#!/usr/bin/env node
import { runSandbox } from "./sandboxCommand.js";
import { usage } from "./usage.js";

const WRONG_USAGE = 2;

const [command, ...args] = process.argv.slice(2);
if (command === "sandbox") {
  process.exitCode = await runSandbox(args);
} else if (command === "--help" || command === "-h" || command === "help") {
  console.log(usage);
} else {
  console.error(command === undefined ? "which command?" : `there is no command "${command}"`);
  console.error(usage);
  process.exitCode = WRONG_USAGE;
}
