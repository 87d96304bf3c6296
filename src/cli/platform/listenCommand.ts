import type { PushedEventName } from "../../../generated/events.js";
import { envelopeEvents } from "../../../generated/events.js";
import { didYouMean } from "../../runtime/nearestName.js";
import { defineCommand } from "../command/command.js";
import { ExitCode } from "../command/exitCodes.js";
import { UsageError } from "../command/usageError.js";
import { connected } from "./connected.js";
import { environmentOption } from "./environmentFile.js";
import { eventJson } from "./eventJson.js";

const pushed = Object.values(envelopeEvents)
  .filter(({ isPushed }) => isPushed)
  // An `error` of the client is something else.
  .map(({ name }) => name)
  .filter((name): name is PushedEventName => name !== "error");

/** `mezonkit listen`: prints the events that the bot receives. */
export const listenCommand = defineCommand({
  name: "listen",
  summary: "Prints what the bot is told as JSON Lines, until SIGINT or SIGTERM.",
  details: ['A line: { "event": "channelMessage", "at": "2026-01-31T08:00:00.000Z", "payload": { … } }.'],
  options: {
    event: { type: "string", short: "e", multiple: true, value: "<name>", help: "only these; may be repeated" },
    channel: { type: "string", value: "<id>", help: "only what belongs to this channel" },
    count: { type: "string", short: "n", value: "<number>", help: "ends after so many" },
    ...environmentOption,
  },
  examples: [
    "mezonkit listen",
    "mezonkit listen -e channelMessage --channel 1840000000000000003 | jq -r .payload.wire.content",
    "mezonkit listen -e channelMessage -n 1",
  ],
  async run({ options }) {
    const names = options.event.length === 0 ? pushed : options.event.map(eventName);
    const most = options.count === undefined ? Infinity : positive(options.count);
    await connected(options, (client, signal) => {
      let printed = 0;
      console.error(`listening as ${client.userId ?? "nobody"}`);
      return new Promise<void>((resolve, reject) => {
        signal.addEventListener("abort", () => resolve());
        client.on("closed", ({ reason }) => (reason === undefined ? resolve() : reject(reason)));
        for (const name of names) {
          client.on(name, (payload: object) => {
            if (printed >= most) return;
            if (options.channel !== undefined && channelOf(payload) !== options.channel) return;
            printed += 1;
            console.log(eventJson({ event: name, at: new Date().toISOString(), payload }));
            if (printed >= most) resolve();
          });
        }
      });
    });
    return ExitCode.Ok;
  },
});

function channelOf(payload: object): unknown {
  return "channelId" in payload ? payload.channelId : undefined;
}

function eventName(given: string): PushedEventName {
  const found = pushed.find((name) => name === given);
  if (found === undefined)
    throw new UsageError(`--event: nothing is called ${JSON.stringify(given)}${didYouMean(given, pushed)}`);
  return found;
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError("--count must be a whole number, 1 or more");
  return Number(text);
}
