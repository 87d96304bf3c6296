import { describe, expect, it } from "vitest";
import {
  Bot,
  i18n,
  KyselyJobStorage,
  KyselyStorage,
  Ledger,
  MemoryStorage,
  Menu,
  Scheduler,
  session,
} from "../../src/bot/index.js";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { MezonClient } from "../../src/index.js";
import { createSandbox } from "../../src/sandbox/index.js";
import {
  IndexerClient,
  KyselyTransferJournal,
  MemoryJournal,
  MmnClient,
  ProverClient,
} from "../../src/wallet/index.js";

/** What callers hand in is looked at when it is handed in, and not when it is first used. */
describe("a clock without its methods is refused by", () => {
  const clock = { now: () => 0 } as never;
  const render = (): void => undefined;
  const url = "http://127.0.0.1:1";
  it.each<[string, () => unknown]>([
    ["MezonClient", () => new MezonClient({ botId: "5", token: "t", clock })],
    ["createSandbox", () => createSandbox({ clock })],
    ["KyselyMessageStore", () => new KyselyMessageStore({ clock })],
    ["Scheduler", () => new Scheduler({ clock })],
    ["Menu", () => new Menu("shop", { render, clock })],
    ["MemoryStorage", () => new MemoryStorage({ clock })],
    ["KyselyStorage", () => new KyselyStorage({ clock })],
    ["KyselyJobStorage", () => new KyselyJobStorage({ clock })],
    ["Ledger", () => new Ledger({ wallet: new MezonClient({ botId: "5", token: "t" }).wallet, clock })],
    ["MemoryJournal", () => new MemoryJournal({ clock })],
    ["KyselyTransferJournal", () => new KyselyTransferJournal({ clock })],
    ["MmnClient", () => new MmnClient({ url, clock })],
    ["ProverClient", () => new ProverClient({ url, clock })],
    ["IndexerClient", () => new IndexerClient({ url, clock })],
  ])("%s", async (_, make) => {
    const message = "clock: must be a clock with now, setTimeout, clearTimeout: it has no setTimeout()";
    await expect((async () => make())()).rejects.toMatchObject({ name: "ValidationError", message });
  });
});

describe("a storage without its methods is refused by", () => {
  const storage = {} as never;
  const small = "a storage such as new KyselyStorage() with get, set, delete: it has no get()";
  const ofJobs =
    "a storage such as new KyselyJobStorage() with put, claim, update, remove, get, list, nextDue: it has no put()";
  it.each<[string, () => unknown, string]>([
    ["Bot", () => new Bot({ botId: "5", token: "t" }, { storage }), small],
    ["Menu", () => new Menu("shop", { render: () => undefined, storage }), small],
    ["session", () => session({ initial: () => ({}), storage }), small],
    ["i18n", () => i18n({ locales: { en: "hi = Hi" }, storage }), small],
    ["Scheduler", () => new Scheduler({ storage }), ofJobs],
  ])("%s", (_, make, message) => {
    expect(make).toThrow(`storage: must be ${message}`);
  });
});
