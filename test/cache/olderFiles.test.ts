import BetterSqlite3 from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { encodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { systemClock } from "../../src/core/clock.js";
import { newFile } from "./botWithStore.js";
import { CHANNEL, dateOf, idOf, messageOf } from "./messages.js";
import { byTurn, type Carried, RecordedDatabase } from "./recordedDatabase.js";

/** A file as the first version left it: its migrations were kept by Kysely's own migrator. */
const FIRST_VERSION = `
  create table mezonkit_versions (name varchar(255) not null primary key, timestamp varchar(255) not null);
  create table mezonkit_versions_lock (id varchar(255) not null primary key, is_locked integer default 0 not null);
  insert into mezonkit_versions_lock values ('migration_lock', 0);
  insert into mezonkit_versions values ('001_tables', '2026-01-31T12:00:00.000Z'), ('002_adopt_older', '2026-01-31T12:00:00.001Z');
  create table mezonkit_messages (id integer primary key, channel_id bigint not null, clan_id bigint not null,
    sender_id bigint not null, topic_id bigint not null, code integer not null, created bigint not null,
    edited bigint not null, removed bigint default 0 not null, size integer not null, indexed integer default 0 not null,
    content text not null, wire blob not null);
  create index mezonkit_messages_by_channel on mezonkit_messages
    (channel_id, id, topic_id, sender_id, created, removed, size);
  create index mezonkit_messages_unsearchable on mezonkit_messages (id) where indexed = 0;
  create table mezonkit_spans (channel_id bigint not null, topic_id bigint not null, clan_id bigint not null,
    after_id bigint not null, newest_id bigint not null, heard integer not null,
    constraint mezonkit_spans_key primary key (channel_id, topic_id, after_id));
  create table mezonkit_beginning (one integer primary key, seconds bigint not null);
  create virtual table mezonkit_search using fts5(words, content='', contentless_delete=1);
  create trigger mezonkit_search_delete after delete on mezonkit_messages when old.indexed = 1
    begin delete from mezonkit_search where rowid = old.id; end;
  insert into mezonkit_beginning values (1, 1700000000);`;

/** Makes a file of the first version of an empty one, with 300 messages. */
function fillFirstVersion(older: BetterSqlite3.Database): void {
  older.exec(FIRST_VERSION);
  const insert = older.prepare("insert into mezonkit_messages values (?, ?, ?, ?, 0, 0, ?, 0, 0, 100, 1, ?, ?)");
  const words = older.prepare("insert into mezonkit_search (rowid, words) values (?, ?)");
  for (let n = 1; n <= 300; n += 1) {
    const { messageId, channelId, clanId, senderId, content, createTimeSeconds, ...rest } = messageOf(n);
    const ids = { messageId, channelId, clanId, senderId, createTimeSeconds };
    const wire = encodeChannelMessage({ ...rest, ...ids, content: "" });
    insert.run(messageId, channelId, clanId, senderId, createTimeSeconds, content, wire);
    words.run(BigInt(messageId), `message ${n}`);
  }
  older
    .prepare("insert into mezonkit_spans values (?, 0, 0, ?, ?, 1)")
    .run(BigInt(CHANNEL), BigInt(idOf(0)), BigInt(idOf(300)));
}

test("a file of the first version opens with all that it holds", async () => {
  const file = newFile();
  const older = new BetterSqlite3(file);
  older.pragma("journal_mode = WAL");
  fillFirstVersion(older);
  older.close();

  const store = new KyselyMessageStore({ file });
  onTestFinished(() => store.close());
  expect(await store.begin(1_800_000_000)).toBe(1_700_000_000);
  expect(await store.statistics()).toMatchObject({ messages: 300, oldest: dateOf(1), newest: dateOf(300) });
  expect((await store.get(idOf(77)))?.wire).toStrictEqual(messageOf(77));
  expect((await store.search("message 77")).map(({ id }) => id)).toStrictEqual([idOf(77)]);
  expect(await store.heard()).toMatchObject([{ channelId: CHANNEL, heardId: idOf(300) }]);
  expect(await store.rangeAt({ channelId: CHANNEL, topicId: "0" }, idOf(5))).toStrictEqual({
    after: idOf(0),
    newest: idOf(300),
  });
});

/** Rows that each turn has changed in tables of a kind. */
function changes(carried: readonly Carried[], pattern: RegExp): readonly number[] {
  return byTurn(carried.filter(({ text }) => pattern.test(text))).map((turn) =>
    turn.reduce((sum, one) => sum + one.changes, 0),
  );
}

test("messages go from the index of the first version to today's in small steps, newest first", async () => {
  const database = new RecordedDatabase();
  fillFirstVersion(database.raw);
  database.raw
    .prepare("update mezonkit_messages set content = ? where id = ?")
    .run(JSON.stringify({ t: "我喜欢咖啡" }), BigInt(idOf(10)));
  const store = new KyselyMessageStore({
    dialect: database.dialect,
    clock: { ...systemClock, now: () => 1_800_000_000_000 },
  });
  onTestFinished(() => store.close());

  const some = await database.during(async () => {
    expect(await store.search("message", { limit: 5 })).toHaveLength(5);
  });
  expect(changes(some, /^update "mezonkit_messages"/)).toStrictEqual([64]);
  await store.delete(idOf(5));
  const rest = await database.during(async () => {
    expect((await store.search("咖啡")).map(({ id }) => id)).toStrictEqual([idOf(10)]);
  });
  expect(changes(rest, /^update "mezonkit_messages"/)).toStrictEqual([64, 64, 64, 43]);
  expect((await store.search("message", { limit: 1_000 })).length).toBe(298);

  await store.maintain();
  expect(database.raw.prepare("select name from sqlite_master where name like 'mezonkit_search%'").all()).toStrictEqual(
    [],
  );
  expect(await store.search("message", { limit: 1_000 })).toHaveLength(298);
});
