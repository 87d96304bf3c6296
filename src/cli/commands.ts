import type { CommandEntry } from "./command/command.js";

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
  send: {
    summary: "posts a message as the bot",
    load: async () => (await import("./platform/sendCommand.js")).sendCommand,
  },
  listen: {
    summary: "prints what the bot is told as JSON Lines",
    load: async () => (await import("./platform/listenCommand.js")).listenCommand,
  },
  call: {
    summary: "makes any of the platform's calls",
    load: async () => (await import("./rpc/callCommand.js")).callCommand,
  },
  inspect: {
    summary: "decodes a captured frame",
    load: async () => (await import("./rpc/inspectCommand.js")).inspectCommand,
  },
  doctor: {
    summary: "says what keeps a bot from running, and what to do",
    load: async () => (await import("./diagnosis/doctorCommand.js")).doctorCommand,
  },
  check: {
    summary: "tries every feature in a channel, and reports what works",
    load: async () => (await import("./check/checkCommand.js")).checkCommand,
  },
  store: {
    summary: "shows, searches, exports and imports a message store",
    load: async () => (await import("./store/storeCommand.js")).storeCommand,
  },
  worlds: {
    summary: "shows, checks and writes saved worlds of the sandbox",
    load: async () => (await import("./worlds/worldsCommand.js")).worldsCommand,
  },
  completion: {
    summary: "prints a completion script for your shell",
    load: async () => (await import("./completionCommand.js")).completionCommand(commands),
  },
};
