import type { Command } from "./command/command.js";

/** A command that is loaded when it is asked for. */
export interface CommandEntry {
  readonly summary: string;
  load(): Promise<Command>;
}

/** Every command but `help`, in the order of the help. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  init: {
    summary: "writes a bot to begin with",
    load: async () => (await import("./init/initCommand.js")).initCommand,
  },
  dev: {
    summary: "runs your bot in a local Mezon, with a page to talk to it",
    load: async () => (await import("./devCommand.js")).devCommand,
  },
  sandbox: {
    summary: "runs a local Mezon to develop and test bots against",
    load: async () => (await import("./sandboxCommand.js")).sandboxCommand,
  },
};
