import type { MezonClient } from "../../index.js";
import { createSandbox } from "../../sandbox/index.js";
import { defineCommand } from "../command/command.js";
import { ExitCode } from "../command/exitCodes.js";
import { UsageError } from "../command/usageError.js";
import { type ConnectedOptions, connected, loggedIn } from "../platform/connected.js";
import { environmentOption } from "../platform/environmentFile.js";
import { withProgress } from "../terminal/progress.js";
import { processTerminal } from "../terminal/terminal.js";
import { chosenFeatures, secondsIn, transferOrder } from "./checkOptions.js";
import { chooseChannel } from "./chooseChannel.js";
import type { Feature } from "./feature.js";
import { features } from "./features.js";
import { askedPerson } from "./people/askedPerson.js";
import { playedPerson } from "./people/playedPerson.js";
import { featureText, outcomeJson, outcomeText, summaryText } from "./report.js";
import type { TrialSettings } from "./trial.js";
import { type Outcome, tryFeatures } from "./tryFeatures.js";

/** Seconds for a feature: people need longer than servers. */
const [ALONE, WITH_PEOPLE] = ["30", "90"];
/** Tokens of a sandbox are worth nothing. */
const SANDBOX_AMOUNT = "1";

/** `mezonkit check`: tries every feature in a channel. */
export const checkCommand = defineCommand({
  name: "check",
  summary: "Tries every feature in a channel, removes what it made, and reports what works.",
  details: [
    "Without --channel it asks for one in a terminal. Every message says that it is of mezonkit check.",
    "One that fails stops no other. Ctrl-C ends it and still removes what was made; pressed again, it does not.",
    'With --json a line each: { "name", "ok", "ms", "detail" }, of a failure { …, "code", "message", "advice" },',
    'of one that was not tried { "name", "skipped" }; "leftBehind" lists what could not be removed.',
    "The exit code is 1 if a feature failed, or it was interrupted.",
  ],
  options: {
    channel: { type: "string", value: "<id>", help: "channel in which the features are tried" },
    clan: { type: "string", value: "<id>", help: "clan whose channels are offered" },
    sandbox: { type: "boolean", help: "tries them in a local Mezon, where a person is played: no account, no network" },
    only: { type: "string", multiple: true, value: "<name>", help: "only this feature; may be repeated" },
    skip: { type: "string", multiple: true, value: "<name>", help: "not this feature; may be repeated" },
    list: { type: "boolean", help: "prints the names of the features, and tries none" },
    user: { type: "string", value: "<id>", help: "who sees ephemeral and direct messages, and is mentioned" },
    interactive: { type: "boolean", help: "asks people in the channel to click, write and react, and waits for it" },
    timeout: {
      type: "string",
      value: "<seconds>",
      help: `for each feature (default: ${ALONE}, or ${WITH_PEOPLE} with --interactive)`,
    },
    "transfer-to": { type: "string", value: "<user id>", help: "transfers tokens to this person, for good" },
    amount: { type: "string", value: "<tokens>", help: "how many tokens, such as 0.5" },
    json: { type: "boolean", help: "prints a line of JSON for each feature" },
    ...environmentOption,
  },
  examples: [
    "mezonkit check --sandbox",
    "mezonkit check --channel 1840000000000000003 --env .env",
    "mezonkit check --channel 1840000000000000003 --interactive --only buttons --only form",
    "mezonkit check --sandbox --json | jq -r 'select(.ok == false) | .name'",
  ],
  async run({ options }) {
    if (options.list) {
      console.log(features.map(featureText).join("\n"));
      return ExitCode.Ok;
    }
    const { channel: channelId, clan: clanId, user, interactive, json, env } = options;
    const chosen = chosenFeatures(options.only, options.skip);
    const transfer = transferOrder(options["transfer-to"], options.amount);
    const timeoutMs = secondsIn(options.timeout ?? (interactive ? WITH_PEOPLE : ALONE), "--timeout");
    const plan: Plan = { chosen, timeoutMs, json, quiet: json || interactive };
    if (options.sandbox) {
      const others = [channelId, clanId, user, transfer, env].some((each) => each !== undefined) || interactive;
      if (others) throw new UsageError("--sandbox brings its own channel, person and tokens: leave the others out");
      return checkSandbox(plan);
    }
    return connected(options, async (client, signal) => {
      const channel = await chooseChannel(client, { channelId, clanId, signal, terminal: processTerminal() });
      const person = interactive ? askedPerson(channel, user, (line) => console.error(line)) : undefined;
      return check({ client, channel, person, receiverId: user, transfer }, plan, signal);
    });
  },
});

interface Plan extends Pick<ConnectedOptions, "json"> {
  readonly chosen: readonly Feature[];
  readonly timeoutMs: number;
  /** No progress is shown. */
  readonly quiet: boolean;
}

async function checkSandbox(plan: Plan): Promise<number> {
  await using sandbox = await createSandbox();
  const person = sandbox.user("alice");
  const transfer = { receiverId: person.id, amount: SANDBOX_AMOUNT };
  // Its own limits; those of a client protect the real platform.
  return await loggedIn(plan, { ...sandbox, limits: false }, async (client: MezonClient, signal) => {
    const channel = await client.channels.fetch(sandbox.channelId, { signal });
    const played = playedPerson(person, channel.id);
    return check({ client, channel, person: played, receiverId: person.id, transfer }, plan, signal);
  });
}

async function check(settings: TrialSettings, plan: Plan, signal: AbortSignal): Promise<number> {
  const { chosen, timeoutMs, json, quiet } = plan;
  const outcomes: Outcome[] = [];
  const during = ({ name }: Feature, work: () => Promise<Outcome>) => withProgress(name, { quiet }, work);
  for await (const outcome of tryFeatures(chosen, { ...settings, timeoutMs, signal, during })) {
    outcomes.push(outcome);
    console.log(json === true ? outcomeJson(outcome) : outcomeText(outcome));
  }
  if (json !== true) console.log(`\n${summaryText(outcomes)}`);
  const isFine = !signal.aborted && outcomes.every(({ state }) => state !== "failed");
  return isFine ? ExitCode.Ok : ExitCode.Failed;
}
