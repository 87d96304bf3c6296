import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startListBot } from "../../examples/listBot.js";
import { startSurveyBot } from "../../examples/surveyBot.js";
import { startTipBot } from "../../examples/tipBot.js";
import { type MezonClient, type MezonClientOptions, mentioning } from "../../src/index.js";
import type { Sandbox, SandboxUser } from "../../src/sandbox/index.js";
import { startSandbox } from "../client/botOnSandbox.js";

async function startExample(
  start: (options: MezonClientOptions) => Promise<MezonClient>,
): Promise<{ readonly sandbox: Sandbox; readonly alice: SandboxUser }> {
  const sandbox = await startSandbox();
  const { botId, token, host, port, useSSL } = sandbox;
  const client = await start({ botId, token, host, port, useSSL });
  onTestFinished(() => client.close());
  return { sandbox, alice: sandbox.user("alice") };
}

test.each(["surveyBot.ts", "listBot.ts", "greeterBot.ts", "tipBot.ts"])("%s is short", (file) => {
  const lines = readFileSync(join(import.meta.dirname, "../../examples", file), "utf8").split("\n");
  expect(lines.length).toBeLessThan(60);
});

test("a survey is filled in and read", async () => {
  const { sandbox, alice } = await startExample(startSurveyBot);
  await alice.send(sandbox.channelId, "!survey");
  const survey = (await alice.waitFor("message", ({ message }) => message.senderId === sandbox.botId)).message;
  await alice.fill(survey, "name", "Lan");
  await alice.choose(survey, "team", "design");
  await alice.fill(survey, "plan", "pro");
  await alice.fill(survey, "birthdate", "2001-02-28");
  // Somebody else's clicks are not theirs.
  await sandbox.user("bob").click(survey, "cancel");
  await alice.click(survey, "submit");
  const { message } = await alice.waitFor("edit");
  expect(message.text).toBe("Lan, born in 2001, of team design, would like pro.");
  expect(message.content).not.toHaveProperty("components");
});

test("a survey is asked again when something is missing, and can be cancelled", async () => {
  const { sandbox, alice } = await startExample(startSurveyBot);
  await alice.send(sandbox.channelId, "!survey");
  const first = (await alice.waitFor("message", ({ message }) => message.senderId === sandbox.botId)).message;
  await alice.click(first, "submit");
  expect((await alice.waitFor("ephemeral")).message.text).toBe("Your name and your birthdate are needed.");
  const isSecond = (id: string, senderId: string): boolean => senderId === sandbox.botId && id !== first.id;
  const second = await alice.waitFor("message", ({ message }) => isSecond(message.id, message.senderId));
  await alice.click(second.message, "cancel");
  expect((await alice.waitFor("edit")).message.text).toBe("Another time, then.");
});

test("a list is turned page by page", async () => {
  const { sandbox, alice } = await startExample(startListBot);
  await alice.send(sandbox.channelId, "!list");
  const list = (await alice.waitFor("message", ({ message }) => message.senderId === sandbox.botId)).message;
  expect(JSON.stringify(list.content)).toContain("Page 1 of 3");
  await alice.click(list, "next-page");
  const { message } = await alice.waitFor("edit");
  expect(JSON.stringify(message.content)).toContain("Page 2 of 3");
});

test("people are tipped by those who may, and told what became of it", async () => {
  const sandbox = await startSandbox();
  const [alice, bob, lan] = ["alice", "bob", "lan"].map((name) => sandbox.user(name)) as [
    SandboxUser,
    SandboxUser,
    SandboxUser,
  ];
  const client = await startTipBot({ ...sandbox, tippers: [alice.id] });
  onTestFinished(() => client.close());
  const say = async (who: SandboxUser, amount: string): Promise<void> => {
    const { text, mentions } = mentioning`!tip ${{ id: lan.id, name: lan.username }} ${amount}`;
    await who.send(sandbox.channelId, text, { mentions });
  };
  const nextEdit = async (): Promise<string> => {
    const { message } = await alice.waitFor("edit", () => true, { timeoutMs: 15_000 });
    alice.clearReceived();
    return message.text;
  };
  await say(alice, "1.5 for the coffee");
  expect(await nextEdit()).toMatch(/^Sent 1\.5 \([0-9a-f]{8}…\)$/);
  expect(sandbox.chain.balanceOf(lan.id)).toBe("1.5");
  const sent = sandbox.chain.transactions().find(({ sender }) => sender === sandbox.chain.addressOf(sandbox.botId));
  expect(sent?.textData).toBe("for the coffee");
  await say(alice, "20000");
  expect(await nextEdit()).toContain("Nothing was sent");
  await say(alice, "lots");
  expect(await nextEdit()).toContain("That cannot be sent: amount");
  await say(bob, "1");
  await bob.waitForMessage("Only those who may can tip.");
  await alice.send(sandbox.channelId, "!balance");
  await alice.waitForMessage("I hold 9998.5 tokens.");
  expect(sandbox.chain.balanceOf(lan.id)).toBe("1.5");
});
