import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { ButtonBuilder, EmbedBuilder, MessageBuilder } from "../../src/builders/index.js";
import { MezonClient, MezonError, mentioning, TimeoutError, ValidationError } from "../../src/index.js";
import { startBot } from "./botOnSandbox.js";
import { clientInBed } from "./clientInBed.js";

const junk = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
  fc.constantFrom(null, undefined, 1n, Number.NaN, "", [], {}, new Error("lost"), Symbol("odd")),
);

/** Calls with junk; what is thrown or rejected must be ours, and nothing that was sent may say "undefined". */
async function onlyOurErrors(call: (...junk: unknown[]) => unknown, args: readonly unknown[]): Promise<void> {
  try {
    await call(...args);
  } catch (error) {
    if (!(error instanceof MezonError)) throw error;
  }
}

describe("junk arguments are refused by errors of ours, never by a TypeError", () => {
  test("in the methods of channels, messages and the client that send", async () => {
    const { client, sandbox } = await startBot({ limits: false });
    const channel = await client.channels.fetch(sandbox.channelId);
    const message = await channel.send("hi");
    const before = sandbox.messages(channel.id).length;
    const calls: readonly ((...args: never[]) => unknown)[] = [
      (content: never, options: never) => channel.send(content, options),
      (content: never, options: never) => message.reply(content, options),
      (content: never, options: never) => message.update(content, options),
      (to: never, content: never) => channel.sendEphemeral(to, content),
      (to: never, content: never) => client.dm(to, content),
      (options: never) => client.sendToken(options),
      (name: never, listener: never) => client.on(name, listener),
      (filter: never, options: never) => client.messages(filter, options),
      (options: never) => client.close(options),
    ];
    const arbitrary = fc.tuple(fc.constantFrom(...calls.slice(0, -1)), junk, junk);
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([call, ...args]) => onlyOurErrors(call as never, args)),
      { numRuns: 300 },
    );
    const sent = sandbox.messages(channel.id).slice(before);
    for (const { content } of sent) expect(JSON.stringify(content)).not.toMatch(/undefined|\[object/);
  });

  test("in builders, mentions and options", async () => {
    const calls: readonly ((...args: never[]) => unknown)[] = [
      (value: never) => mentioning`hi ${value}!`,
      (value: never) => new EmbedBuilder().setTimestamp(value).build(),
      (value: never) => new EmbedBuilder().setTitle(value).build(),
      (value: never) => new MessageBuilder().mention(value).build(),
      (value: never) => new ButtonBuilder().addButton({ id: value, label: value }).build(),
      (value: never) => new MezonClient(value),
      (value: never) => new MezonClient({ botId: "5", token: "secret", limits: value }),
      (value: never) => new MezonClient({ botId: "5", token: "secret", host: value }),
    ];
    const arbitrary = fc.tuple(fc.constantFrom(...calls), junk);
    await fc.assert(fc.asyncProperty(arbitrary, async ([call, arg]) => onlyOurErrors(call as never, [arg])));
  });
});

test.each([null, undefined, true, {}, { id: "5" }])("a mention of %j is refused, and nobody reads it", (value) => {
  expect(() => mentioning`hi ${value as never}!`).toThrow(ValidationError);
  expect(() => new MessageBuilder().mention(value as never)).toThrow(ValidationError);
});

test("what has a name is written as its name", async () => {
  const { bed, client } = await clientInBed();
  const heard = new Promise<string>((resolve) =>
    client.once("message", ({ author, channel }) => resolve(`${author} in ${channel}`)),
  );
  await bed.person("alice").say("hi");
  expect(await heard).toMatch(/^alice in /);
  expect(`${await client.clans.fetch(bed.sandbox.clanId)}`).toBe("Sandbox");
});

test("times in messages are whole", () => {
  expect(new TimeoutError("a call", 1000.0152587890625).message).toBe("a call: no answer within 1000 ms");
});

test("an edit that names no attachments keeps them", async () => {
  const { client, sandbox } = await startBot();
  const channel = await client.channels.fetch(sandbox.channelId);
  const message = await channel.send("hi", { attachments: [{ url: "https://x.invalid/a.png", filename: "a.png" }] });
  await message.update("ho");
  expect((await channel.messages.fetch(message.id)).attachments).toMatchObject([{ filename: "a.png" }]);
  await message.update("he", { attachments: [] });
  expect(sandbox.messages(channel.id).at(-1)).toMatchObject({ attachments: [] });
});

test("an object that was edited shows what it is now, and so does what is remembered", async () => {
  const { client, sandbox } = await startBot();
  const channel = await client.channels.fetch(sandbox.channelId);
  const message = await channel.send({ t: "hi", components: new ButtonBuilder().addButton({ id: "a", label: "A" }) });
  expect(message).toMatchObject({ text: "hi", components: [{ components: [{ id: "a" }] }], attachments: [] });
  await message.update("ho", { attachments: [{ url: "https://x.invalid/b.png", filename: "b.png" }] });
  const now = { text: "ho", components: [], attachments: [{ filename: "b.png" }] };
  expect(message).toMatchObject(now);
  expect(await channel.messages.get(message.id)).toMatchObject({ attachments: [{ filename: "b.png" }] });
  expect(sandbox.messages(channel.id).at(-1)).toMatchObject({ text: "ho", attachments: [{ filename: "b.png" }] });
});

test("an update by an interaction keeps the attachments that it does not name", async () => {
  const { bed, client } = await clientInBed();
  const channel = await client.channels.fetch(bed.channel().id);
  const components = new ButtonBuilder().addButton({ id: "a", label: "A" });
  const attachments = [{ url: "https://x.invalid/a.png", filename: "a.png" }];
  const message = await channel.send({ t: "hi", components }, { attachments });
  client.on("interaction", (interaction) => interaction.update("ho"));
  const edited = await bed.person("alice").see(message).button("A").click().edited("ho");
  expect(edited.attachments).toMatchObject([{ filename: "a.png" }]);
});

test("a host that does not speak TLS is named as such, with what to do", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const client = new MezonClient({ botId: "5", token: "secret", host: "127.0.0.1", port, logger: false });
  await expect(client.login()).rejects.toThrow(/does not speak TLS .* set useSSL: false/);
});
