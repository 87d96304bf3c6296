import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { createChannelMessage } from "../../../generated/mezon/api/message_codec.js";
import type { KyselyMessageStore, Retention, StoreChange } from "../../../src/cache/index.js";
import { type Benchmark, type BenchmarkResult, share } from "../benchmark.js";
import { builtStore } from "../builtStore.js";
import { OURS } from "../contenderNames.js";
import { BUSY, CHANNELS, FIRST_ID, fillStore, ID_BITS, QUIET, YEAR_MS } from "../filledStore.js";
import { counted } from "../rounds.js";
import { observe } from "./observed.js";

const MESSAGES = 10_000_000;
const NOBODY = "1820000000000000099";
/** Changes that the client writes at once. */
const BATCH = 500;

/** What a store of many messages does to those who share its process: the longest that each call holds the event loop. */
export const storeLimits: Benchmark = async (options) => {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
  const file = join(folder, "cache.db");
  const messages = share(MESSAGES, options, 2_000);
  try {
    await fillStore(file, messages);
    return await calls(file, messages);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

async function calls(file: string, messages: number): Promise<readonly BenchmarkResult[]> {
  const store = await newStore(file);
  const flood = changes(share(100_000, { load: messages / MESSAGES }, 500));
  const work: Readonly<Record<string, () => Promise<unknown>>> = {
    "count()": () => store.count(),
    "statistics()": () => store.statistics(),
    "page() of a sender who wrote nothing": () => store.page({ channelId: BUSY, senderId: NOBODY }),
    "search() of words that stand in no message together": () => store.search("even odd"),
    "search() of a word in another channel": () => store.search("even", { channelId: QUIET }),
    "search() of two words in a channel": () => store.search("message even", { channelId: QUIET }),
    "apply() of a flood": async () => {
      for (let start = 0; start < flood.length; start += BATCH) {
        await store.apply(flood.slice(start, start + BATCH));
        // As the client does between batches.
        await turn();
      }
    },
    "maintain(): search index": () => store.maintain(),
    "clearChannel()": () => store.clearChannel("1840000000000000002"),
  };
  const results: BenchmarkResult[] = [];
  const add = async (name: string, run: () => Promise<unknown>): Promise<void> => {
    const { longestPauseMs, longestCpuMs, ms, error } = await observe(run);
    if (error !== undefined) throw new Error(`${name}: ${error}`);
    const title = `${messages.toLocaleString("en")} messages, ${name}`;
    const figures: readonly (readonly [string, string, number])[] = [
      ["longest pause", "ms", longestPauseMs],
      ["longest pause, CPU time", "ms", longestCpuMs],
      ["took", "s", ms / 1_000],
    ];
    for (const [what, unit, figure] of figures)
      results.push(counted({ name: `${title}: ${what}`, unit, isRate: false }, { [OURS]: figure }));
  };
  for (const [name, run] of Object.entries(work)) await add(name, run);
  await store.close();
  const limited = await newStore(file, {
    maxMessages: Math.ceil(messages * 0.99),
    perChannel: { maxMessages: messages },
  });
  await add("maintain(): retention", () => limited.maintain());
  await limited.close();
  return results;
}

async function newStore(file: string, retention?: Retention): Promise<KyselyMessageStore> {
  const store = await builtStore({ file, retention });
  await store.open();
  return store;
}

/** Posts that come after all the others. */
function changes(count: number): readonly StoreChange[] {
  const first = FIRST_ID + (BigInt(YEAR_MS * 2) << ID_BITS);
  return Array.from({ length: count }, (_, n) => ({
    kind: "message",
    message: {
      ...createChannelMessage(),
      messageId: String(first + BigInt(n)),
      channelId: String(1_840_000_000_000_000_001n + BigInt(n % CHANNELS)),
      senderId: "1820000000000000001",
      content: JSON.stringify({ t: `flood ${n}` }),
      createTimeSeconds: 1_800_000_000,
    },
  }));
}
