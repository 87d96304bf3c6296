import { afterEach, expect, it } from "vitest";
import {
  Bot,
  type BotOptions,
  i18n,
  type KeyValueStorage,
  MemoryStorage,
  Menu,
  session,
  UserError,
} from "../../src/bot/index.js";
import { MezonClient, type MezonClientOptions } from "../../src/index.js";
import { testBedsClosedBy } from "../../src/testing/index.js";

const testBed = testBedsClosedBy(afterEach);

/** Returns what makes a bot and does not start it. */
const madeBy =
  (setUp: (bot: Bot) => unknown, options: BotOptions = {}) =>
  async (given: MezonClientOptions): Promise<Bot> => {
    const bot = new Bot(given, options);
    await setUp(bot);
    return bot;
  };

/** A promise, and what settles it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

it("what stops with a bot can still send", async () => {
  const bed = await testBed({
    start: async (options) => {
      const bot = new Bot(options);
      bot.addService({
        stop: async () => {
          const channel = await bot.client.channels.fetch(bed.channel().id);
          await channel.send("Good night");
        },
      });
      await bot.start();
      return bot;
    },
  });
  const alice = bed.person("alice");
  await bed.bot.instance.stop();
  expect(alice.seen.map(({ text }) => text)).toStrictEqual(["Good night"]);
});

it("a bot that is stopped while it starts starts nothing more, and stops what it started", async () => {
  const log: string[] = [];
  const first = gate();
  const bed = await testBed({
    start: madeBy((bot) =>
      bot
        .addService({
          start: async () => {
            log.push("first starts");
            await first.opened;
          },
          stop: () => log.push("first stops"),
        })
        .addService({ start: () => log.push("second starts"), stop: () => log.push("second stops") }),
    ),
  });
  const bot = bed.bot.instance;
  await bot.client.close();
  const starting = bot.start();
  starting.catch(() => undefined);
  await expect.poll(() => log).toStrictEqual(["first starts"]);
  const stopping = bot.stop();
  first.open();
  await expect(starting).rejects.toMatchObject({ code: "closed", message: "the bot was stopped while it started" });
  await stopping;
  expect(log).toStrictEqual(["first starts", "first stops"]);
  expect(bot.client.state).not.toBe("ready");
});

it("a bot that is started while it stops is up in the end; calls that come together are one", async () => {
  const log: string[] = [];
  const bed = await testBed({
    start: madeBy((bot) => {
      bot.addService({ start: () => log.push("start"), stop: () => log.push("stop") });
      bot.command("ping", (ctx) => ctx.reply("pong"));
    }),
  });
  const bot = bed.bot.instance;
  await Promise.all([bot.start(), bot.start()]);
  await Promise.all([bot.stop(), bot.stop(), bot.start()]);
  expect(log).toStrictEqual(["start", "stop", "start"]);
  expect(bot.client.state).toBe("ready");
  await bed.person("alice").say("!ping").answered("pong");
});

it("stops all of it, whatever fails, and says what failed", async () => {
  const log: string[] = [];
  const fails = (name: string) => ({
    stop: () => {
      log.push(name);
      throw new Error(`${name} failed`);
    },
  });
  const bed = await testBed({
    start: madeBy((bot) => bot.addService({ stop: () => log.push("first") }).addService(fails("second"))),
  });
  const bot = bed.bot.instance;
  await bot.client.close();
  await bot.start();
  await expect(bot.stop()).rejects.toThrow("second failed");
  expect(log).toStrictEqual(["second", "first"]);
  expect(bot.client.state).toBe("closed");
  bot.addService(fails("third"));
  await bot.start();
  await expect(bot.stop()).rejects.toMatchObject({
    errors: [{ message: "third failed" }, { message: "second failed" }],
  });
});

it("plugins, menus and conversations let go of their storages when the bot stops", async () => {
  const closed: string[] = [];
  const storage = (name: string): KeyValueStorage => {
    const kept = new MemoryStorage();
    return Object.assign(kept, {
      close: async () => {
        closed.push(name);
      },
    });
  };
  const menu = new Menu("menu", { storage: storage("menu"), render: (view) => view.text("menu") });
  const bed = await testBed({
    start: madeBy(
      (bot) => {
        const locales = { en: "hello = Hello" };
        const wider = bot
          .use(session({ initial: () => ({}), storage: storage("session") }))
          .use(i18n({ locales, storage: storage("i18n") }));
        wider.filter(() => true).use(menu.middleware());
        // Once is enough.
        wider.filter(() => true).use(menu.middleware());
      },
      { storage: storage("conversations") },
    ),
  });
  const bot = bed.bot.instance;
  await bot.start();
  await bot.stop();
  expect(closed.toSorted()).toStrictEqual(["conversations", "i18n", "menu", "session"]);
});

it("says once that it is busy, until there is room again", async () => {
  const work = gate();
  const refused: unknown[] = [];
  const bed = await testBed({
    start: madeBy(
      (bot) => {
        bot.command("slow", () => work.opened);
        bot.command("ping", (ctx) => ctx.reply("pong"));
        bot.catch(async (error, ctx) => {
          refused.push(error);
          if (error instanceof UserError) await ctx.tell(error.message);
        });
        return bot.start();
      },
      { queueLimit: 1 },
    ),
  });
  const alice = bed.person("alice");
  await alice.say("!slow");
  await alice.say("!slow");
  await alice.say("!slow").answered("One moment, please: I am still busy.");
  await alice.say("!slow").unanswered();
  expect(refused).toHaveLength(1);
  work.open();
  await bed.bot.instance.idle();
  await alice.say("!ping").answered("pong");
});

it("registers slash commands also for a client that is ready before the bot starts", async () => {
  const bed = await testBed({
    start: async (options) => {
      const client = new MezonClient(options);
      await client.login();
      const bot = new Bot(client, { slashCommands: "all" });
      bot.command({ name: "ping", description: "Answers" }, (ctx) => ctx.reply("pong"));
      await bot.start();
      return { bot, close: () => client.close() };
    },
  });
  const { client } = bed.bot.instance.bot;
  await expect
    .poll(async () => (await client.me.quickMenus.list({ menuType: 2 })).map(({ menuName }) => menuName))
    .toContain("ping");
});
