import { existsSync, writeFileSync } from "node:fs";
import { didYouMean } from "../../runtime/nearestName.js";
import { createSandbox, type SavedWorld } from "../../sandbox/index.js";
import { defineCommand } from "../command/command.js";
import { ExitCode } from "../command/exitCodes.js";
import { UsageError } from "../command/usageError.js";
import { readWorld } from "./readWorld.js";

const actions = ["show", "check", "new"] as const;

/** `mezonkit worlds`: worlds of the sandbox that are saved as files. */
export const worldsCommand = defineCommand({
  name: "worlds",
  arguments: "<show | check | new> <file>",
  maxArguments: 2,
  summary: "Shows and checks a saved world of the sandbox, or writes a new one to begin with.",
  details: ["mezonkit sandbox --world and mezonkit dev --world begin with such a file."],
  options: { json: { type: "boolean", help: "prints the figures as JSON" } },
  examples: ["mezonkit worlds show bug-report.json", "mezonkit worlds new office.json"],
  async run({ options, positionals: [action, file] }) {
    const asked = actions.find((each) => each === action);
    if (asked === undefined)
      throw new UsageError(
        `the first argument must be ${actions.join(", ")}${action === undefined ? "" : didYouMean(action, actions)}`,
      );
    if (file === undefined) throw new UsageError("which file?");
    if (asked === "new") {
      if (existsSync(file)) throw new UsageError(`${file} is there already: nothing was written`);
      await using sandbox = await createSandbox();
      writeFileSync(file, `${JSON.stringify(sandbox.save(), undefined, 2)}\n`, { flag: "wx" });
      return ExitCode.Ok;
    }
    const world = readWorld(file);
    if (asked === "check") console.log(options.json ? '{"ok":true}' : `${file} is a world`);
    else console.log(options.json ? JSON.stringify(figuresOf(world)) : textOf(world));
    return ExitCode.Ok;
  },
});

function figuresOf(world: SavedWorld): Readonly<Record<string, number>> {
  const { people, clans, channels, messages, roles } = world;
  return {
    ...{ people: people.length, clans: clans.length, channels: channels.length },
    ...{ roles: roles.length, messages: messages.length },
  };
}

function textOf(world: SavedWorld): string {
  const figures = Object.entries(figuresOf(world)).map(([name, count]) => `${name.padEnd(10)}${count}`);
  const names = world.people.map(({ username, id, isBot }) => `  ${username} (${id})${isBot ? ", a bot" : ""}`);
  return [...figures, "", "People:", ...names].join("\n");
}
