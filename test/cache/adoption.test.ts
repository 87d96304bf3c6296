import BetterSqlite3 from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { newFile, newHome, startLife } from "./botWithStore.js";
import { CHANNEL, idOf } from "./messages.js";

const COLUMNS = `content TEXT, mentions TEXT, attachments TEXT, reactions TEXT, msg_references TEXT,
  topic_id TEXT, create_time_seconds INTEGER`;

/** The tables as the other SDKs make them. */
const SCHEMAS = {
  "the Python SDK": [
    "messages",
    `CREATE TABLE messages (id TEXT NOT NULL, channel_id TEXT NOT NULL, clan_id TEXT, sender_id TEXT, ${COLUMNS},
      PRIMARY KEY (id, channel_id))`,
  ],
  "the official SDK": [
    "messages_v2",
    `CREATE TABLE messages_v2 (id TEXT NOT NULL, channel_id TEXT NOT NULL, clan_id TEXT NOT NULL, sender_id TEXT, ${COLUMNS},
      PRIMARY KEY (id, channel_id, clan_id))`,
  ],
} as const;

type Writer = keyof typeof SCHEMAS;

function writeOlder(file: string, writer: Writer, rows: readonly (readonly unknown[])[]): void {
  const database = new BetterSqlite3(file);
  const [table, schema] = SCHEMAS[writer];
  database.exec(schema);
  const insert = database.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  database.transaction(() => {
    for (const row of rows) insert.run(...row);
  })();
  database.close();
}

function rowOf(n: number, more: Readonly<Record<number, unknown>> = {}): readonly unknown[] {
  const row = [
    idOf(n),
    CHANNEL,
    "1830000000000000001",
    "1820000000000000001",
    JSON.stringify({ t: `message ${n}` }),
    '[{"user_id": 1820000000000000002, "s": 0, "e": 3}]',
    '[{"filename": "a.png", "url": "https://a.example/a.png", "filetype": "image/png", "size": 12}]',
    "[]",
    `[{"message_ref_id": "${idOf(0)}", "content": "{}", "message_sender_id": "1820000000000000002"}]`,
    null,
    1_700_000_000 + n,
  ];
  return row.map((value, index) => (index in more ? more[index] : value));
}

describe.each(Object.keys(SCHEMAS) as Writer[])("a database that %s wrote", (writer) => {
  test("is adopted with every message, and its own table stays", async () => {
    const file = newFile();
    const rows = Array.from({ length: 1_300 }, (_, index) => rowOf(index + 1));
    const odd = [rowOf(2_000, { 4: null, 5: "no list", 6: "[{", 7: null, 3: "" }), rowOf(1, { 0: "not an id" })];
    writeOlder(file, writer, [...rows, ...odd]);
    const store = new KyselyMessageStore({ file });
    onTestFinished(() => store.close());
    expect(await store.count(CHANNEL)).toBe(1_301);
    const message = await store.get(idOf(1_300));
    expect(message).toMatchObject({ text: "message 1300", senderId: "1820000000000000001" });
    expect(message?.mentions).toMatchObject([{ userId: "1820000000000000002", s: 0, e: 3 }]);
    expect(message?.attachments).toMatchObject([{ filename: "a.png", url: "https://a.example/a.png", size: 12 }]);
    expect(message?.references).toMatchObject([{ messageRefId: idOf(0) }]);
    expect(await store.get(idOf(2_000))).toMatchObject({ text: "", senderId: "0", attachments: [] });
    expect(await store.search("message 77")).toHaveLength(1);
    await store.close();
    const database = new BetterSqlite3(file);
    onTestFinished(() => void database.close());
    expect(database.prepare(`SELECT count(*) AS n FROM ${SCHEMAS[writer][0]}`).get()).toStrictEqual({ n: 1_302 });
  });

  test("is adopted although some of its rows are no messages", async () => {
    const file = newFile();
    const tooLong = "9999999999999999999";
    const odd = [
      rowOf(1, { 0: tooLong }),
      rowOf(2, { 1: tooLong }),
      rowOf(3, { 2: tooLong, 3: tooLong, 9: tooLong, 10: null }),
      rowOf(4, { 0: "", 10: -5 }),
      rowOf(5, { 10: 1_700_000_005.5 }),
      rowOf(6, { 10: 1e15, 5: "null", 6: "{}", 7: "[1]" }),
    ];
    writeOlder(file, writer, odd);
    const store = new KyselyMessageStore({ file });
    onTestFinished(() => store.close());
    const messages = await store.page({ channelId: CHANNEL, order: "oldest" });
    expect(messages.map(({ id }) => id)).toStrictEqual([3, 5, 6].map(idOf));
    expect(messages[0]).toMatchObject({ clanId: undefined, senderId: "0", topicId: undefined, text: "message 3" });
    expect(messages[1]?.createdAt).toStrictEqual(new Date(1_700_000_005_000));
  });

  test("is adopted once: what was deleted since does not come back", async () => {
    const file = newFile();
    writeOlder(file, writer, [rowOf(1), rowOf(2)]);
    for (const expected of [2, 1]) {
      const store = new KyselyMessageStore({ file });
      expect(await store.count()).toBe(expected);
      await store.delete(idOf(1));
      await store.close();
    }
  });

  test("is where a bot goes on from", async () => {
    const home = await newHome();
    const { sandbox } = home;
    const alice = sandbox.user("alice");
    const known = await alice.send(sandbox.channelId, "known");
    writeOlder(home.file, writer, [rowOf(1, { 0: known.id, 1: sandbox.channelId, 2: sandbox.clanId })]);
    await alice.send(sandbox.channelId, "missed");
    const life = await startLife(home);
    expect(life.heard).toContain("replayed message missed");
    await life.client.close();
  });
});
