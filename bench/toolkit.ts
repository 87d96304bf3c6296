import { Bot } from "../src/bot/index.js";
import { type Message, MezonClient } from "../src/index.js";
import { createSandbox } from "../src/sandbox/index.js";
import { type Benchmark, share } from "./support/benchmark.js";
import { TOOLKIT_PEER } from "./support/contenderNames.js";
import { GOALS } from "./support/goals.js";
import { manySideBySide } from "./support/rounds.js";
import { loadToolkitPeer, type ToolkitPeer } from "./support/toolkitPeer.js";

const COMMANDS = 200;
const MIDDLEWARES = 10;
const MESSAGES = 20_000;
/** It takes long. */
const PEER_MESSAGES = 2_000;
/** Messages before those that count: the compiler is not what is measured. */
const WARM_UP = 40_000;
/** The command that is called, by its number: neither the first nor the last. */
const CALLED = 150;
const TEXT = `!command${CALLED}`;

/** Handles a message to its end. */
type Handle = () => Promise<void> | void;

/** What a toolkit costs: a message from the listener to the handler of a command. */
export const benchmark: Benchmark = async (options) => {
  await using sandbox = await createSandbox();
  const client = new MezonClient({ ...sandbox });
  await client.login();
  try {
    const message = await oneMessage(client, () => sandbox.user("alice").send(sandbox.channelId, TEXT));
    const count = share(MESSAGES, options, 100);
    const bare = bareListener(message);
    const measured =
      (handle: Handle, howMany = count) =>
      async (): Promise<readonly number[]> => {
        const without = await microsEach(bare, count);
        const all = await microsEach(handle, howMany);
        return [all, all - without];
      };
    const ours = await botListener(client, message);
    for (const handle of [bare, ours]) await microsEach(handle, share(WARM_UP, options, 100));
    const peer = loadToolkitPeer(options);
    const peerCount = share(PEER_MESSAGES, options, 100);
    const peerRun = peer === undefined ? {} : { [TOOLKIT_PEER]: measured(peerListener(peer), peerCount) };
    return await manySideBySide(
      [
        {
          name: `a message, ${COMMANDS} commands and ${MIDDLEWARES} middlewares`,
          unit: "µs of CPU a message",
          isRate: false,
        },
        { name: "more than the bare listener", unit: "µs of CPU a message", isRate: false, goals: GOALS.toolkit },
      ],
      {
        "mezonkit/bot": measured(ours),
        "bare listener": async () => [await microsEach(bare, count), undefined],
        ...peerRun,
      },
      options,
    );
  } finally {
    await client.close();
  }
};

async function oneMessage(client: MezonClient, send: () => Promise<unknown>): Promise<Message> {
  const heard = new Promise<Message>((resolve) => {
    client.on("message", resolve);
  });
  await send();
  return heard;
}

/** What a bot does that needs no toolkit: looks at the text, and calls a function. */
function bareListener(message: Message): Handle {
  const handler = (): unknown => undefined;
  const listener = async (heard: Message): Promise<void> => {
    if (!heard.isOwn && heard.text === TEXT) await handler();
  };
  return () => listener(message);
}

/** The listener that a bot gives to the client. */
async function botListener(client: MezonClient, message: Message): Promise<Handle> {
  const bot = new Bot(client);
  for (let index = 0; index < MIDDLEWARES; index += 1) bot.use((_, next) => next());
  for (let index = 0; index < COMMANDS; index += 1) bot.command(`command${index}`, () => undefined);
  let listener: ((heard: Message) => unknown) | undefined;
  const listen = client.on.bind(client) as (name: string, given: (heard: Message) => unknown) => () => void;
  const capturing = (name: string, given: (heard: Message) => unknown): (() => void) => {
    if (name === "message") listener = given;
    return listen(name, given);
  };
  Object.assign(client, { on: capturing });
  await bot.start();
  if (listener === undefined) throw new Error("the bot does not listen for messages");
  const heard = listener;
  return async () => {
    await heard(message);
  };
}

/** The same with the other toolkit, its own update object and its own command syntax. */
function peerListener({ Composer, Context }: ToolkitPeer): Handle {
  const composer = new Composer();
  for (let index = 0; index < MIDDLEWARES; index += 1) composer.use((_, next) => next());
  for (let index = 0; index < COMMANDS; index += 1) composer.command(`command${index}`, () => undefined);
  const run = composer.middleware();
  const text = TEXT.replace("!", "/");
  const entities = [{ type: "bot_command", offset: 0, length: `/command${CALLED}`.length }];
  const sender = { id: 1, is_bot: false, first_name: "alice" };
  const message = { message_id: 1, date: 0, chat: { id: 1, type: "private" }, from: sender, text, entities };
  const update = { update_id: 1, message };
  const me = { id: 2, is_bot: true, first_name: "bot", username: "bot" };
  return () => run(new Context(update, {}, me), () => Promise.resolve());
}

/** Microseconds of processor time: what else runs on the machine does not count. */
async function microsEach(handle: Handle, count: number): Promise<number> {
  const start = process.cpuUsage();
  for (let index = 0; index < count; index += 1) await handle();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / count;
}
