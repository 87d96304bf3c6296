import { relative, resolve } from "node:path";
import { didYouMean } from "../../runtime/nearestName.js";
import { defineCommand } from "../command/command.js";
import { ExitCode } from "../command/exitCodes.js";
import { UsageError } from "../command/usageError.js";
import { packageVersion } from "../packageFiles.js";
import { dependencyFrom } from "./dependencyFrom.js";
import { isFree, scaffold, type Template, templates } from "./scaffold.js";

/** `mezonkit init`: writes a bot to begin with. It asks nothing, so that it runs in scripts as well. */
export const initCommand = defineCommand({
  name: "init",
  arguments: "<folder>",
  maxArguments: 1,
  summary: "Writes a bot into a new folder: a command, a button, a conversation, a test, a Dockerfile.",
  details: ["The folder must not exist, or be empty. `.` is the current one. Nothing is asked."],
  options: {
    template: {
      type: "string",
      short: "t",
      value: "<name>",
      help: `${new Intl.ListFormat("en", { type: "disjunction" }).format(templates)} (default: typescript)`,
    },
    mezonkit: {
      type: "string",
      value: "<spec>",
      help: "where mezonkit comes from, as for npm install (default: this version)",
    },
    json: { type: "boolean", help: "print one line of JSON about what was written, and nothing else" },
  },
  examples: ["mezonkit init my-bot", "mezonkit init my-bot --template nestjs"],
  async run({ options, positionals: [given] }) {
    if (given === undefined) throw new UsageError("which folder? For example: mezonkit init my-bot");
    const folder = resolve(given);
    const template = templateOf(options.template);
    const mezonkit = dependencyFrom(options.mezonkit ?? `^${packageVersion()}`, folder);
    if (!isFree(folder)) throw new UsageError(`${folder} is not empty: nothing was written. Name another folder`);
    const files = scaffold(folder, { template, mezonkit });
    console.log(options.json ? JSON.stringify({ folder, template, mezonkit, files }) : nextSteps(folder, files));
    return ExitCode.Ok;
  },
});

function templateOf(name = "typescript"): Template {
  const found = templates.find((each) => each === name);
  if (found === undefined) {
    const advice = didYouMean(name, templates) || `: there are ${templates.join(", ")}`;
    throw new UsageError(`--template: there is no ${JSON.stringify(name)}${advice}`);
  }
  return found;
}

function nextSteps(folder: string, files: readonly string[]): string {
  const path = relative(process.cwd(), folder);
  const quoted = /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
  return [
    `A bot stands in ${folder}: ${files.join(", ")}`,
    "",
    "Next:",
    ...(path === "" ? [] : [`  cd ${quoted}`]),
    "  npm install",
    "  npm run dev     talk to it in a page: no account, no network",
    "  npm test        its tests",
    "",
    "For Mezon itself, copy .env.example to .env and fill it in.",
  ].join("\n");
}
