import { existsSync } from "node:fs";
import { UsageError } from "../command/usageError.js";

/** The option of every command that logs in. */
export const environmentOption = {
  env: {
    type: "string",
    value: "<file>",
    help: "file with MEZON_BOT_ID, MEZON_TOKEN and the like; the environment wins over it",
  },
} as const;

/** Reads variables from a file into the environment, if one was given. */
export function loadEnvironment(file: string | undefined): void {
  if (file === undefined) return;
  if (!existsSync(file)) throw new UsageError(`--env: there is no file ${file}`);
  process.loadEnvFile(file);
}
