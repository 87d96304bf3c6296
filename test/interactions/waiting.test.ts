import { describe, expect, expectTypeOf, test } from "vitest";
import { ButtonBuilder, EmbedBuilder } from "../../src/builders/index.js";
import { type Message, type MezonError, paginate } from "../../src/index.js";
import { clientInBed } from "../client/clientInBed.js";

const buttons = new ButtonBuilder().addButton({ id: "yes", label: "Yes" }).addButton({ id: "no", label: "No" });

async function startWithMessage() {
  const { bed, client } = await clientInBed();
  const [alice, bob] = bed.people("alice", "bob");
  const channel = await client.channels.fetch(bed.channel().id);
  const message = await channel.send({ t: "?", components: buttons });
  return { bed, client, channel, message, alice, bob, shown: alice.see(message) };
}

describe("waiting for one", () => {
  test("interaction: of that person, of that component", async () => {
    const { message, alice, bob, shown } = await startWithMessage();
    const waited = message.awaitInteraction({ from: alice.id, customId: "yes" });
    await bob.see(message).button("Yes").click();
    await shown.button("No").click();
    await shown.button("Yes").click();
    expect(await waited).toMatchObject({ customId: "yes", userId: alice.id });
  });

  test("form: read as it declares, and past what cannot be read", async () => {
    const { bed, channel, alice } = await startWithMessage();
    const card = new EmbedBuilder()
      .addInput("age", { name: "Age", type: "number" })
      .addRadio("plan", { name: "P", options: ["free", "pro"] });
    const message = await channel.send({ embed: [card], components: buttons });
    const waited = message.awaitInteraction({ form: card.form, customId: "yes" });
    await alice.perform({ title: "submitted", on: message }, (user) =>
      user.click(message, "yes", { extraData: '{"age":"old"}' }),
    );
    await alice.see(message).form.fill({ Age: "12", P: "pro" }).submit("Yes");
    const { values } = await waited;
    expect(values).toStrictEqual({ age: 12, plan: "pro" });
    expectTypeOf(values.plan).toEqualTypeOf<"free" | "pro" | undefined>();
    expect(bed.bot.errors.map(({ message: text }) => text)).toStrictEqual([
      'a form that was submitted cannot be read: age: is no number: "old"',
    ]);
  });

  test("interaction: the next one, not the one that is being listened to", async () => {
    const { client, message, alice, shown } = await startWithMessage();
    const asked = new Promise<string>((resolve, reject) => {
      client.once("interaction", async (interaction) => {
        await interaction.update({ t: "sure?", components: buttons });
        message.awaitInteraction({ from: alice.id }).then(({ customId }) => resolve(customId), reject);
        await shown.button("No").click();
      });
    });
    await shown.button("Yes").click();
    expect(await asked).toBe("no");
  });

  test("interaction: continues after a filter that fails, which is reported and does not affect other waits", async () => {
    const { bed, client, message, shown } = await startWithMessage();
    const errors: MezonError[] = [];
    client.on("error", (error) => void errors.push(error));
    const filter = (): boolean => {
      throw new Error("oops");
    };
    // It came before it is waited for.
    await shown.button("Yes").click();
    await bed.bot.idle();
    const failing = message.awaitInteraction({ filter, timeoutMs: 300 });
    const other = message.awaitInteraction({ customId: "no" });
    await shown.button("No").click();
    expect((await other).customId).toBe("no");
    await expect(failing).rejects.toMatchObject({ code: "timeout" });
    expect(errors.map(({ code, message: text }) => [code, text])).toContainEqual([
      "listener_failed",
      "a filter failed: oops",
    ]);
  });

  test("message: in that channel, of others, that passes", async () => {
    const { bed, channel, alice, bob } = await startWithMessage();
    const other = bed.sandbox.createChannel({ name: "other" });
    const waited = channel.awaitMessage({ filter: ({ text }) => text.startsWith("!") });
    await alice.say("!elsewhere", { in: other });
    await channel.send("!mine");
    await bob.say("no command");
    await alice.say("!yes");
    expect((await waited).text).toBe("!yes");
  });

  test("reaction: of that emoji, of others", async () => {
    const { message, alice, shown } = await startWithMessage();
    const waited = message.awaitReaction({ emoji: "👍" });
    await message.react("👍");
    await shown.react("🎉");
    await shown.react("👍");
    expect(await waited).toMatchObject({ emoji: "👍", userId: alice.id });
  });

  test("ends with its time, its signal, or the client", async () => {
    const { client, message } = await startWithMessage();
    await expect(message.awaitInteraction({ timeoutMs: 5 })).rejects.toMatchObject({ code: "timeout", timeoutMs: 5 });
    const controller = new AbortController();
    const aborted = message.awaitInteraction({ signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    await expect(message.awaitReaction({ signal: controller.signal })).rejects.toThrow("enough");
    const closed = expect(message.awaitInteraction()).rejects.toMatchObject({ code: "closed" });
    await client.close();
    await closed;
  });

  test("ten thousand times in vain leaves no listener and no timer", async () => {
    const { client, message } = await startWithMessage();
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();
    const waits = Array.from({ length: 10_000 }, (_, index) =>
      message.awaitInteraction({ timeoutMs: 1 + (index % 100), from: "5" }).catch(({ code }: MezonError) => code),
    );
    expect([client.stats().awaited, timers() - before]).toStrictEqual([10_000, 10_000]);
    expect(new Set(await Promise.all(waits))).toStrictEqual(new Set(["timeout"]));
    expect(client.stats().awaited).toBe(0);
    expect(timers()).toBeLessThanOrEqual(before);
  });
});

describe("collecting", () => {
  test("ends after so many, after a pause, after a time", async () => {
    const { channel, message, alice, shown } = await startWithMessage();
    const three = channel.collectMessages({ max: 3 });
    const idle = channel.collectMessages({ idleMs: 200 });
    const timed = message.collectReactions({ timeMs: 150 });
    for (const text of ["a", "b", "c", "d"]) await alice.say(text);
    await shown.react("👍");
    const texts = async (messages: AsyncIterable<Message>): Promise<string[]> => {
      const found: string[] = [];
      for await (const { text } of messages) found.push(text);
      return found;
    };
    expect(await texts(three)).toStrictEqual(["a", "b", "c"]);
    expect(await texts(idle)).toStrictEqual(["a", "b", "c", "d"]);
    const reactions: string[] = [];
    for await (const { emoji } of timed) reactions.push(emoji);
    expect(reactions).toStrictEqual(["👍"]);
  });

  test("ends with its loop", async () => {
    const { message, shown } = await startWithMessage();
    const clicks = message.collectInteractions({ customId: ["yes", "no"] });
    await shown.button("Yes").click();
    await shown.button("No").click();
    for await (const { customId } of clicks) {
      expect(customId).toBe("yes");
      break;
    }
    expect(await clicks.next()).toStrictEqual({ done: true, value: undefined });
  });
});

describe("pages", () => {
  test("are turned by whom they are for, and lose their buttons in the end", async () => {
    const { channel, alice, bob } = await startWithMessage();
    const pager = await paginate(channel, ["one", "two", { t: "three" }], { from: alice.id });
    const first = alice.see(pager.message);
    await bob.see(pager.message).button("next-page").click();
    await first.button("previous-page").click();
    const second = await first.button("next-page").click().edited("two");
    await second.button("next-page").click().edited("three");
    expect(pager.index).toBe(2);
    await pager.stop();
    const last = alice.see(pager.message);
    expect(last.content).toStrictEqual({ t: "three" });
    await expect(second.button("next-page").click()).rejects.toMatchObject({ path: "buttonId" });
  });

  test("stop by themselves if nobody turns them", async () => {
    const { channel, alice } = await startWithMessage();
    const pager = await paginate(channel, ["one", "two"], { idleMs: 20 });
    await pager.done;
    expect(alice.see(pager.message).content).toStrictEqual({ t: "one" });
  });

  test("end with the client, which is no error", async () => {
    const { bed, client, channel } = await startWithMessage();
    const pager = await paginate(channel, ["one", "two"]);
    await client.close();
    await pager.done;
    expect([bed.bot.errors, client.stats().awaited]).toStrictEqual([[], 0]);
  });

  test("need a page, and buttons only when there are two", async () => {
    const { channel, alice } = await startWithMessage();
    await expect(paginate(channel, [])).rejects.toMatchObject({ path: "pages" });
    await expect(paginate(channel, ["a"], { start: 1 })).rejects.toMatchObject({ path: "start" });
    const pager = await paginate(channel, ["only"]);
    await pager.done;
    expect(alice.see(pager.message).content).toStrictEqual({ t: "only" });
  });
});
