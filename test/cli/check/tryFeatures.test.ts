import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Feature } from "../../../src/cli/check/feature.js";
import { features } from "../../../src/cli/check/features.js";
import { playedPerson } from "../../../src/cli/check/people/playedPerson.js";
import type { TrialSettings } from "../../../src/cli/check/trial.js";
import { type Outcome, type TryOptions, tryFeatures } from "../../../src/cli/check/tryFeatures.js";
import { type Clock, systemClock } from "../../../src/core/clock.js";
import { MezonClient } from "../../../src/index.js";
import { createSandbox, type Sandbox, type SavedWorld } from "../../../src/sandbox/index.js";
import { seen } from "./seen.js";

let sandbox: Sandbox;
let client: MezonClient;
let settings: TrialSettings;
let before: SavedWorld;

beforeEach(async () => {
  sandbox = await createSandbox();
  client = new MezonClient({ ...sandbox, limits: false });
  await client.login();
  const channel = await client.channels.fetch(sandbox.channelId);
  const person = playedPerson(sandbox.user("alice"), channel.id);
  settings = { client, channel, person, receiverId: sandbox.userId, transfer: undefined };
  before = sandbox.save();
});

afterEach(async () => {
  await client.close();
  await sandbox.close();
});

const named = (...names: readonly string[]): readonly Feature[] => features.filter(({ name }) => names.includes(name));

async function outcomesOf(chosen: readonly Feature[], options: Partial<TryOptions> = {}): Promise<readonly Outcome[]> {
  const signal = new AbortController().signal;
  const outcomes: Outcome[] = [];
  for await (const outcome of tryFeatures(chosen, { ...settings, timeoutMs: 15_000, signal, ...options }))
    outcomes.push(outcome);
  return outcomes;
}

describe("all features", () => {
  it("work in the sandbox, and leave nothing behind", async () => {
    const outcomes = await outcomesOf(features, { transfer: { receiverId: sandbox.userId, amount: "2.5" } });
    expect(outcomes.filter(({ state, leftBehind }) => state !== "ok" || leftBehind.length > 0)).toStrictEqual([]);
    expect(outcomes.map(({ name }) => name)).toStrictEqual(features.map(({ name }) => name));
    expect(seen(sandbox.save())).toStrictEqual(seen(before));
    expect(sandbox.chain.balanceOf(sandbox.userId)).toBe("1000002.5");
  });

  it("move no tokens and ask nobody unless they are told to", async () => {
    const outcomes = await outcomesOf(features, { person: undefined, receiverId: undefined });
    const skipped = outcomes.filter(({ state }) => state === "skipped").map(({ name }) => name);
    expect(skipped).toStrictEqual(["receive", "ephemeral", "direct-message", "transfer"]);
    expect(outcomes.filter(({ state }) => state === "failed")).toStrictEqual([]);
    expect(sandbox.chain.transactions()).toStrictEqual([]);
  });

  it("have names that differ, and that a command line takes", () => {
    expect(new Set(features.map(({ name }) => name)).size).toBe(features.length);
    expect(features.filter(({ name }) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toStrictEqual([]);
  });
});

describe("a feature that does not work", () => {
  it.each([
    ["history", "ListChannelMessages"],
    ["canvas", "EditChannelCanvases"],
    ["poll", "CreatePoll"],
    ["pins", "CreatePinMessage"],
    ["quick-menu", "AddQuickMenuAccess"],
  ])("%s fails if %s is refused, and the next one is tried", async (name, call) => {
    sandbox.faults.http({ kind: "status", status: 501, path: `/mezon.api.Mezon/${call}`, times: Infinity });
    const outcomes = await outcomesOf(named(name, "typing"));
    expect(outcomes.find((outcome) => outcome.name === name)).toMatchObject({
      state: "failed",
      failure: { code: "request_failed", advice: "this server does not have the feature: leave it out with --skip" },
    });
    expect(outcomes.find((outcome) => outcome.name === "typing")).toMatchObject({ state: "ok" });
  });

  it("fails if the server accepts it and does nothing", async () => {
    const lost = { ...(named("edit")[0] as Feature), attempt: failsToShow };
    const fast: Clock = { ...systemClock, setTimeout: (done, ms) => systemClock.setTimeout(done, ms / 50) };
    const outcomes = await outcomesOf([lost], { clock: fast, timeoutMs: 500_000 });
    expect(outcomes).toMatchObject([{ state: "failed", failure: { code: "expectation_failed" } }]);
    expect(seen(sandbox.save())).toStrictEqual(seen(before));
  });

  it("is given up at its deadline, with the calls that it made", async () => {
    sandbox.faults.http({ kind: "hang", path: "/mezon.api.Mezon/GetPinMessagesList", times: Infinity });
    const outcomes = await outcomesOf(named("pins"), { timeoutMs: 500 });
    expect(outcomes).toMatchObject([{ state: "failed", failure: { code: "timeout" }, leftBehind: [] }]);
    expect(client.stats().unanswered).toBe(0);
    expect(seen(sandbox.save())).toStrictEqual(seen(before));
  });
});

const failsToShow: Feature["attempt"] = async (trial) => {
  const { id } = await trial.post("one text");
  await trial.readBack(id, "another text", ({ text }) => text === "another text");
  return "";
};

it("what is being posted at an interruption is removed when its acknowledgement comes", async () => {
  const interrupt = new AbortController();
  sandbox.faults.frames({ kind: "delay", ms: 600, of: "answer" });
  const tried = outcomesOf(named("send"), { signal: interrupt.signal });
  await vi.waitFor(() => expect(sandbox.messages(sandbox.channelId)).toHaveLength(1));
  interrupt.abort();
  expect(await tried).toMatchObject([{ state: "failed", leftBehind: [] }]);
  expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
});

it("a message whose acknowledgement was lost is looked for, and removed", async () => {
  await client.close();
  client = new MezonClient({ ...sandbox, limits: false, socketTimeoutMs: 300 });
  await client.login();
  const channel = await client.channels.fetch(sandbox.channelId);
  sandbox.faults.frames({ kind: "drop", of: "answer" });
  const outcomes = await outcomesOf(named("send"), { client, channel });
  expect(outcomes).toMatchObject([{ state: "failed", failure: { code: "delivery_unknown" }, leftBehind: [] }]);
  expect(sandbox.messages(sandbox.channelId)).toStrictEqual([]);
});
