import { expect, test } from "vitest";
import { ButtonBuilder } from "../../src/builders/index.js";
import { MezonClient, type MezonClientOptions } from "../../src/index.js";
import { createTestBed, NotIdleError } from "../../src/testing/index.js";
import { botThat, testBed } from "./testBed.js";

test("the bot is idle when its handlers have ended and all that was sent is handled", async () => {
  const steps: string[] = [];
  const bed = await testBed({
    start: botThat(async (message, client) => {
      steps.push("begun");
      const channel = await client.channels.fetch(message.channelId);
      await new Promise((resolve) => setTimeout(resolve, 150));
      const reply = await channel.send("working");
      await reply.update("done");
      steps.push("ended");
    }),
  });
  await bed.person("alice").say("!work");
  await bed.bot.idle();
  expect(steps).toStrictEqual(["begun", "ended"]);
  expect(bed.sandbox.messages(bed.sandbox.channelId).at(-1)?.text).toBe("done");
});

test("what is sent and not waited for is handled too", async () => {
  const bed = await testBed({
    start: botThat((message) => {
      void message.reply("one").then((reply) => reply.update("two"));
    }),
  });
  await bed.person("alice").say("!work");
  await bed.bot.idle();
  expect(bed.sandbox.messages(bed.sandbox.channelId).at(-1)?.text).toBe("two");
});

test("a call that nobody waits for is handled too, also when its code is loaded first", async () => {
  const bed = await testBed({
    start: (options) => {
      const client = new MezonClient(options);
      client.on("ready", ({ clanIds: [clanId] }) => {
        void client.me.quickMenus.add({ name: "roll", action: "/roll", clanId });
      });
      return client;
    },
  });
  await bed.bot.idle();
  expect(bed.sandbox.overview().quickMenus).toMatchObject([{ menuName: "roll" }]);
});

test("a handler that waits for a person is no work", async () => {
  const bed = await testBed({
    start: botThat(async (message) => {
      const posted = await message.reply({
        t: "?",
        components: new ButtonBuilder().addButton({ id: "a", label: "A" }),
      });
      const click = await posted.awaitInteraction();
      await click.reply("!");
    }),
  });
  const question = await bed.person("alice").say("!ask").answered("?");
  await bed.bot.idle();
  await question.button("A").click().answered("!");
});

test("a bot that does not come to rest is told of, with what keeps it at work", async () => {
  let finish = (): void => undefined;
  const bed = await testBed({
    start: botThat(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    }),
  });
  await bed.person("alice").say("!work");
  const idle = bed.bot.idle({ timeoutMs: 100 });
  await expect(idle).rejects.toBeInstanceOf(NotIdleError);
  await expect(idle).rejects.toThrow(/still at work after 100 ms: handlers that have not ended .*: 1/);
  await expect(idle).rejects.toSatisfy(
    ({ stack = "" }: Error) => stack.split("\n")[1]?.includes("idle.test.ts") === true,
  );
  finish();
  await bed.bot.idle();
});

test("an answer that a fault has lost keeps the bot at work", async () => {
  const bed = await testBed({ start: botThat((message) => message.reply("pong")) });
  const alice = bed.person("alice");
  await alice.say("!warm up").answered();
  bed.faults.frames({ kind: "drop", of: "answer" });
  await alice.say("!ping");
  await expect(bed.bot.idle({ timeoutMs: 150 })).rejects.toThrow(/requests without an answer: 1/);
});

test("a bed needs less than 60 ms: what takes time is that it starts a server and logs in, once", async () => {
  await (await createTestBed({ start: botThat(() => undefined) })).close();
  const bed = await testBed({ start: botThat(() => undefined) });
  // One login, one list of clans, and the joins: each is a round trip.
  expect(bed.sandbox.traffic).toBeLessThan(10);
  expect(bed.bot.client?.state).toBe("ready");
});

test("what start returns is closed with the bed, whatever it is, and so is its client", async () => {
  const closed: string[] = [];
  const client = { close: () => void closed.push("client") };
  const close = (): void => void closed.push("own");
  const dispose = (): Promise<void> => Promise.resolve(void closed.push("dispose"));
  await (await createTestBed({ start: () => ({ close }) })).close();
  await (await createTestBed({ start: () => ({ client }) })).close();
  await (await createTestBed({ start: () => ({ client, close }) })).close();
  await (await createTestBed({ start: () => ({ [Symbol.asyncDispose]: dispose }) })).close();
  await (await createTestBed({ start: () => undefined })).close();
  expect(closed).toStrictEqual(["own", "client", "own", "client", "dispose"]);
});

test("a bot that nobody can close is refused, at once or when the bed is closed", async () => {
  const clients: MezonClient[] = [];
  const forgetful = async (options: MezonClientOptions): Promise<void> => {
    const client = new MezonClient(options);
    clients.push(client);
    await client.login();
  };
  const refusal = /^start: has started a bot that cannot be closed: return its client/;
  await expect(createTestBed({ start: forgetful })).rejects.toThrow(refusal);
  const bed = await createTestBed({ start: (options) => void forgetful(options) });
  await expect.poll(() => bed.sandbox.connections).toBe(1);
  await expect(bed.close()).rejects.toThrow(refusal);
  await Promise.all(clients.map((client) => client.close()));
});

test("nothing is left when the bot cannot be started", async () => {
  const failure = new Error("no database");
  let sandbox: { readonly connections: number } | undefined;
  const start = createTestBed({
    clock: "fake",
    start: async (options, bed) => {
      ({ sandbox } = bed);
      const client = new MezonClient(options);
      await client.login();
      throw failure;
    },
  });
  await expect(start).rejects.toBe(failure);
  await expect.poll(() => sandbox?.connections).toBe(0);
  await testBed({ clock: "fake", start: botThat(() => undefined) });
});
