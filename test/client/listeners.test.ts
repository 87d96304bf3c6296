import { expect, test } from "vitest";
import { MezonClient } from "../../src/index.js";
import { clientInBed } from "./clientInBed.js";

test("listeners are counted and removed, those of the client itself apart", () => {
  const client = new MezonClient({ botId: "1", token: "t" });
  const listener = (): void => undefined;
  const stop = client.on("error", listener);
  client.on("error", listener);
  client.once("message", listener);
  const controller = new AbortController();
  client.on("message", listener, { signal: controller.signal });
  client.on("message", listener, { signal: AbortSignal.abort() });
  expect([client.listenerCount("error"), client.listenerCount("message")]).toStrictEqual([2, 2]);
  controller.abort();
  stop();
  stop();
  expect([client.listenerCount("error"), client.listenerCount("message")]).toStrictEqual([1, 1]);
  expect([client.off("error", listener), client.off("error", listener)]).toStrictEqual([true, false]);
  client.removeAllListeners("message");
  expect(client.listenerCount("message")).toBe(0);
  client.on("ready", listener);
  client.removeAllListeners();
  expect(client.listenerCount("ready")).toBe(0);
  expect(() => client.listenerCount("mesage" as "message")).toThrow("message");
  expect(() => client.removeAllListeners("mesage" as "message")).toThrow("message");
});

test("a listener that is called once is counted until then, and waits outlive removeAllListeners", async () => {
  const { bed, client } = await clientInBed();
  const alice = bed.person("alice");
  const channel = await client.channels.fetch(bed.channel().id);
  const heard: string[] = [];
  client.once("message", ({ text }) => void heard.push(text));
  const waited = channel.awaitMessage({ filter: ({ text }) => text === "second" });
  await alice.say("first");
  await bed.bot.idle();
  expect([heard, client.listenerCount("message")]).toStrictEqual([["first"], 0]);
  client.removeAllListeners();
  await alice.say("second");
  expect((await waited).text).toBe("second");
});
