import { expect, test } from "vitest";
import { MezonClient, type MezonClientOptions } from "../../src/index.js";
import type { StartBot } from "../../src/testing/index.js";
import { botThat, testBed } from "./testBed.js";

/** A bot that counts what it hears from its start on. */
const counting =
  (name: string): StartBot<{ readonly client: MezonClient; readonly name: string }> =>
  (options: MezonClientOptions) => {
    const client = new MezonClient(options);
    let count = 0;
    client.on("message", async (message) => {
      if (message.isOwn) return;
      count += 1;
      await message.reply(`${name} ${count}`);
    });
    return { client, name };
  };

test("a bot is closed and started again: another instance, in the same sandbox", async () => {
  const bed = await testBed({ start: counting("first") });
  const alice = bed.person("alice");
  await alice.say("one").answered("first 1");
  await alice.say("two").answered("first 2");
  const before = bed.bot;
  await bed.restart();
  await alice.expectNoMessage();
  expect(before.client?.state).toBe("closed");
  expect(bed.bot).not.toBe(before);
  expect(bed.sandbox.connections).toBe(1);
  await alice.say("three").answered("first 1");
  await bed.restart({ start: counting("second") });
  expect(bed.bot.instance.name).toBe("second");
  await alice.say("four").answered("second 1");
  await bed.restart();
  await alice.say("five").answered("first 1");
  await expect(bed.restart({ start: "first" as never })).rejects.toMatchObject({ path: "start" });
  await expect(bed.restart({ with: 1 } as never)).rejects.toMatchObject({ path: "with" });
});

test("a restart is an action: what came before it meets no expectation", async () => {
  const bed = await testBed({ start: botThat((message) => message.reply("pong")) });
  const alice = bed.person("alice");
  await alice.say("ping");
  await bed.bot.idle();
  await bed.restart();
  await expect(alice.expectMessage("pong", { timeoutMs: 20 })).rejects.toThrow(
    /One came before that.*Since the bot was started again:/s,
  );
  expect(bed.transcript()).toContain("\n— the bot was started again");
});

test("on a fake clock no time passes while a bot starts again, unless what it does waits for it", async () => {
  const begins = Date.parse("2026-01-31T08:00:00Z");
  const start = botThat(async (message) => {
    if (message.text !== "!slow") return;
    await new Promise((resolve) => setTimeout(resolve, 3_600_000));
  });
  const bed = await testBed({ clock: { now: begins }, start });
  await bed.person("alice").say("hello");
  await bed.restart();
  expect(bed.clock.now()).toBe(begins);
  await bed.person("alice").say("!slow").unanswered();
  await bed.restart();
  expect(bed.clock.now()).toBe(begins + 500);
  expect(bed.bot.client?.state).toBe("ready");
});

test("a bot that does not start again is as none, and the bed still closes", async () => {
  const bed = await testBed({ start: botThat(() => undefined) });
  const start = (): never => {
    throw new Error("the configuration is wrong");
  };
  await expect(bed.restart({ start })).rejects.toThrow("the configuration is wrong");
  expect(() => bed.bot).toThrow(/^bot: /);
  await bed.close();
});
