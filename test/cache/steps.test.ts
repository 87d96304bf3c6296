import { expect, onTestFinished, test } from "vitest";
import { KyselyMessageStore, type KyselyMessageStoreOptions } from "../../src/cache/index.js";
import { type Clock, systemClock } from "../../src/core/clock.js";
import { CHANNEL, idOf, OTHER_CHANNEL, posts } from "./messages.js";
import { byTurn, type Carried, RecordedDatabase } from "./recordedDatabase.js";

// What no call may do is to hold the event loop for long. How long a statement takes depends on the rows it reads or
// changes: they are what is looked at here.

const READ_A_STEP = 10_000;
/** Every step seems to take no time: however slow this machine is, each is as large as it may be. */
const STOPPED: Clock = { ...systemClock, now: () => 1_800_000_000_000 };

async function newStore(options: Omit<KyselyMessageStoreOptions, "file" | "dialect"> = {}) {
  const database = new RecordedDatabase();
  const store = new KyselyMessageStore({ dialect: database.dialect, clock: STOPPED, ...options });
  onTestFinished(() => store.close());
  await store.open();
  return { database, store };
}

/** Rows that each turn of the event loop has changed in the table of messages. */
function changed(carried: readonly Carried[], verb: "delete" | "insert" | "update"): readonly number[] {
  const isOf = ({ text }: Carried): boolean => new RegExp(`^${verb}.+"mezonkit_messages"`).test(text);
  return byTurn(carried.filter(isOf)).map((turn) => turn.reduce((sum, { changes }) => sum + changes, 0));
}

/** Rows that were added up in each turn. */
function addedUp(carried: readonly Carried[]): readonly number[] {
  return byTurn(carried.filter(({ text }) => text.includes("sum(size)"))).map((turn) =>
    turn.reduce((sum, { rows }) => sum + rows.reduce((all, row) => all + Number(row["rows"]), 0), 0),
  );
}

test.each(["count", "statistics"] as const)("%s adds up so many rows in a turn, and no more", async (method) => {
  const { database, store } = await newStore();
  database.fill(25_000);
  database.fill(7_000, OTHER_CHANNEL, 30_000);
  const carried = await database.during(async () => {
    const answer = await store[method]();
    expect(typeof answer === "number" ? answer : answer.messages).toBe(32_000);
  });
  const rows = addedUp(carried);
  expect(Math.max(...rows)).toBe(READ_A_STEP);
  expect(rows.reduce((sum, some) => sum + some, 0)).toBe(32_000);
});

test("a page passes over so many messages in a turn, while it looks for those of somebody", async () => {
  const { database, store } = await newStore();
  database.fill(25_000);
  const senderId = "1820000000000000099";
  const carried = await database.during(async () => {
    expect(await store.page({ channelId: CHANNEL, senderId })).toStrictEqual([]);
  });
  const edges = carried.filter(({ text }) => text.includes("offset")).map(({ rows }) => rows[0]?.["edge"]);
  expect(edges).toStrictEqual([idOf(25_000 - READ_A_STEP + 1), idOf(25_000 - 2 * READ_A_STEP + 1), undefined]);
  expect(byTurn(carried)).toHaveLength(3);
});

test("a page passes over messages that were removed, a page in a turn", async () => {
  const { database, store } = await newStore();
  await store.apply(posts(1, 1_000));
  database.raw.exec(`update mezonkit_messages set removed = 1 where id > ${idOf(100)}`);
  const carried = await database.during(async () => {
    const page = await store.page({ channelId: CHANNEL, limit: 100 });
    expect([page.length, page[0]?.id]).toStrictEqual([100, idOf(100)]);
  });
  expect(byTurn(carried)).toHaveLength(10);
});

/** Entries of the index of words that each turn has read. */
function entries(carried: readonly Carried[]): readonly number[] {
  return byTurn(carried.filter(({ text }) => text.includes("match"))).map((turn) =>
    turn.reduce((sum, { rows }) => sum + Number(rows[0]?.["count"] ?? rows.length), 0),
  );
}

test.each([
  ["in all channels", {}],
  ["in a channel", { channelId: CHANNEL }],
])(
  "a search %s for words that stand in no message together reads so much of the index in a turn",
  async (_, options) => {
    const { database, store } = await newStore();
    database.fill(45_000);
    const carried = await database.during(async () =>
      expect(await store.search("even odd", options)).toStrictEqual([]),
    );
    const read = entries(carried);
    expect(Math.max(...read)).toBeLessThanOrEqual(2 * 256 + 16_384);
    // Half of all messages hold each word, and each step reads so many entries of either.
    expect(read).toHaveLength(Math.ceil(22_500 / 8_192));
  },
);

test("a search in a channel reads nothing of other channels", async () => {
  const { database, store } = await newStore();
  database.fill(2_000);
  const carried = await database.during(async () => {
    expect(await store.search("even", { channelId: OTHER_CHANNEL })).toStrictEqual([]);
    expect(await store.search("even odd", { channelId: OTHER_CHANNEL })).toStrictEqual([]);
  });
  expect(entries(carried)).toStrictEqual([0, 0]);
});

test("a search changes the index only if there are new messages", async () => {
  const { database, store } = await newStore();
  await store.apply(posts(1, 10));
  const search = () => database.during(async () => expect(await store.search("message")).toHaveLength(10));
  const merges = (carried: readonly Carried[]): number => carried.filter(({ text }) => text.includes("rank")).length;
  expect(merges(await search())).toBe(1);
  expect((await search()).filter(({ text }) => !text.trim().startsWith("select"))).toStrictEqual([]);
});

test("a search for a rare and a common word reads the messages of the rare one only", async () => {
  const { database, store } = await newStore();
  database.fill(45_000);
  // One message in a hundred, all of them even.
  database.raw.exec(`
    insert or replace into mezonkit_words (rowid, tokens)
    select id, 'even rare' from mezonkit_messages where (id - ${idOf(0)}) % 100 = 0`);
  const carried = await database.during(async () => expect(await store.search("rare odd")).toStrictEqual([]));
  expect(entries(carried)).toStrictEqual([2 * 256, 450 - 256]);
});

test.each([
  ["clear", (store: KyselyMessageStore) => store.clear()],
  ["clearChannel", (store: KyselyMessageStore) => store.clearChannel(CHANNEL)],
])("%s deletes so many messages in a turn, and leaves what comes meanwhile", async (_, clear) => {
  const { database, store } = await newStore();
  database.fill(950);
  const carried = await database.during(async () => {
    const cleared = clear(store);
    await new Promise((resolve) => setImmediate(resolve));
    await store.apply(posts(2_000, 2_009));
    expect(await cleared).toBe(950);
  });
  expect(Math.max(...changed(carried, "delete"))).toBe(100);
  expect(await store.count()).toBe(10);
});

test("retention deletes so many messages in a turn", async () => {
  const { database, store } = await newStore({ retention: { maxMessages: 100 } });
  database.fill(1_000);
  const carried = await database.during(() => store.maintain());
  expect(changed(carried, "delete")).toStrictEqual(Array.from({ length: 9 }, () => 100));
});

test("retention adds up again only when what was written since may be too much", async () => {
  const { database, store } = await newStore({ retention: { maxMessages: 1_000 } });
  database.fill(990);
  expect(addedUp(await database.during(() => store.maintain()))).toStrictEqual([990]);
  await store.apply(posts(2_001, 2_015));
  expect(addedUp(await database.during(() => store.maintain()))).toStrictEqual([]);
  await store.apply(posts(2_016, 2_030));
  expect(addedUp(await database.during(() => store.maintain()))).not.toStrictEqual([]);
  expect(await store.count()).toBe(1_000);
});

test("a large batch is written so many messages in a turn, all of it or nothing", async () => {
  const { database, store } = await newStore();
  const carried = await database.during(() => store.apply(posts(1, 1_000)));
  expect(Math.max(...changed(carried, "insert"))).toBe(128);
  expect(carried.filter(({ text }) => text.startsWith("begin"))).toHaveLength(1);
});

test("messages are made findable so many in a turn", async () => {
  const { database, store } = await newStore();
  await store.apply(posts(1, 300));
  const carried = await database.during(() => store.maintain());
  expect(Math.max(...changed(carried, "update"))).toBe(64);
});

test("lines are read and written so many in a turn", async () => {
  const { database, store } = await newStore();
  await store.apply(posts(1, 1_200));
  const exported: string[] = [];
  const read = await database.during(async () => {
    for await (const line of store.exportLines()) exported.push(line);
  });
  expect(byTurn(read).map((turn) => turn.length)).toStrictEqual([1, 1, 1]);
  const target = await newStore();
  const written = await target.database.during(() => target.store.importLines(exported));
  expect(Math.max(...changed(written, "insert"))).toBeLessThanOrEqual(128);
});

test("steps become smaller while they take long, and larger again when they do not", async () => {
  let now = 0;
  let statementMs = 0;
  const clock = { ...systemClock, now: () => now };
  const database = new RecordedDatabase({
    onStatement: () => {
      now += statementMs;
    },
  });
  const store = new KyselyMessageStore({ dialect: database.dialect, clock });
  onTestFinished(() => store.close());
  await store.open();
  database.fill(2_000);
  const deleted = async (): Promise<readonly number[]> =>
    changed(await database.during(() => store.clearChannel(CHANNEL)), "delete").filter((rows) => rows > 0);
  statementMs = 60;
  const slow = await deleted();
  expect([slow.slice(0, 5), slow.at(-2)]).toStrictEqual([[100, 50, 25, 13, 13], 13]);
  statementMs = 0;
  database.fill(1_000);
  expect((await deleted()).slice(0, 8)).toStrictEqual([13, 25, 50, 100, 100, 100, 100, 100]);
});

test("the statements of a batch become smaller while they take long", async () => {
  let now = 0;
  const clock = { ...systemClock, now: () => now };
  const database = new RecordedDatabase({
    onStatement: () => {
      now += 60;
    },
  });
  const store = new KyselyMessageStore({ dialect: database.dialect, clock });
  onTestFinished(() => store.close());
  await store.open();
  const carried = await database.during(() => store.apply(posts(1, 300)));
  expect(changed(carried, "insert").slice(0, 4)).toStrictEqual([128, 16, 16, 16]);
  expect(await store.count()).toBe(300);
});

test("the index of words is merged in steps, and never by SQLite itself", async () => {
  const { database, store } = await newStore();
  const settings = database.raw.prepare("select k, v from mezonkit_words_config where k <> 'version' order by k").all();
  expect(settings).toStrictEqual([
    { k: "automerge", v: 0 },
    { k: "crisismerge", v: 1_000 },
    { k: "pgsz", v: 16_000 },
  ]);
  const parts = (): unknown =>
    database.raw.prepare("select count(distinct segid) from mezonkit_words_idx").pluck().get();
  await store.apply(posts(1, 1_000));
  expect(await store.search("message 1000")).toHaveLength(1);
  // Sixteen times some messages were put into it.
  expect(parts()).toBeLessThan(8);
});
