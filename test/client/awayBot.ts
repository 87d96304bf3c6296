import type { CatchUpReport, Message, MezonClient, MezonClientOptions, SocketPort } from "../../src/index.js";
import type { Sandbox } from "../../src/sandbox/index.js";
import { openNodeSocket } from "../../src/socket/nodeSocket.js";
import { botFor, startSandbox } from "./botOnSandbox.js";

/** A bot whose connection can be lost for a while. */
export interface Away {
  readonly sandbox: Sandbox;
  readonly client: MezonClient;
  /** What the bot heard, one line each. */
  readonly heard: string[];
  /** Loses the connection, runs `meanwhile` before it is restored, and answers what was caught up with. */
  readonly away: (meanwhile: () => Promise<unknown>) => Promise<CatchUpReport | undefined>;
}

function line(message: Message): string {
  const kind = message.isEdit ? "edit" : message.isRemoval ? "removal" : "message";
  return `${message.replayed ? "replayed" : "live"} ${kind} ${message.text}`;
}

/** A bot that hears, and whose connection can be held back while it is lost. */
export async function startAway(
  options: Partial<MezonClientOptions> = {},
  before: (sandbox: Sandbox) => Promise<void> = () => Promise.resolve(),
): Promise<Away> {
  const sandbox = await startSandbox();
  await before(sandbox);
  let gate = Promise.resolve();
  const client = botFor(sandbox, {
    ...options,
    openSocket: async (url, handlers, limits): Promise<SocketPort> => {
      await gate;
      return (options.openSocket ?? openNodeSocket)(url, handlers, limits);
    },
  });
  const heard: string[] = [];
  client.onChannelMessage((message) => void heard.push(line(message)));
  await client.login();
  const away: Away["away"] = async (meanwhile) => {
    let open: () => void = () => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const disconnected = new Promise((resolve) => client.once("disconnected", resolve));
    const resumed = new Promise<CatchUpReport | undefined>((resolve) =>
      client.once("resumed", ({ catchUp }) => resolve(catchUp)),
    );
    sandbox.disconnectAll();
    await disconnected;
    await meanwhile();
    open();
    return resumed;
  };
  return { sandbox, client, heard, away };
}

/** Resolves once the bot has heard what a person says now. */
export async function sayAndHear(
  { sandbox, client }: Away,
  text: string,
  channelId = sandbox.channelId,
): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    const remove = client.onChannelMessage((message) => {
      if (message.text !== text) return;
      remove();
      resolve();
    });
  });
  await sandbox.user("alice").send(channelId, text);
  await heard;
}
