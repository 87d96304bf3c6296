import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSandbox, type Sandbox, type SavedWorld } from "../../src/sandbox/index.js";
import { botEnvironment } from "../../src/testing/process/botEnvironment.js";
import { seen } from "./check/seen.js";
import { mezonkit, resultOf, startMezonkit } from "./mezonkit.js";

let sandbox: Sandbox;
let env: Readonly<Record<string, string>>;
let before: SavedWorld;

beforeEach(async () => {
  sandbox = await createSandbox();
  env = botEnvironment(sandbox);
  sandbox.user("alice");
  before = sandbox.save();
});

afterEach(() => sandbox.close());

interface Line {
  readonly name: string;
  readonly ok?: boolean;
  readonly skipped?: string;
  readonly ms?: number;
  readonly code?: string;
  readonly message?: string;
  readonly advice?: string;
  readonly leftBehind?: readonly string[];
}

function linesOf(stdout: string): readonly Line[] {
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

describe("check", () => {
  it("tells what failed, why and what to do, and tries the rest", async () => {
    sandbox.faults.http({ kind: "status", status: 403, path: "/mezon.api.Mezon/CreatePinMessage", times: Infinity });
    const only = ["--only", "send,pins", "--only", "typing", "--skip", "typing", "--only", "edit"];
    const { code, stdout } = await mezonkit(["check", "--channel", sandbox.channelId, ...only, "--json"], { env });
    expect(code).toBe(1);
    expect(linesOf(stdout)).toMatchObject([
      { name: "send", ok: true },
      { name: "edit", ok: true },
      {
        name: "pins",
        ok: false,
        code: "request_failed",
        message: expect.stringContaining("CreatePinMessage failed (HTTP 403)") as string,
        advice: expect.stringContaining("permission") as string,
      },
    ]);
    expect(seen(sandbox.save())).toStrictEqual(seen(before));
  });

  it("tells what it could not remove", async () => {
    sandbox.faults.http({
      kind: "status",
      status: 403,
      path: "/mezon.api.Mezon/DeleteQuickMenuAccess",
      times: Infinity,
    });
    const { code, stdout } = await mezonkit(["check", "--channel", sandbox.channelId, "--only", "quick-menu"], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok {6}quick-menu {6}.*\n +left behind: a quick menu: DeleteQuickMenuAccess failed/);
    expect(stdout).toMatch(/\n1 ok, 0 failed, 0 skipped; left behind: 1\n$/);
  });

  it("removes what it made when it is interrupted", async () => {
    const hanging = sandbox.faults.http({ kind: "hang", path: "/mezon.api.Mezon/VotePoll" });
    const only = ["--only", "poll", "--only", "send"];
    const child = startMezonkit(["check", "--channel", sandbox.channelId, ...only, "--only", "canvas", "--json"], {
      env,
    });
    await vi.waitFor(() => expect(hanging.hits).toBe(1), { timeout: 20_000 });
    child.kill("SIGINT");
    const { code, stdout } = await resultOf(child);
    expect(code).toBe(1);
    expect(linesOf(stdout)).toMatchObject([
      { name: "send", ok: true },
      { name: "poll", ok: false, code: "aborted" },
      { name: "canvas", skipped: "interrupted" },
    ]);
    expect(seen(sandbox.save())).toStrictEqual(seen(before));
  });

  it("waits for people who click, with --interactive", async () => {
    const alice = sandbox.user("alice");
    const child = startMezonkit(["check", "--channel", sandbox.channelId, "--interactive", "--only", "buttons"], {
      env,
    });
    const [asked] = (await once(child.stderr, "data")) as [Buffer];
    expect(String(asked)).toBe('Please, in #general: click "Yes"\n');
    const [message] = sandbox.messages(sandbox.channelId);
    await alice.click({ channelId: sandbox.channelId, id: message?.id ?? "" }, "mezonkit-check-yes");
    const { code, stdout } = await resultOf(child);
    expect(code).toBe(0);
    expect(stdout).toContain("shown, clicked, and answered");
  });

  it("plays a person and needs nothing, with --sandbox", async () => {
    const only = ["--only", "buttons,form,receive,transfer,quick-menu,reactions"];
    const { code, stdout, stderr } = await mezonkit(["check", "--sandbox", "--json", ...only]);
    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: "" });
    expect(linesOf(stdout).map(({ ok }) => ok)).toStrictEqual([true, true, true, true, true, true]);
  });

  it("lists the channels where nobody can be asked for one", async () => {
    const { code, stdout, stderr } = await mezonkit(["check"], { env });
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`which channel? Give --channel and an id:\n   1  ${sandbox.channelId}  #general`);
  });

  it.each([
    [["--only", "embeds"], '--only: nothing is called "embeds": did you mean "embed"?'],
    [["--channel", "1", "--amount", "5"], "--transfer-to and --amount belong together"],
    [["--timeout", "0"], "--timeout must be whole seconds"],
    [["--sandbox", "--user", "1"], "--sandbox brings its own channel"],
    [["--channel", "1"], "MEZON_BOT_ID and MEZON_TOKEN missing"],
  ])("%j is refused before anything is tried", async (args, said) => {
    const { code, stdout, stderr } = await mezonkit(["check", ...args]);
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
  });
});
