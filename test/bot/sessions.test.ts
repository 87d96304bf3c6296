import { afterEach, expect, it } from "vitest";
import { Bot, MemoryStorage, session } from "../../src/bot/index.js";
import type { MezonClientOptions } from "../../src/index.js";
import { testBedsClosedBy } from "../../src/testing/index.js";
import { ManualClock } from "../unit/core/manualClock.js";

const testBed = testBedsClosedBy(afterEach);

it("a session of a channel loses no change, however many people make them at once", async () => {
  const storage = new MemoryStorage();
  const bed = await testBed({
    start: async (options: MezonClientOptions) => {
      const bot = new Bot(options).use(session({ initial: () => ({ count: 0 }), key: "channel", storage }));
      bot.hears("+1", async (ctx) => {
        const { count } = ctx.session;
        await ctx.react("👍");
        ctx.session.count = count + 1;
      });
      await bot.start();
      return bot;
    },
  });
  const people = bed.people("alice", "bob", "carol", "dave");
  await Promise.all(people.map((person) => person.say("+1")));
  await bed.bot.idle();
  const stored = await storage.get("session", bed.sandbox.channelId);
  expect(JSON.parse(stored ?? "")).toStrictEqual({ version: 0, value: { count: 4 } });
});

it("a session is led from version to version, ends by itself, and changes nothing when a handler throws", async () => {
  const clock = new ManualClock();
  const storage = new MemoryStorage({ clock });
  const bed = await testBed({
    start: async (options: MezonClientOptions) => {
      const bot = new Bot(options, { now: () => clock.now() }).use(
        session({
          initial: () => ({ names: ["nobody"] }),
          storage,
          version: 2,
          migrations: { 1: (old) => ({ names: [(old as { readonly name: string }).name] }) },
          lifetimeMs: 1_000,
        }),
      );
      bot.command("names", (ctx) => ctx.reply(ctx.session.names.join()));
      bot.command("fail", (ctx) => {
        ctx.session.names = ["wrong"];
        throw new Error("broken");
      });
      bot.client.on("error", () => undefined);
      await bot.start();
      return bot;
    },
  });
  const alice = bed.person("alice");
  await storage.set("session", alice.id, JSON.stringify({ version: 1, value: { name: "Lan" } }));
  await alice.say("!names").answered("Lan");
  await alice.say("!fail").answered("Something went wrong. Please try again later.");
  await alice.say("!names").answered("Lan");
  clock.advance(1_001);
  await alice.say("!names").answered("nobody");
  // There is no way from 0 to 2.
  await storage.set("session", alice.id, JSON.stringify({ version: 0, value: {} }));
  await alice.say("!names").answered("nobody");
});
