import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { botEnvironment } from "../../src/testing/process/botEnvironment.js";
import { mezonkit, resultOf, startMezonkit } from "./mezonkit.js";
import { temporaryFolder } from "./temporaryFolder.js";

let sandbox: Sandbox;
let env: Readonly<Record<string, string>>;

beforeEach(async () => {
  sandbox = await createSandbox();
  env = botEnvironment(sandbox);
});

afterEach(() => sandbox.close());

const texts = (): readonly string[] => sandbox.messages(sandbox.channelId).map(({ text }) => text);

describe("send", () => {
  it("posts a text, and prints the id of the message", async () => {
    const { code, stdout, stderr } = await mezonkit(["send", sandbox.channelId, "good morning"], { env });
    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: "" });
    expect(sandbox.messages(sandbox.channelId)).toMatchObject([{ id: stdout.trim(), text: "good morning" }]);
  });

  it("posts what is piped in, with credentials from a file", async () => {
    const file = join(temporaryFolder(), ".env");
    writeFileSync(
      file,
      Object.entries(env)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(""),
    );
    const { code } = await mezonkit(["send", sandbox.channelId, "--env", file], { input: "two\nlines\n" });
    expect(code).toBe(0);
    expect(texts()).toStrictEqual(["two\nlines"]);
  });

  it("posts lines of JSON, to channels and people, in order", async () => {
    const lines = [
      { channelId: sandbox.channelId, text: "one" },
      { channelId: sandbox.channelId, content: { t: "two" } },
      { userId: sandbox.userId, text: "for alice" },
    ];
    const input = lines.map((line) => `${JSON.stringify(line)}\n`).join("\n");
    const { code, stdout } = await mezonkit(["send", "--lines", "--json"], { env, input });
    expect(code).toBe(0);
    const answers = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { readonly channelId: string });
    expect(answers.map(({ channelId }) => channelId === sandbox.channelId)).toStrictEqual([true, true, false]);
    expect(texts()).toStrictEqual(["one", "two"]);
  });

  it.each([
    [["send"], "which channel?"],
    [["send", "1", "a", "b"], "takes [channel id] [text], and no more"],
    [["send", "1", "--content", "{"], "--content: this is no JSON"],
    [["send", "1", "hello", "--token", "s3cr3t-token"], "there is no option --token: set MEZON_TOKEN"],
    [["send", "1", "hello", "--tokn=s3cr3t-token"], "there is no option --tokn"],
    [["send", "1", "hello", "--env", "none.env"], "there is no file none.env"],
  ])("%j is refused before anything is sent", async (args, said) => {
    const { code, stdout, stderr } = await mezonkit(args, { env });
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
    expect(stderr).not.toContain("s3cr3t");
  });

  it("says that a login failed, and never the token", async () => {
    const wrong = { ...env, MEZON_TOKEN: "a-wrong-token-of-mine" };
    const { code, stdout, stderr } = await mezonkit(["send", sandbox.channelId, "hello"], { env: wrong });
    expect({ code, stdout }).toStrictEqual({ code: 1, stdout: "" });
    expect(stderr).not.toBe("");
    expect(stderr).not.toContain("a-wrong-token-of-mine");
  });

  it("names the variables that are missing", async () => {
    const { code, stderr } = await mezonkit(["send", "1", "hello"]);
    expect(code).toBe(2);
    expect(stderr).toContain("MEZON_BOT_ID");
  });
});

describe("listen", () => {
  it("prints what is asked for as JSON, and ends after so many", async () => {
    const child = startMezonkit(["listen", "-e", "channelMessage", "-n", "1"], { env });
    await once(child.stderr, "data");
    await sandbox.user("alice").send(sandbox.channelId, "hello");
    const { code, stdout } = await resultOf(child);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      event: "channelMessage",
      payload: { channelId: sandbox.channelId, author: { name: "alice" }, wire: { senderId: sandbox.userId } },
    });
  });

  it("ends with a signal", async () => {
    const child = startMezonkit(["listen"], { env });
    await once(child.stderr, "data");
    child.kill("SIGTERM");
    expect(await resultOf(child)).toMatchObject({ code: 0 });
  });

  it("refuses an event that there is not", async () => {
    const { code, stderr } = await mezonkit(["listen", "-e", "chanelMessage"], { env });
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "channelMessage"?');
  });
});

describe("call", () => {
  it("makes a call, and prints the answer", async () => {
    const { code, stdout } = await mezonkit(["call", "ListClanDescs", '{"limit": 10}'], { env });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ clandesc: [{ clanId: sandbox.clanId }] });
  });

  it("describes a call, without credentials", async () => {
    const { code, stdout } = await mezonkit(["call", "listClanDescs", "--schema"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ListClanDescs takes\n {2}limit: int32\n/);
  });

  it.each([
    [["call", "ListClanDesc"], 'did you mean "ListClanDescs"?'],
    [["call", "ListClanDescs", '{"limt": 1}'], 'no field "limt": did you mean "limit"?'],
    [["call", "ListClanDescs", '{"limit": "many"}'], "limit"],
  ])("%j is refused", async (args, said) => {
    const { code, stderr } = await mezonkit(args, { env });
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});
