import { afterEach, expect, it } from "vitest";
import { Bot } from "../../src/bot/index.js";
import { testBedsClosedBy } from "../../src/testing/index.js";

const testBed = testBedsClosedBy(afterEach);

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
