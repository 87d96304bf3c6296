import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { Bot, type KeyValueStorage, KyselyStorage, MemoryStorage, Menu } from "../../src/bot/index.js";
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
  const bed = await testBed({ start: shopWith() });
  const alice = bed.person("alice");
  const menu = await alice.say("!shop").answered();
  const bought = await menu.button("pear").click().edited();
  expect(bought.text).toBe("Bought: pear");
  await bed.restart();
  const turned = await bought.button("▶").click().edited();
  const more = await turned.button("fig").click().edited();
  expect(more.text).toBe("Bought: pear, fig");
  const closed = await more.button("Close").click().edited();
  expect(closed.components).toStrictEqual([]);
});

it("a menu is for the person it was opened for", async () => {
  const bed = await testBed({ start: shopWith() });
  const [alice, bob] = bed.people("alice", "bob");
  const menu = await alice.say("!shop").answered();
  const refusal = await bob.see(menu).button("pear").click().answered("This is meant for somebody else.");
  expect(refusal.isEphemeral).toBe(true);
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

/** A shared menu that counts clicks, over a storage that may be slow. */
function counterOver(storage: KeyValueStorage, clock = new ManualClock()) {
  const errors: Error[] = [];
  const start = async (options: MezonClientOptions): Promise<Bot> => {
    const counter = new Menu<number>("counter", {
      storage,
      clock,
      shared: true,
      render: (view, count) => view.text(`${count}`).button("+1", (_, menu) => menu.update(count + 1)),
    });
    const bot = new Bot(options).use(counter.middleware());
    bot.client.on("error", (error) => errors.push(error));
    bot.command("counter", (ctx) => counter.open(ctx, 0));
    await bot.start();
    return bot;
  };
  return { start, errors };
}

/** Lets whatever else can go on do so first. */
const othersFirst = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

it("clicks of several people at once all count", async () => {
  const storage = new MemoryStorage();
  const slow: KeyValueStorage = {
    get: async (space, key) => {
      const value = await storage.get(space, key);
      await othersFirst();
      return value;
    },
    set: (...given) => storage.set(...given),
    delete: (...given) => storage.delete(...given),
  };
  const bed = await testBed({ start: counterOver(slow).start });
  const people = bed.people("alice", "bob", "carol");
  const [alice] = people;
  const menu = await alice.say("!counter").answered("0");
  await Promise.all(people.map((each) => each.see(menu).button("+1").click()));
  await alice.expectEdit("3", { of: menu });
});

it("a click that comes before the menu is stored is not too late", async () => {
  const storage = new MemoryStorage();
  let stored: () => void = () => undefined;
  const mayStore = new Promise<void>((resolve) => {
    stored = resolve;
  });
  const asked: string[] = [];
  const slow: KeyValueStorage = {
    get: (space, key) => {
      asked.push(key);
      return storage.get(space, key);
    },
    set: async (...given) => {
      await mayStore;
      await storage.set(...given);
    },
    delete: (...given) => storage.delete(...given),
  };
  const bed = await testBed({ start: counterOver(slow).start });
  const [alice, bob] = bed.people("alice", "bob");
  await alice.say("!counter");
  const menu = await bob.expectMessage("0");
  await menu.button("+1").click();
  await expect.poll(() => asked).toContain(menu.id);
  await othersFirst();
  stored();
  await bob.expectEdit("1", { of: menu });
});

it("a menu from before a restart expires without a click", async () => {
  const clock = new ManualClock();
  const file = join(mkdtempSync(join(tmpdir(), "mezonkit-menu-")), "bot.db");
  const start = (options: MezonClientOptions) => counterOver(new KyselyStorage({ file }), clock).start(options);
  const bed = await testBed({ start });
  const alice = bed.person("alice");
  const menu = await alice.say("!counter").answered("0");
  await bed.bot.instance.stop();
  expect(clock.pending).toBe(0);
  await bed.restart();
  await expect.poll(() => clock.pending).toBe(1);
  clock.advance(15 * 60_000);
  await alice.expectEdit("Expired.", { of: menu });
});

it("a menu that is in use is closed by the next one, however long it was open", async () => {
  const clock = new ManualClock();
  const bed = await testBed({ start: shopWith({ clock, storage: new MemoryStorage({ clock }) }) });
  const alice = bed.person("alice");
  const menu = await alice.say("!shop").answered();
  clock.advance(14 * 60_000);
  await menu.button("pear").click().edited("Bought: pear");
  clock.advance(14 * 60_000);
  await alice.say("!shop");
  await alice.expectEdit("Closed: another one was opened.", { of: menu });
});

it("what fails when a menu expires is told", async () => {
  const clock = new ManualClock();
  const storage = new MemoryStorage({ clock });
  const { start, errors } = counterOver(storage, clock);
  const bed = await testBed({ start });
  await bed.person("alice").say("!counter").answered("0");
  await bed.bot.idle();
  storage.delete = () => Promise.reject(new Error("the disk is full"));
  clock.advance(15 * 60_000);
  await expect.poll(() => errors.map(({ cause }) => (cause as Error).message)).toStrictEqual(["the disk is full"]);
});
