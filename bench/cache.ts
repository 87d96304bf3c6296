import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import BetterSqlite3 from "better-sqlite3";
import type { ChannelMessage } from "../generated/mezon/api/message_pb.js";
import { KyselyMessageStore, type StoreChange } from "../src/cache/index.js";
import { MezonClient, type MezonClientOptions } from "../src/index.js";
import {
  type Benchmark,
  type BenchmarkOptions,
  type BenchmarkResult,
  perSecond,
  quantile,
  sideBySide,
} from "./support/benchmark.js";
import { chatMessages } from "./support/messages.js";
import { officialStore } from "./support/officialStore.js";

const MESSAGES = 20_000;
const BATCH = 500;
/** The official store needs a millisecond for each. */
const OFFICIAL_MESSAGES = 300;
const READS = 10_000;
const PAGES = 1_000;
const FLOOD = { count: 10_000, perSecond: 2_000 };

/** Inserting, reading, and what the store costs those who listen. */
export const benchmark: Benchmark = async (options) => {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
  const home = process.cwd();
  // The official store writes into the .gitignore of the folder it is used in, and says so.
  process.chdir(folder);
  try {
    return [...(await stores(folder, options)), await delays(folder, options)];
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
};

async function stores(folder: string, options: BenchmarkOptions): Promise<readonly BenchmarkResult[]> {
  const OfficialStore = await officialStore();
  const messages = chatMessages(MESSAGES);
  const changes = messages.map((message): StoreChange => ({ kind: "message", message }));
  let files = 0;
  const newFile = (): string => {
    files += 1;
    return join(folder, `${files}.db`);
  };
  const official = messages.slice(0, OFFICIAL_MESSAGES).map(asOfficial);
  const inserts = await sideBySide(
    { name: "insert", unit: "messages/s", isRate: true },
    {
      mezonkit: async () => {
        await using store = new KyselyMessageStore({ file: newFile() });
        await store.open();
        return await perSecond(MESSAGES, async () => {
          for (let start = 0; start < MESSAGES; start += BATCH) await store.apply(changes.slice(start, start + BATCH));
        });
      },
      "better-sqlite3, bare": () => {
        const raw = new RawStore(newFile());
        return perSecond(MESSAGES, () => {
          for (let start = 0; start < MESSAGES; start += BATCH) raw.insert(messages.slice(start, start + BATCH));
        });
      },
      "mezon-sdk 2.8.33": () => {
        const store = new OfficialStore(newFile());
        return perSecond(OFFICIAL_MESSAGES, () => {
          for (const message of official) store.saveMessage(message);
        });
      },
    },
    options,
  );

  await using store = new KyselyMessageStore({ file: newFile() });
  for (let start = 0; start < MESSAGES; start += BATCH) await store.apply(changes.slice(start, start + BATCH));
  const raw = new RawStore(newFile());
  raw.insert(messages);
  const peer = new OfficialStore(newFile());
  for (const message of official) peer.saveMessage(message);
  const wanted = Array.from({ length: READS }, (_, index) => messages[(index * 7_919) % MESSAGES] as ChannelMessage);
  const gets = await sideBySide(
    { name: "get one", unit: "messages/s", isRate: true },
    {
      mezonkit: () =>
        perSecond(READS, async () => {
          for (const { messageId } of wanted) await store.get(messageId);
        }),
      "better-sqlite3, bare": () =>
        perSecond(READS, () => {
          for (const { messageId } of wanted) raw.get(messageId);
        }),
      "mezon-sdk 2.8.33": () =>
        perSecond(READS, () => {
          for (let read = 0; read < READS; read += 1) {
            const { messageId, channelId, clanId } = messages[read % OFFICIAL_MESSAGES] as ChannelMessage;
            peer.getMessageById(messageId, channelId, clanId);
          }
        }),
    },
    options,
  );
  const pages = await sideBySide(
    { name: "page of 50", unit: "pages/s", isRate: true },
    {
      mezonkit: () =>
        perSecond(PAGES, async () => {
          for (const { channelId, messageId } of wanted.slice(0, PAGES))
            await store.page({ channelId, before: messageId });
        }),
      "better-sqlite3, bare": () =>
        perSecond(PAGES, () => {
          for (const { channelId, messageId } of wanted.slice(0, PAGES)) raw.page(channelId, messageId);
        }),
    },
    options,
  );
  return [inserts, gets, pages];
}

/** The least that keeps a message: its JSON in a table, as good as the driver can. */
class RawStore {
  readonly #database: BetterSqlite3.Database;
  readonly #insert: BetterSqlite3.Statement;
  readonly #get: BetterSqlite3.Statement;
  readonly #page: BetterSqlite3.Statement;

  constructor(file: string) {
    this.#database = new BetterSqlite3(file);
    this.#database.pragma("journal_mode = WAL");
    this.#database.pragma("synchronous = NORMAL");
    this.#database.exec(`create table messages (id integer primary key, channel_id integer, content text, json text);
      create index by_channel on messages (channel_id, id)`);
    this.#insert = this.#database.prepare("insert into messages values (?, ?, ?, ?)");
    this.#get = this.#database.prepare("select json from messages where id = ?");
    this.#page = this.#database.prepare(
      "select json from messages where channel_id = ? and id < ? order by id desc limit 50",
    );
  }

  insert(messages: readonly ChannelMessage[]): void {
    this.#database.transaction(() => {
      for (const message of messages)
        this.#insert.run(message.messageId, message.channelId, message.content, JSON.stringify(message));
    })();
  }

  get(id: string): unknown {
    return JSON.parse((this.#get.get(id) as { readonly json: string }).json);
  }

  page(channelId: string, before: string): unknown[] {
    const rows = this.#page.all(channelId, before) as { readonly json: string }[];
    return rows.map(({ json }) => JSON.parse(json) as unknown);
  }
}

function asOfficial(message: ChannelMessage): Readonly<Record<string, unknown>> {
  return {
    message_id: message.messageId,
    channel_id: message.channelId,
    clan_id: message.clanId,
    sender_id: message.senderId,
    content: JSON.parse(message.content),
    create_time_seconds: message.createTimeSeconds,
  };
}

/** How long a message takes from the sender to a listener, in another process. */
async function delays(folder: string, options: BenchmarkOptions): Promise<BenchmarkResult> {
  const server = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), join(import.meta.dirname, "support/floodServer.ts")],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const [line] = (await once(createInterface({ input: server.stdout }), "line")) as [string];
  const bot = JSON.parse(line) as MezonClientOptions;
  let files = 0;
  const p99 = async (hasStore: boolean): Promise<number> => {
    files += 1;
    const store = hasStore ? new KyselyMessageStore({ file: join(folder, `delay${files}.db`) }) : undefined;
    await using client = new MezonClient({ ...bot, store });
    await client.login();
    const waits: number[] = [];
    const done = new Promise<void>((resolve) => {
      client.on("message", (message) => {
        waits.push(Number(process.hrtime.bigint() - BigInt(message.text)) / 1e6);
        if (waits.length === FLOOD.count) resolve();
      });
    });
    server.stdin.write(`${JSON.stringify(FLOOD)}\n`);
    await done;
    return quantile(waits, 0.99);
  };
  const name = `delay to a listener, 99th percentile, ${FLOOD.perSecond.toLocaleString("en")} messages/s`;
  const result = await sideBySide(
    { name, unit: "ms", isRate: false },
    { "with a store": () => p99(true), "without a store": () => p99(false) },
    options,
  );
  server.stdin.end();
  await once(server, "exit");
  return result;
}
