import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KyselyMessageStore, type StoreChange } from "../../../src/cache/index.js";
import { BUSY, filledId, fillStore, QUIET } from "../filledStore.js";
import { chatMessages } from "../messages.js";
import type { Scaled } from "./scaled.js";

const READS = 1_000;
const PAGES = 200;
const SEARCHES = 20;
const BATCHES = 20;
const BATCH = 500;

/** A store that has so many messages already. It is filled anew for each measurement: that takes longest. */
export const STORE_LOAD: Scaled = {
  figures: [
    { name: "a stored message read by id", unit: "µs of CPU", growth: "flat" },
    { name: "a page of 50 stored messages", unit: "µs of CPU", growth: "flat" },
    { name: "a word in a channel searched for", unit: "µs of CPU", growth: "flat" },
    { name: "a message added to those that are stored", unit: "µs of CPU", growth: "flat" },
  ],
  base: 100_000,
  measure: async (stored, { load }) => {
    const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
    const file = join(folder, "store.db");
    try {
      await fillStore(file, stored);
      await using store = new KyselyMessageStore({ file });
      await store.open();
      const ids = Array.from({ length: READS }, (_, n) => filledId(Math.floor((n * stored) / READS), stored));
      const few = (count: number): number => Math.max(2, Math.round(count * load));
      return [
        await microsEach(few(READS), (n) => store.get(ids[n] ?? "")),
        await microsEach(few(PAGES), (n) => store.page({ channelId: BUSY, before: ids[READS - 1 - n], limit: 50 })),
        await microsEach(few(SEARCHES), () => store.search("even", { channelId: QUIET })),
        (await microsEach(few(BATCHES), (n, time) => store.apply(changes(2 * n + time)))) / BATCH,
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function changes(n: number): readonly StoreChange[] {
  return chatMessages(BATCH, n * BATCH).map((message) => ({ kind: "message", message }));
}

/** Microseconds of processor time. The first time reads what is not in any cache yet, or is the compiler's. */
async function microsEach(count: number, work: (n: number, time: number) => Promise<unknown>): Promise<number> {
  for (let n = 0; n < count; n += 1) await work(n, 0);
  const cpu = process.cpuUsage();
  for (let n = 0; n < count; n += 1) await work(n, 1);
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / count;
}
