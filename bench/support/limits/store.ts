import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import BetterSqlite3 from "better-sqlite3";
import { createChannelMessage } from "../../../generated/mezon/api/message_codec.js";
import { KyselyMessageStore, type Retention, type StoreChange } from "../../../src/cache/index.js";
import { type Benchmark, type BenchmarkResult, share } from "../benchmark.js";
import { OURS } from "../contenderNames.js";
import { counted } from "../rounds.js";
import { observe } from "./observed.js";

const MESSAGES = 10_000_000;
/** Half of all messages are in the first. */
const CHANNELS = 1_000;
const BUSY = "1840000000000000001";
const QUIET = "1840000000000000003";
const NOBODY = "1820000000000000099";
const FIRST_ID = 1_850_000_000_000_000_000n;
/** Changes that the client writes at once. */
const BATCH = 500;
const YEAR_MS = 31_536_000_000;
/** Ids hold milliseconds above these bits. */
const ID_BITS = 22n;

/** What a store of many messages does to those who share its process: the longest that each call holds the event loop. */
export const storeLimits: Benchmark = async (options) => {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
  const file = join(folder, "cache.db");
  const messages = share(MESSAGES, options, 2_000);
  try {
    await (await newStore(file)).close();
    fill(file, messages);
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
  const store = new KyselyMessageStore({ file, retention });
  await store.open();
  return store;
}

/** Messages of a year, in random order of channels, written as fast as SQLite can. */
function fill(file: string, messages: number): void {
  const database = new BetterSqlite3(file);
  database.pragma("synchronous = OFF");
  // Not out of WAL directly.
  database.pragma("journal_mode = DELETE");
  database.pragma("journal_mode = OFF");
  database.pragma("cache_size = -400000");
  database.exec("drop index mezonkit_messages_by_channel; drop index mezonkit_messages_unsearchable");
  const step = (BigInt(YEAR_MS) << ID_BITS) / BigInt(messages);
  const channel = `${BUSY} + case when n % 2 = 0 then 0 else (n / 2) % ${CHANNELS} end`;
  const numbers = `with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n + 1 < ${messages})`;
  database.exec(`
    insert into mezonkit_messages
    ${numbers}
    select ${FIRST_ID} + n * ${step}, ${channel},
      1830000000000000001, 1820000000000000001 + n % 50, 0, 0, 1700000000 + n, 0, 0, 180, 2,
      '{"t":"message ' || n || case when n % 2 = 0 then ' even"}' else ' odd"}' end, zeroblob(120)
    from numbers`);
  // A store merges its index step by step as it grows: one that was written at once, without that, would be no such store.
  database.exec("insert into mezonkit_words (mezonkit_words, rank) values ('automerge', 8), ('crisismerge', 16)");
  // As the store names channels in its index.
  database.function("base36", { safeIntegers: true, deterministic: true }, (id: unknown) =>
    (id as bigint).toString(36),
  );
  database.exec(`
    ${numbers},
    words (n, channel, word) as (select n, base36(${channel}), case when n % 2 = 0 then 'even' else 'odd' end from numbers)
    insert into mezonkit_words (rowid, tokens)
    select ${FIRST_ID} + n * ${step},
      'message ' || n || ' ' || word || ' ' || channel || ':message ' || channel || ':' || n || ' ' || channel || ':' || word
    from words`);
  database.exec("insert into mezonkit_words (mezonkit_words, rank) values ('automerge', 0), ('crisismerge', 1000)");
  database.exec(`
    create index mezonkit_messages_by_channel on mezonkit_messages
      (channel_id, id, topic_id, sender_id, created, removed, size);
    create index mezonkit_messages_unsearchable on mezonkit_messages (id) where indexed = 0`);
  database.pragma("journal_mode = WAL");
  database.close();
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
