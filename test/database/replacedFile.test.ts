import { existsSync, renameSync, rmSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import { expect, onTestFinished, test, vi } from "vitest";
import { KyselyMessageStore, type StoreError } from "../../src/cache/index.js";
import { Database } from "../../src/database/database.js";
import { newFile } from "../cache/botWithStore.js";
import { CHANNEL, idOf, messageOf, posts } from "../cache/messages.js";
import { ManualClock } from "../unit/core/manualClock.js";
import { counterComponent } from "./counterComponent.js";

const LOOK_MS = 30_000;

/** A store that has heard messages, and what it says. */
async function newStore(file: string) {
  const clock = new ManualClock();
  const problems: StoreError[] = [];
  const store = new KyselyMessageStore({ file, clock });
  onTestFinished(() => store.close());
  await store.open({ onProblem: (problem) => void problems.push(problem) });
  await store.begin(1_700_000_000);
  await store.apply([...posts(1, 9), { kind: "message", message: messageOf(10), heard: { follows: idOf(9) } }]);
  return { clock, problems, store };
}

test("a file that is deleted while it is open is missed, said, and begun anew with what is known", async () => {
  const file = newFile();
  const { clock, problems, store } = await newStore(file);
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
  clock.advance(LOOK_MS);
  await vi.waitFor(() => expect(problems).toMatchObject([{ code: "store_failed", reason: "replaced", file }]));
  await store.apply(posts(11, 12));
  expect(existsSync(file)).toBe(true);
  await store.close();
  const next = new KyselyMessageStore({ file });
  onTestFinished(() => next.close());
  expect(await next.count()).toBe(2);
  expect(await next.begin(1_800_000_000)).toBe(1_700_000_000);
  expect(await next.heard()).toMatchObject([{ channelId: CHANNEL, heardId: idOf(10) }]);
});

test("a file that another takes the place of is left, and the other one is gone on with, undamaged", async () => {
  const [file, other] = [newFile(), newFile()];
  const backup = new KyselyMessageStore({ file: other });
  await backup.apply(posts(1, 500));
  await backup.close();
  const { clock, problems, store } = await newStore(file);
  renameSync(other, file);
  clock.advance(LOOK_MS);
  await vi.waitFor(() => expect(problems).toMatchObject([{ reason: "replaced" }]));
  await store.apply(posts(501, 502));
  expect(await store.count()).toBe(502);
  expect(await store.heard()).toMatchObject([{ heardId: idOf(10) }]);
  await store.close();
  const database = new BetterSqlite3(file);
  onTestFinished(() => void database.close());
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
});

test("a file that stays is looked at again and again, and not after it is closed", async () => {
  const { clock, problems, store } = await newStore(newFile());
  for (let look = 0; look < 3; look += 1) {
    clock.advance(LOOK_MS);
    await vi.waitFor(() => expect(clock.pending).toBe(1));
  }
  expect(problems).toStrictEqual([]);
  await store.close();
  expect(clock.pending).toBe(0);
});

test("a file that must not be begun anew refuses everything until it is opened again", async () => {
  const file = newFile();
  const clock = new ManualClock();
  const problems: StoreError[] = [];
  const options = { component: counterComponent, durability: "full", whenDamaged: "refuse", clock } as const;
  const database = new Database(file, options);
  onTestFinished(() => database.close());
  await database.open((problem) => void problems.push(problem));
  rmSync(file);
  clock.advance(LOOK_MS);
  await vi.waitFor(() => expect(problems).toMatchObject([{ reason: "replaced", file }]));
  const read = (): Promise<unknown> => database.run((db) => db.selectFrom("counter").selectAll().execute());
  await expect(read()).rejects.toMatchObject({ reason: "replaced", file });
  await database.close();
  await database.open();
  expect(await read()).toStrictEqual([{ one: 1, value: 0 }]);
});
