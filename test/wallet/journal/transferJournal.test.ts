import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PostgresDialect } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Clock, systemClock } from "../../../src/core/clock.js";
import {
  type JournalClaim,
  KyselyTransferJournal,
  MemoryJournal,
  type TransferJournal,
} from "../../../src/wallet/index.js";
import { type PostgresServer, startPostgres } from "../../cache/postgresServer.js";

const DAY_MS = 86_400_000;

/** Time that moves when told, and timers that do not wait for that: a lock is waited for with them. */
class Calendar implements Clock {
  readonly setTimeout = systemClock.setTimeout;
  readonly clearTimeout = systemClock.clearTimeout;
  #now = 1_800_000_000_000;

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

let postgres: PostgresServer | string = "not started";

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => {
  if (typeof postgres !== "string") postgres.stop();
});

/** Two of a journal as two processes have it; one in memory is shared by one process only. */
type OpenPair = (clock: Calendar) => Promise<readonly [TransferJournal, TransferJournal]>;

const kinds: Readonly<Record<string, OpenPair>> = {
  memory: async (clock) => {
    const journal = new MemoryJournal({ clock, keepDays: 2 });
    return [journal, journal];
  },
  sqlite: async (clock) => {
    const folder = mkdtempSync(join(tmpdir(), "mezonkit-journal-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return pair(() => new KyselyTransferJournal({ file: join(folder, "transfers.db"), clock, keepDays: 2 }));
  },
  postgres: async (clock) => {
    if (typeof postgres === "string") throw new Error(postgres);
    const pool = await postgres.createDatabase();
    return pair(
      () => new KyselyTransferJournal({ dialect: () => new PostgresDialect({ pool: pool() }), clock, keepDays: 2 }),
    );
  },
};

async function pair(make: () => TransferJournal): Promise<readonly [TransferJournal, TransferJournal]> {
  const journals = [make(), make()] as const;
  for (const journal of journals) {
    await journal.open();
    onTestFinished(() => journal.close());
  }
  return journals;
}

function claimOf(nonce: bigint, details: Partial<JournalClaim["entry"]> = {}): JournalClaim {
  const text = `0|alice|bob|5|note|${nonce}|{}`;
  const entry = { dedupHash: `hash ${nonce}`, sender: "alice", idempotencyKey: undefined, signedText: text };
  return { entry: { ...entry, recipient: "bob", units: 5n, nonce, createdAt: 1_800_000_000_000, ...details } };
}

describe.each(Object.entries(kinds))("a journal in %s", (_, openPair) => {
  test("of two that claim a text at once one gets it", async () => {
    const [one, other] = await openPair(new Calendar());
    const results = await Promise.all([one.claim(claimOf(1n)), other.claim(claimOf(1n)), one.claim(claimOf(2n))]);
    expect(results.map(({ kind }) => kind).sort()).toStrictEqual(["claimed", "claimed", "text_taken"]);
  });

  test("of two that claim a key at once one gets it, and the other is told whose it is", async () => {
    const [one, other] = await openPair(new Calendar());
    const results = await Promise.all([
      one.claim(claimOf(1n, { idempotencyKey: "invoice" })),
      other.claim(claimOf(2n, { idempotencyKey: "invoice" })),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toStrictEqual(["claimed", "key_taken"]);
    const entry = await other.findByKey("alice", "invoice");
    expect(results).toContainEqual({ kind: "key_taken", entry });
    expect(entry).toMatchObject({ state: "signed", units: 5n, recipient: "bob", txHash: undefined });
  });

  test.each(["refused", "failed", "expired"] as const)("after %s the key may sign again, once", async (state) => {
    const [one, other] = await openPair(new Calendar());
    await one.claim(claimOf(1n, { idempotencyKey: "invoice" }));
    await one.update("hash 1", { state });
    expect(await other.claim(claimOf(2n, { idempotencyKey: "invoice" }))).toStrictEqual({ kind: "claimed" });
    expect(await one.claim(claimOf(3n, { idempotencyKey: "invoice" }))).toMatchObject({ kind: "key_taken" });
  });

  test.each(["signed", "taken", "unknown", "finalized"] as const)("after %s it may not", async (state) => {
    const [one, other] = await openPair(new Calendar());
    await one.claim(claimOf(1n, { idempotencyKey: "invoice" }));
    await one.update("hash 1", { state });
    expect(await other.claim(claimOf(2n, { idempotencyKey: "invoice" }))).toMatchObject({ kind: "key_taken" });
  });

  test("a text that was not taken is replaced by the next, which keeps its key", async () => {
    const [one, other] = await openPair(new Calendar());
    await one.claim(claimOf(1n, { idempotencyKey: "invoice" }));
    const next = { ...claimOf(2n, { idempotencyKey: "invoice" }), replaces: "hash 1" };
    expect(await one.claim(next)).toStrictEqual({ kind: "claimed" });
    expect(await other.find("hash 1")).toBeUndefined();
    expect(await other.findByKey("alice", "invoice")).toMatchObject({ dedupHash: "hash 2" });
  });

  test("an end is never changed", async () => {
    const [one, other] = await openPair(new Calendar());
    await one.claim(claimOf(1n));
    await one.update("hash 1", { state: "taken", txHash: "ab" });
    await one.update("hash 1", { state: "finalized" });
    await other.update("hash 1", { state: "unknown" });
    expect(await one.find("hash 1")).toMatchObject({ state: "finalized", txHash: "ab" });
    expect(await one.listUnsettled("alice")).toStrictEqual([]);
  });

  test("what was not moved does not count towards a cap, what is unknown does", async () => {
    const [one, other] = await openPair(new Calendar());
    const large = 2n ** 62n + 1n;
    const caps = [{ rule: "perDay", units: large + 10n, since: 1_800_000_000_000 }] as const;
    const claim = (nonce: bigint, units: bigint): JournalClaim => ({ ...claimOf(nonce, { units }), caps });
    await one.claim(claim(1n, large));
    await one.update("hash 1", { state: "unknown" });
    await one.claim(claim(2n, 10n));
    await one.update("hash 2", { state: "refused" });
    expect(await other.claim(claim(3n, 11n))).toMatchObject({ kind: "over_cap", spent: large });
    expect(await other.claim(claim(3n, 10n))).toStrictEqual({ kind: "claimed" });
    expect(await one.spent("alice", { since: 1_800_000_000_001 })).toBe(0n);
    expect(await one.spent("alice", { since: 0, recipient: "carol" })).toBe(0n);
  });

  test("what came to its end is forgotten after some days; what did not is kept", async () => {
    const clock = new Calendar();
    const [one] = await openPair(clock);
    await one.claim(claimOf(1n, { createdAt: clock.now() }));
    await one.claim(claimOf(2n, { createdAt: clock.now() }));
    await one.update("hash 1", { state: "finalized" });
    clock.advance(3 * DAY_MS);
    await one.claim(claimOf(3n, { createdAt: clock.now() }));
    await one.claim(claimOf(4n, { createdAt: clock.now() }));
    expect(await one.find("hash 1")).toBeUndefined();
    expect(await one.find("hash 2")).toMatchObject({ state: "signed" });
  });
});

test("days that are none, and a file with a dialect, are refused", () => {
  expect(() => new MemoryJournal({ keepDays: 0 })).toThrow("keepDays");
  expect(() => new KyselyTransferJournal({ file: "" })).toThrow("file");
});
