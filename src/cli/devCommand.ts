import { spawn } from "node:child_process";
import { ValidationError } from "../core/errors.js";
import { type Playground, startPlayground } from "../playground/startPlayground.js";
import type { SandboxOptions } from "../sandbox/index.js";
import { botEnvironment } from "../testing/process/botEnvironment.js";
import { defineCommand } from "./command/command.js";
import { ExitCode } from "./command/exitCodes.js";
import { untilSignal } from "./untilSignal.js";
import { readWorld } from "./worlds/readWorld.js";

/** `mezonkit dev`: runs a sandbox, a bot and a page that shows both, until the process is stopped. */
export const devCommand = defineCommand({
  name: "dev",
  arguments: "[bot file]",
  maxArguments: 1,
  summary: "Runs your bot in a local Mezon, and opens a page in which you talk to it.",
  details: [
    "The bot is TypeScript, run by the tsx of your project, or JavaScript. It is started again when a",
    "file in its folder changes. A client without options connects: new MezonClient().",
    "Without a file, the variables are printed with which a bot in any language connects.",
  ],
  options: {
    port: { type: "string", value: "<number>", help: "port of the page (default: any that is free)" },
    "sandbox-port": { type: "string", value: "<number>", help: "port of the local Mezon (default: any that is free)" },
    "bot-is": {
      type: "string",
      value: "<what>",
      help: "member, admin or owner of the default clan (default: member)",
    },
    world: { type: "string", value: "<file>", help: "a world that was saved, to begin with" },
    images: {
      type: "string",
      multiple: true,
      value: "<host>",
      help: "host whose pictures are shown, over https; may be repeated (default: none)",
    },
    "no-open": { type: "boolean", help: "does not open the page" },
    "no-watch": { type: "boolean", help: "does not start the bot again when a file changes" },
  },
  examples: ["mezonkit dev bot.ts", "mezonkit dev bot.ts --world bug-report.json --no-open"],
  async run({ options, positionals: [file] }) {
    const { port, "sandbox-port": sandboxPort, "bot-is": botIs, world, images: imageHosts } = options;
    const settings = {
      ...{ file, imageHosts, watch: !options["no-watch"] },
      port: portOf(port, "--port"),
      sandboxPort: portOf(sandboxPort, "--sandbox-port"),
      // Checked with the sandbox's options.
      botIs: botIs as SandboxOptions["botIs"],
      world: world === undefined ? undefined : readWorld(world),
      onLine: (line: string) => console.log(line),
    };
    // Registered first, so that an early signal is not missed.
    const ended = untilSignal();
    try {
      await using playground = await startPlayground(settings);
      console.log(textOf(playground, file));
      if (!options["no-open"] && process.stdout.isTTY) openInBrowser(playground.url);
      await ended;
      return ExitCode.Ok;
    } finally {
      ended.forget();
    }
  },
});

function textOf({ url, session: { sandbox } }: Playground, file: string | undefined): string {
  const page = `Playground: ${url}`;
  if (file !== undefined) return page;
  const variables = Object.entries(botEnvironment(sandbox)).map(([name, value]) => `  ${name}=${value}`);
  return [page, "", "No bot file was given. A bot that you start yourself connects with:", ...variables].join("\n");
}

function portOf(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text)) throw new ValidationError(flag, `must be a number, not "${text}"`);
  return Number(text);
}

const OPENERS: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Where there is no browser, the address was printed. */
function openInBrowser(url: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ["xdg-open"];
  spawn(command, [...args, url], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
