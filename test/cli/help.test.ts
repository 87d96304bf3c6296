import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { commands } from "../../src/cli/commands.js";
import { readCliPage, withUsage } from "../docs/writeCliUsage.js";
import { mezonkit } from "./mezonkit.js";
import { temporaryFolder } from "./temporaryFolder.js";

test("docs/cli.md holds the help of every command: npm run docs:cli", async () => {
  expect(await withUsage(readCliPage())).toBe(readCliPage());
});

test("the help of a command is what the page says", async () => {
  const [help, other] = await Promise.all([mezonkit(["store", "--help"]), mezonkit(["help", "store"])]);
  expect(help).toMatchObject({ code: 0, stderr: "" });
  expect(other).toStrictEqual(help);
  expect(readCliPage()).toContain(help.stdout.trim());
});

test("every command has a name, and examples that begin with it", async () => {
  for (const [name, { load }] of Object.entries(commands)) {
    const command = await load();
    expect(command.name).toBe(name);
    expect(command.examples.every((example) => example.includes(`mezonkit ${name}`))).toBe(true);
  }
});

test("a command that there is not is answered with the nearest", async () => {
  const { code, stderr } = await mezonkit(["lisen"]);
  expect(code).toBe(2);
  expect(stderr).toContain('there is no command "lisen": did you mean "listen"?');
});

describe("inspect", () => {
  it("reads hex and base64, of an argument and of the standard input", async () => {
    const [hex, base64] = await Promise.all([
      mezonkit(["inspect", "08 07 b2 01 00"]),
      mezonkit(["inspect"], { input: `${Buffer.from("0807b20100", "hex").toString("base64")}\n` }),
    ]);
    expect(hex.code).toBe(0);
    expect(JSON.parse(hex.stdout)).toMatchObject({ ping: {} });
    expect(base64).toStrictEqual(hex);
  });

  it.each([
    [["inspect", "0807b2"], 1, "3 bytes are no Envelope"],
    [["inspect", "!"], 2, "must be hex or base64"],
    [["inspect", "0800", "--as", "ChanelMessage"], 2, 'did you mean "ChannelMessage"?'],
  ])("%j ends with %i", async (args, code, said) => {
    const result = await mezonkit(args);
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(said);
  });
});

describe("worlds", () => {
  it("writes one, shows it, and keeps what is there", async () => {
    const cwd = temporaryFolder();
    expect(await mezonkit(["worlds", "new", "w.json"], { cwd })).toMatchObject({ code: 0, stderr: "" });
    const { stdout } = await mezonkit(["worlds", "show", "w.json", "--json"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ clans: 1 });
    const again = await mezonkit(["worlds", "new", "w.json"], { cwd });
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("is there already");
  });

  it("says what is wrong with a file", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "w.json"), "{");
    const { code, stderr } = await mezonkit(["worlds", "check", "w.json"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("w.json holds no JSON");
  });
});

test("the completion of bash knows commands, options and calls", async () => {
  const { code, stdout } = await mezonkit(["completion", "bash"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/ {4}send\) words="[^"]*--lines/);
  expect(stdout).toMatch(/ {4}call\) words="[^"]*ListClanDescs/);
});
