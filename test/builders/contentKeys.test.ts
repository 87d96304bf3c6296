import { describe, expect, test } from "vitest";
import { builtContent, type ContentInput, EmbedBuilder, rawContent } from "../../src/builders/index.js";
import { type Channel, ValidationError } from "../../src/index.js";
import { startBot } from "../client/botOnSandbox.js";

/** What plain JavaScript may hand in. */
const built = (content: unknown) => () => builtContent(content as ContentInput);

describe("a key that no content has is refused, with the nearest", () => {
  test.each([
    [{ text: "hi" }, "text: is no known key: the text of a message is called t"],
    [{ content: "hi" }, "content: is no known key: the text of a message is called t"],
    [{ t: "hi", embeds: [] }, 'embeds: is no known key: did you mean "embed"?'],
    [{ t: "hi", component: [] }, 'component: is no known key: did you mean "components"?'],
    [{ t: "hi", attachments: [] }, "attachments: is no known key: attachments are an option beside the content"],
    [{ t: "hi", embed: [{ titel: "x" }] }, 'embed[0].titel: is no known key: did you mean "title"?'],
    [{ embed: [{ fields: [{ name: "n", value: "v", inlin: true }] }] }, "embed[0].fields[0].inlin: is no known key"],
    [{ t: "hi", xyzzy: 1 }, "xyzzy: is no known key: known are t, hg, ej"],
    [JSON.parse('{ "t": "hi", "__proto__": 1 }'), "__proto__: is no known key"],
  ])("%j", (content, message) => {
    expect(built(content)).toThrow(ValidationError);
    expect(built(content)).toThrow(message);
  });

  test("a key that is undefined is as good as absent", () => {
    expect(builtContent({ t: "hi", text: undefined } as ContentInput)).toMatchObject({ t: "hi" });
  });
});

describe("what is no plain object is refused", () => {
  test.each([
    ["an error", new Error("lost")],
    ["bytes", Buffer.from("hi")],
    ["a date", new Date(0)],
    ["a map", new Map([["t", "hi"]])],
    ["a list", [{ t: "hi" }]],
    ["nothing", null],
    ["a number", 123],
    ["a bigint", 1n],
    ["a function", () => "hi"],
  ])("%s", (_, content) => {
    expect(built(content)).toThrow(/^content: must be a string or a content object/);
    expect(built({ t: "hi", embed: [content] })).toThrow(ValidationError);
  });

  test("a builder in its place is told where it belongs", () => {
    expect(built(new EmbedBuilder().setTitle("x"))).toThrow("{ embed: [builder] }");
  });

  test("an object of another realm, or without a prototype, is an object", () => {
    expect(builtContent(Object.assign(Object.create(null) as object, { t: "hi" }))).toMatchObject({ t: "hi" });
  });

  test("a content that holds itself, or a bigint, is refused", () => {
    const ring: Record<string, unknown> = { title: "x" };
    ring["fields"] = [ring];
    expect(built({ embed: [ring] })).toThrow(ValidationError);
    expect(built({ t: "hi", fwd: 1n })).toThrow("fwd: must be true or false, not a bigint");
  });
});

test("duplicate values and empty labels of choices are refused", () => {
  const select = (options: object[]): unknown => ({
    components: [{ components: [{ id: "s", type: 2, component: { options } }] }],
  });
  expect(built(select([{ label: "", value: "a" }]))).toThrow("options[0].label: must not be empty");
  expect(
    built(
      select([
        { label: "A", value: "a" },
        { label: "B", value: "a" },
      ]),
    ),
  ).toThrow("components[0].components[0].component.options[1].value: is the same as of [0]");
});

describe("sending", () => {
  async function channelOf(): Promise<{
    readonly channel: Channel;
    readonly sent: () => readonly unknown[];
    readonly userId: string;
  }> {
    const { client, sandbox } = await startBot();
    const channel = await client.channels.fetch(sandbox.channelId);
    return {
      channel,
      userId: sandbox.userId,
      sent: () => sandbox.messages(sandbox.channelId).map(({ content }) => content),
    };
  }

  test("an empty message is refused, wherever it is sent or edited", async () => {
    const { channel, sent, userId } = await channelOf();
    const message = await channel.send("hi");
    for (const empty of ["", "  ", {}, { t: "" }, { embed: [] }]) {
      await expect(channel.send(empty)).rejects.toThrow("content: is empty");
      await expect(message.reply(empty)).rejects.toThrow("content: is empty");
      await expect(message.update(empty)).rejects.toThrow("content: is empty");
      await expect(channel.sendEphemeral(userId, empty)).rejects.toThrow("content: is empty");
    }
    const attachments = [{ url: "https://x.invalid/a.png" }];
    await channel.send("", { attachments });
    expect(sent()).toStrictEqual([{ t: "hi" }, { t: "" }]);
  });

  test("attachments and mentions that are none are refused", async () => {
    const { channel, sent } = await channelOf();
    const send = (options: object): Promise<unknown> => channel.send("hi", options);
    await expect(send({ attachments: [Buffer.from("x")] })).rejects.toThrow(
      "attachments[0]: must be one of attachments",
    );
    await expect(send({ attachments: ["./a.png"] })).rejects.toThrow(ValidationError);
    await expect(send({ attachments: "a.png" })).rejects.toThrow("attachments: must be a list");
    await expect(send({ attachments: [{ filename: "a" }] })).rejects.toThrow("attachments[0].url: must be");
    await expect(send({ attachments: [{ url: "x", filname: "a" }] })).rejects.toThrow('did you mean "filename"?');
    await expect(send({ mentions: [{ userid: "1", s: 0, e: 1 }] })).rejects.toThrow('did you mean "userId"?');
    expect(sent()).toStrictEqual([]);
  });

  test("options that are none are refused, with the nearest", async () => {
    const { channel, sent } = await channelOf();
    const message = await channel.send("hi");
    await expect(channel.send("x", { atachments: [] } as object)).rejects.toThrow('did you mean "attachments"?');
    await expect(message.reply("x", { mention_everyone: true } as object)).rejects.toThrow("use mentionEveryone");
    await expect(message.update("x", { hideEditted: true } as object)).rejects.toThrow('did you mean "hideEdited"?');
    await expect(channel.send("x", "y" as never)).rejects.toThrow("options: must be an object");
    expect(sent()).toStrictEqual([{ t: "hi" }]);
  });

  test("a content that is foreign is sent as it is when it says so, and a received one can be sent so", async () => {
    const { channel, sent } = await channelOf();
    const message = await channel.send(rawContent({ t: "hi", newKey: { deep: true } }));
    await message.reply(rawContent({ ...message.content, fwd: true }));
    expect(sent()).toStrictEqual([
      { t: "hi", newKey: { deep: true } },
      { t: "hi", newKey: { deep: true }, fwd: true },
    ]);
    const ring: Record<string, unknown> = { t: "x" };
    ring["self"] = ring;
    await expect(channel.send(rawContent(ring))).rejects.toThrow("content: cannot be written as JSON");
    await expect(channel.send(rawContent({ t: "x", big: 1n }))).rejects.toThrow("content: cannot be written as JSON");
    expect(() => rawContent("hi" as never)).toThrow(ValidationError);
  });
});
