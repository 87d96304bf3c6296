import { afterEach, beforeEach, expect, it } from "vitest";
import { Bot, MemoryStorage, Menu } from "../../src/bot/index.js";
import { createSandbox, type Sandbox, type SandboxMessage, type SandboxUser } from "../../src/sandbox/index.js";
import { ManualClock } from "../unit/core/manualClock.js";

let sandbox: Sandbox;
let alice: SandboxUser;
let clock: ManualClock;
const storage = new MemoryStorage();
const bots: Bot[] = [];

beforeEach(async () => {
  sandbox = await createSandbox();
  alice = sandbox.user("alice");
  clock = new ManualClock();
});

afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.stop();
  await sandbox.close();
});

interface Shelf {
  readonly page: number;
  readonly bought: readonly string[];
}

/** A bot with a menu of fruit; each call is a new process, as far as the menu can tell. */
async function startShop(): Promise<{ readonly bot: Bot; readonly shop: Menu<Shelf> }> {
  const fruit = ["apple", "pear", "plum", "fig"];
  const shop = new Menu<Shelf>("shop", {
    storage,
    clock,
    render: (view, state) => {
      view.text(`Bought: ${state.bought.join(", ") || "nothing"}`);
      const turn = (page: number): Shelf => ({ ...state, page });
      for (const each of view.page(fruit, { page: state.page, perPage: 3, turn })) {
        view.button(each, (_, menu) => menu.update({ ...state, bought: [...state.bought, each] }));
      }
      view.row().closeButton("Close");
    },
  });
  const bot = new Bot({ ...sandbox });
  bots.push(bot);
  bot.use(shop.middleware());
  bot.command("shop", (ctx) => shop.open(ctx, { page: 0, bought: [] }));
  await bot.start();
  return { bot, shop };
}

async function open(): Promise<SandboxMessage> {
  const before = new Set(sandbox.messages(sandbox.channelId).map(({ id }) => id));
  await alice.send(sandbox.channelId, "!shop");
  return alice.waitForMessage(({ id, senderId }) => senderId === sandbox.botId && !before.has(id));
}

/** Clicks the button with a label, as the message is now. Returns its text afterwards. */
async function click(person: SandboxUser, { id }: SandboxMessage, label: string): Promise<string> {
  const message = sandbox.messages(sandbox.channelId).find((each) => each.id === id);
  const rows = (message?.content["components"] ?? []) as {
    components: { id: string; component: { label?: string } }[];
  }[];
  const button = rows.flatMap((row) => row.components).find(({ component }) => component.label === label);
  if (message === undefined || button === undefined) throw new Error(`there is no button "${label}"`);
  const edited = alice.waitFor("edit", (item) => item.message.id === id);
  await person.click(message, button.id);
  return (await edited).message.text;
}

it("a menu does what its buttons say, also after a restart", async () => {
  const { bot } = await startShop();
  const message = await open();
  expect(await click(alice, message, "pear")).toBe("Bought: pear");
  await bot.stop();
  await startShop();
  await click(alice, message, "▶");
  expect(await click(alice, message, "fig")).toBe("Bought: pear, fig");
  expect(await click(alice, message, "Close")).toBe("Bought: pear, fig");
});

it("a menu is for the person it was opened for", async () => {
  await startShop();
  const message = await open();
  const bob = sandbox.user("bob");
  const [row] = message.content["components"] as { components: { id: string }[] }[];
  await bob.click(message, row?.components[0]?.id ?? "");
  expect((await bob.waitFor("ephemeral")).message.text).toBe("This is meant for somebody else.");
});

it("opening another menu closes the one before", async () => {
  await startShop();
  const first = await open();
  const closed = alice.waitFor("edit", (item) => item.message.id === first.id);
  await open();
  expect((await closed).message.text).toBe("Closed: another one was opened.");
});

it("a menu expires, whether or not somebody clicks", async () => {
  const { shop } = await startShop();
  const first = await open();
  const expired = alice.waitFor("edit", (item) => item.message.id === first.id);
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(15 * 60_000);
  expect((await expired).message.text).toBe("Expired.");
  const second = await open();
  shop.stop();
  clock.advance(15 * 60_000);
  expect(await click(alice, second, "pear")).toBe("Expired.");
});
