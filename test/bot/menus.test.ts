import { afterEach, expect, it } from "vitest";
import { Bot, MemoryStorage, Menu } from "../../src/bot/index.js";
import type { MezonClientOptions } from "../../src/index.js";
import { testBedsClosedBy } from "../../src/testing/index.js";
import { ManualClock } from "../unit/core/manualClock.js";

const testBed = testBedsClosedBy(afterEach);

interface Shelf {
  readonly page: number;
  readonly bought: readonly string[];
}

/** Returns what starts a bot with a menu of fruit. Each start is a new process, as far as the menu can tell. */
function shopWith({ storage = new MemoryStorage(), clock = new ManualClock() } = {}) {
  const fruit = ["apple", "pear", "plum", "fig"];
  return async (options: MezonClientOptions): Promise<Bot> => {
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
    const bot = new Bot(options).use(shop.middleware());
    bot.command("shop", (ctx) => shop.open(ctx, { page: 0, bought: [] }));
    await bot.start();
    return bot;
  };
}

it("a menu does what its buttons say, also after a restart", async () => {
  const start = shopWith();
  const bed = await testBed({ start });
  const alice = bed.person("alice");
  const menu = await alice.say("!shop").answered();
  const bought = await menu.button("pear").click().edited();
  expect(bought.text).toBe("Bought: pear");
  await bed.bot.instance.stop();
  await using bot = await start({ ...bed.sandbox });
  const turned = await bought.button("▶").click().edited();
  const more = await turned.button("fig").click().edited();
  expect(more.text).toBe("Bought: pear, fig");
  const closed = await more.button("Close").click().edited();
  expect(closed.components).toStrictEqual([]);
  await bot.idle();
});

it("a menu is for the person it was opened for", async () => {
  const bed = await testBed({ start: shopWith() });
  const [alice, bob] = bed.people("alice", "bob");
  const menu = await alice.say("!shop").answered();
  await bob.perform({ title: "clicked" }, (user) => user.click(menu, menu.button("pear").id));
  await bob.expectEphemeral("This is meant for somebody else.");
});

it("opening another menu closes the one before", async () => {
  const bed = await testBed({ start: shopWith() });
  const alice = bed.person("alice");
  const first = await alice.say("!shop").answered();
  await alice.say("!shop");
  await alice.expectEdit("Closed: another one was opened.", { of: first });
});

it("a menu expires, whether or not somebody clicks", async () => {
  const clock = new ManualClock();
  const bed = await testBed({ start: shopWith({ clock }) });
  const alice = bed.person("alice");
  const menu = await alice.say("!shop").answered();
  await bed.bot.idle();
  clock.advance(15 * 60_000);
  await alice.expectEdit("Expired.", { of: menu });
});
