import { commands } from "./commands.js";

/** Width of the column with the names of the commands. */
const NAMES = 23;

/** Returns the help of the command line. */
export function usage(): string {
  return [
    "Usage: mezonkit <command> [options]",
    "",
    "Commands:",
    ...Object.entries(commands).map(([name, { summary }]) => `  ${`mezonkit ${name}`.padEnd(NAMES)}${summary}`),
    "",
    "mezonkit <command> --help tells more of one. mezonkit --version prints the version.",
    "Credentials come from MEZON_BOT_ID and MEZON_TOKEN. Exit codes: 0 done, 1 failed, 2 wrong usage.",
  ].join("\n");
}
