import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import type { ChannelMessage } from "../generated/mezon/api/message_pb.js";
import type { KyselyMessageStore, StoreChange } from "../src/cache/index.js";
import { type Benchmark, type BenchmarkOptions, type BenchmarkResult, perSecond, share } from "./support/benchmark.js";
import { builtStore } from "./support/builtStore.js";
import { BARE_DRIVER, OURS, PEER } from "./support/contenderNames.js";
import { chatMessages } from "./support/messages.js";
import { hasPeer, installPeer, requirePeer } from "./support/peer.js";
import { sideBySide } from "./support/rounds.js";

const MESSAGES = 20_000;
const BATCH = 500;
/** The official store needs a millisecond for each. */
const OFFICIAL_MESSAGES = 300;
const READS = 10_000;
const PAGES = 1_000;

/** Inserting and reading. `inbound` measures what a store costs listeners. */
export const benchmark: Benchmark = async (options) => {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
  const home = process.cwd();
  // The official store adds its folder to .gitignore and prints a message, unless the entry exists already.
  writeFileSync(join(folder, ".gitignore"), folder);
  process.chdir(folder);
  try {
    return await stores(folder, options);
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
};

/** The official SDK's message store. */
interface OfficialStore {
  saveMessage(message: Readonly<Record<string, unknown>>): void;
  getMessageById(messageId: string, channelId: string, clanId: string): unknown;
}

function officialStore(options: BenchmarkOptions): (new (file: string) => OfficialStore) | undefined {
  installPeer(options);
  if (!hasPeer()) return undefined;
  const module = requirePeer<{ readonly MessageDatabase: new (file: string) => OfficialStore }>(
    "sqlite/MessageDatabase.js",
  );
  return module.MessageDatabase;
}

async function stores(folder: string, options: BenchmarkOptions): Promise<readonly BenchmarkResult[]> {
  const Official = officialStore(options);
  const count = share(MESSAGES, options, 100);
  const messages = chatMessages(count);
  const changes = messages.map((message): StoreChange => ({ kind: "message", message }));
  let files = 0;
  const newFile = (): string => {
    files += 1;
    return join(folder, `${files}.db`);
  };
  const fill = async (store: KyselyMessageStore): Promise<void> => {
    for (let start = 0; start < count; start += BATCH) await store.apply(changes.slice(start, start + BATCH));
  };
  const fillRaw = (raw: RawStore): void => {
    for (let start = 0; start < count; start += BATCH) raw.insert(messages.slice(start, start + BATCH));
  };
  const official = messages.slice(0, share(OFFICIAL_MESSAGES, options, 10)).map(asOfficial);
  const fillOfficial = (peer: OfficialStore): void => {
    for (const message of official) peer.saveMessage(message);
  };
  const inserts = await sideBySide(
    { name: "insert", unit: "messages/s", isRate: true },
    {
      [OURS]: async () => {
        await using store = await builtStore({ file: newFile() });
        await store.open();
        return await perSecond(count, () => fill(store));
      },
      [BARE_DRIVER]: () => {
        const raw = new RawStore(newFile());
        return perSecond(count, () => fillRaw(raw));
      },
      ...(Official === undefined
        ? {}
        : {
            [PEER]: () => {
              const peer = new Official(newFile());
              return perSecond(official.length, () => fillOfficial(peer));
            },
          }),
    },
    options,
  );

  await using store = await builtStore({ file: newFile() });
  await fill(store);
  const raw = new RawStore(newFile());
  fillRaw(raw);
  const peer = Official === undefined ? undefined : new Official(newFile());
  if (peer !== undefined) fillOfficial(peer);
  const reads = share(READS, options, 100);
  const wanted = Array.from({ length: reads }, (_, index) => messages[(index * 7_919) % count] as ChannelMessage);
  const gets = await sideBySide(
    { name: "get one", unit: "messages/s", isRate: true },
    {
      [OURS]: () =>
        perSecond(reads, async () => {
          for (const { messageId } of wanted) await store.get(messageId);
        }),
      [BARE_DRIVER]: () =>
        perSecond(reads, () => {
          for (const { messageId } of wanted) raw.get(messageId);
        }),
      ...(peer === undefined
        ? {}
        : {
            [PEER]: () =>
              perSecond(reads, () => {
                for (let read = 0; read < reads; read += 1) {
                  const { messageId, channelId, clanId } = messages[read % official.length] as ChannelMessage;
                  peer.getMessageById(messageId, channelId, clanId);
                }
              }),
          }),
    },
    options,
  );
  const places = wanted.slice(0, share(PAGES, options, 10));
  const pages = await sideBySide(
    { name: "page of 50", unit: "pages/s", isRate: true },
    {
      [OURS]: () =>
        perSecond(places.length, async () => {
          for (const { channelId, messageId } of places) await store.page({ channelId, before: messageId });
        }),
      [BARE_DRIVER]: () =>
        perSecond(places.length, () => {
          for (const { channelId, messageId } of places) raw.page(channelId, messageId);
        }),
    },
    options,
  );
  return [inserts, gets, pages];
}

/** The simplest store: the message's JSON in a table, as fast as the driver allows. */
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
