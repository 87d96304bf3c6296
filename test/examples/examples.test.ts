import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startListBot } from "../../examples/listBot.js";
import { startSurveyBot } from "../../examples/surveyBot.js";
import type { MezonClient, MezonClientOptions } from "../../src/index.js";
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

test.each(["surveyBot.ts", "listBot.ts", "greeterBot.ts"])("%s is short", (file) => {
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
