import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { MezonClient } from "../../src/index.js";
import { createSandbox } from "../../src/sandbox/index.js";
import { mezonkit } from "./mezonkit.js";
import { temporaryFolder } from "./temporaryFolder.js";

/** Lets a bot with a store hear some messages. */
async function fillStore(file: string, texts: readonly string[]): Promise<void> {
  await using sandbox = await createSandbox();
  const store = new KyselyMessageStore({ file });
  await using client = new MezonClient({ ...sandbox, store });
  await client.login();
  const heard = new Promise<void>((resolve) => {
    client.on("message", ({ text }) => {
      if (text === texts.at(-1)) resolve();
    });
  });
  for (const text of texts) await sandbox.user("alice").send(sandbox.channelId, text);
  await heard;
}

it("a store is counted, searched, exported and imported", async () => {
  const cwd = temporaryFolder();
  await fillStore(join(cwd, "bot.db"), ["release notes", "good morning"]);
  const stats = await mezonkit(["store", "stats", "bot.db", "--json"], { cwd });
  expect(JSON.parse(stats.stdout)).toMatchObject({ messages: 2, channels: 1 });
  const found = await mezonkit(["store", "search", "bot.db", "notes", "--json"], { cwd });
  expect(JSON.parse(found.stdout)).toMatchObject({ senderName: "alice", text: "release notes" });
  expect(await mezonkit(["store", "export", "bot.db", "all.jsonl"], { cwd })).toMatchObject({ code: 0, stdout: "" });
  const input = readFileSync(join(cwd, "all.jsonl"), "utf8");
  const imported = await mezonkit(["store", "import", "other.db"], { cwd, input });
  expect(imported).toStrictEqual({ code: 0, stdout: "", stderr: "2 messages imported\n" });
  const exported = await mezonkit(["store", "export", "other.db"], { cwd });
  expect(exported.stdout).toBe(input);
});

it("a path that was mistyped makes no store, and an export overwrites nothing", async () => {
  const cwd = temporaryFolder();
  const missing = await mezonkit(["store", "stats", "bto.db"], { cwd });
  expect(missing.code).toBe(2);
  expect(missing.stderr).toContain("there is no store bto.db");
  await fillStore(join(cwd, "bot.db"), ["one"]);
  writeFileSync(join(cwd, "mine"), "mine");
  const { code, stderr } = await mezonkit(["store", "export", "bot.db", "mine"], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain("EEXIST");
  expect(readFileSync(join(cwd, "mine"), "utf8")).toBe("mine");
  const wrong = await mezonkit(["store", "serach", "bot.db"], { cwd });
  expect(wrong.stderr).toContain('did you mean "search"?');
});
