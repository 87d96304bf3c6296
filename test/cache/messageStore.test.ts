import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { PostgresDialect, SqliteDialect } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { KyselyMessageStore, type KyselyMessageStoreOptions, type StoredMessage } from "../../src/cache/index.js";
import { CHANNEL, dateOf, edit, idOf, messageOf, OTHER_CHANNEL, post, posts, reaction, removal } from "./messages.js";
import { type PostgresServer, startPostgres } from "./postgresServer.js";

type Options = Omit<KyselyMessageStoreOptions, "file" | "dialect">;

const postgres: { server: PostgresServer | string } = { server: "not started" };
beforeAll(async () => {
  postgres.server = await startPostgres();
  if (typeof postgres.server === "string")
    process.stderr.write(`The tests on PostgreSQL are skipped: ${postgres.server}.\n`);
}, 60_000);
afterAll(() => {
  if (typeof postgres.server !== "string") postgres.server.stop();
});

const PLACE = { channelId: CHANNEL, topicId: "0" };

function textsOf(messages: readonly StoredMessage[]): readonly number[] {
  return messages.map(({ text }) => Number(text.replace("message ", "")));
}

/** A driver whose SQLite says that it was built without full text search. */
function withoutFullText(file: string): SqliteDialect {
  const database = new BetterSqlite3(file);
  return new SqliteDialect({
    database: {
      close: () => void database.close(),
      prepare: (text) => database.prepare(text.includes("pragma_module_list") ? "select 1 as found where false" : text),
    },
  });
}

const ENGINES = ["SQLite", "SQLite in this thread", "SQLite without FTS5", "PostgreSQL"] as const;

describe.each(ENGINES)("a message store on %s", (engine) => {
  /** How to make stores on one new database. */
  async function newDatabase(): Promise<(options?: Options) => KyselyMessageStore> {
    const stores: KyselyMessageStore[] = [];
    let make: (options?: Options) => KyselyMessageStore;
    if (engine !== "PostgreSQL") {
      const folder = mkdtempSync(join(tmpdir(), "mezonkit-cache-"));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const file = join(folder, "cache.db");
      make = (options) =>
        new KyselyMessageStore({
          ...(engine === "SQLite without FTS5"
            ? { dialect: () => withoutFullText(file) }
            : { file, thread: engine === "SQLite" && options?.clock === undefined }),
          ...options,
        });
    } else {
      const pool = await (postgres.server as PostgresServer).createDatabase();
      make = (options) =>
        new KyselyMessageStore({
          dialect: () => new PostgresDialect({ pool: () => Promise.resolve(pool()) }),
          ...options,
        });
    }
    onTestFinished(async () => {
      for (const store of stores) await store.close();
    });
    return (options) => {
      const store = make(options);
      stores.push(store);
      return store;
    };
  }

  async function newStore(options: Options = {}): Promise<KyselyMessageStore> {
    return (await newDatabase())(options);
  }

  function check(name: string, work: () => Promise<void>): void {
    test(name, async ({ skip }) => {
      if (engine === "PostgreSQL" && typeof postgres.server === "string") skip(postgres.server);
      await work();
    });
  }

  function checkEach(
    name: string,
    samples: readonly (readonly [string, string])[],
    work: (words: string, text: string) => Promise<void>,
  ): void {
    for (const [words, text] of samples) check(name.replace("%s", words), () => work(words, text));
  }

  check("gives back what it was given, every field of it", async () => {
    const store = await newStore();
    const message = messageOf(1, {
      topicId: "1860000000000000001",
      clanNick: "Aly",
      avatar: "https://a.example/a.png",
    });
    await store.apply([{ kind: "message", message }]);
    const stored = await store.get(idOf(1));
    expect(stored?.wire).toStrictEqual(message);
    expect(stored).toMatchObject({ id: idOf(1), channelId: CHANNEL, senderName: "alice", text: "message 1" });
    expect(stored?.mentions[0]?.userId).toBe("1820000000000000002");
    expect(stored?.createdAt).toStrictEqual(dateOf(1));
    expect(await store.get(idOf(2))).toBeUndefined();
  });

  check("keeps it after it was closed, and opens again", async () => {
    const open = await newDatabase();
    const first = open();
    await first.apply(posts(1, 3));
    await first.close();
    await expect(first.count()).rejects.toMatchObject({ code: "store_failed", reason: "closed" });
    await first.open();
    expect(await first.count()).toBe(3);
    await first.close();
    expect(await open().count(CHANNEL)).toBe(3);
  });

  check("pages through a channel in both directions", async () => {
    const store = await newStore();
    await store.apply([...posts(1, 300), ...posts(301, 310, { channelId: OTHER_CHANNEL })]);
    const page = async (query: object): Promise<readonly number[]> =>
      textsOf(await store.page({ channelId: CHANNEL, ...query }));
    expect(await page({ limit: 3 })).toStrictEqual([300, 299, 298]);
    expect(await page({})).toHaveLength(50);
    expect(await page({ limit: 2, order: "oldest" })).toStrictEqual([1, 2]);
    expect(await page({ limit: 3, before: idOf(10) })).toStrictEqual([9, 8, 7]);
    expect(await page({ limit: 3, after: idOf(10) })).toStrictEqual([11, 12, 13]);
    expect(await page({ limit: 2, after: idOf(10), order: "newest" })).toStrictEqual([300, 299]);
    expect(await page({ after: idOf(10), before: idOf(13) })).toStrictEqual([11, 12]);
    expect(await page({ limit: 5, around: idOf(10) })).toStrictEqual([8, 9, 10, 11, 12]);
    expect(await page({ limit: 4, around: idOf(1) })).toStrictEqual([1, 2, 3]);
    expect(await page({ since: dateOf(299) })).toStrictEqual([300, 299]);
    expect(await page({ until: dateOf(3) })).toStrictEqual([2, 1]);
  });

  check("finds by sender and by topic", async () => {
    const store = await newStore();
    const bob = "1820000000000000009";
    const topicId = "1860000000000000001";
    await store.apply([...posts(1, 5), ...posts(6, 7, { senderId: bob }), ...posts(8, 9, { topicId })]);
    const page = async (query: object): Promise<readonly number[]> =>
      textsOf(await store.page({ channelId: CHANNEL, ...query }));
    expect(await page({ senderId: bob })).toStrictEqual([7, 6]);
    expect(await page({ topicId })).toStrictEqual([9, 8]);
    expect(await page({ topicId: null, limit: 3 })).toStrictEqual([7, 6, 5]);
  });

  check("follows edits, reactions and removals, and keeps when they were", async () => {
    const store = await newStore();
    await store.apply(posts(1, 3));
    await store.apply([edit(1, "better"), reaction(1, "👍"), reaction(1, "👍"), reaction(1, "🎉"), removal(2)]);
    const edited = await store.get(idOf(1));
    expect(edited).toMatchObject({ text: "better", code: 0, editedAt: new Date((1_700_000_000 + 1_000) * 1000) });
    expect(edited?.reactions.map(({ emoji, count }) => [emoji, count])).toStrictEqual([
      ["👍", 2],
      ["🎉", 1],
    ]);
    expect((await store.get(idOf(2)))?.removedAt).toStrictEqual(new Date((1_700_000_000 + 2_000) * 1000));
    expect(textsOf(await store.page({ channelId: CHANNEL, order: "oldest" }))).toStrictEqual([Number.NaN, 3]);
    expect(await store.page({ channelId: CHANNEL, includeRemoved: true })).toHaveLength(3);
    await store.apply([reaction(1, "👍", { action: true }), edit(2, "too late"), reaction(99, "👍")]);
    expect((await store.get(idOf(1)))?.reactions.map(({ emoji }) => emoji)).toStrictEqual(["🎉"]);
    expect((await store.get(idOf(2)))?.text).toBe("message 2");
    expect(await store.get(idOf(99))).toBeUndefined();
  });

  check("deletes what is removed when it is told to", async () => {
    const store = await newStore({ onRemoval: "remove" });
    await store.apply([...posts(1, 3), removal(1)]);
    await store.apply([removal(2)]);
    expect(textsOf(await store.page({ channelId: CHANNEL, includeRemoved: true }))).toStrictEqual([3]);
  });

  check("does not let what is older undo an edit or a removal", async () => {
    const store = await newStore();
    await store.apply(posts(1, 2));
    await store.apply([edit(1, "better"), removal(2)]);
    await store.apply(posts(1, 2));
    await store.apply([edit(1, "worse", 1_700_000_500)]);
    expect((await store.get(idOf(1)))?.text).toBe("better");
    expect((await store.get(idOf(2)))?.removedAt).toBeInstanceOf(Date);
  });

  check("stores all of a batch or nothing", async () => {
    const store = await newStore();
    const impossible = post(2, { senderId: "no id at all", createTimeSeconds: -1 });
    await expect(store.apply([post(1), impossible])).rejects.toBeInstanceOf(Error);
    expect(await store.count()).toBe(0);
  });

  check("searches words without regard to case and accents", async () => {
    const store = await newStore();
    const say = (n: number, t: string, channelId = CHANNEL) => post(n, { content: JSON.stringify({ t }), channelId });
    await store.apply([
      say(1, "Uống cà phê không?"),
      say(2, "ca phe sua da"),
      say(3, "Đà Nẵng đẹp lắm"),
      say(4, "CÀ PHÊ ở đâu", OTHER_CHANNEL),
      post(5, { content: "not json" }),
    ]);
    const found = async (words: string, options = {}): Promise<readonly string[]> =>
      (await store.search(words, options)).map(({ id }) => id);
    expect(await found("cà phê")).toStrictEqual([idOf(4), idOf(2), idOf(1)]);
    expect(await found("PHE ca", { channelId: CHANNEL })).toStrictEqual([idOf(2), idOf(1)]);
    expect(await found("ca phe", { limit: 1 })).toStrictEqual([idOf(4)]);
    expect(await found("da nang dep")).toStrictEqual([idOf(3)]);
    expect(await found("trà")).toStrictEqual([]);
    expect(await found("it's \"a' & (b")).toStrictEqual([]);
    await store.apply([edit(3, "Huế"), removal(1)]);
    expect(await found("nang")).toStrictEqual([]);
    expect(await found("hue")).toStrictEqual([idOf(3)]);
    expect(await found("ca phe", { channelId: CHANNEL })).toStrictEqual([idOf(2)]);
    await store.delete(idOf(2));
    expect(await found("ca phe", { channelId: CHANNEL, includeRemoved: true })).toStrictEqual([idOf(1)]);
    await expect(store.search(" ?! ")).rejects.toMatchObject({ code: "validation_failed", path: "words" });
  });

  checkEach(
    "finds a word inside a run of letters, where no spaces are written: %s",
    [
      ["咖啡", "我在Starbucks喝咖啡，很好"],
      ["喝咖啡", "我在Starbucks喝咖啡，很好"],
      ["starbucks 咖啡", "我在Starbucks喝咖啡，很好"],
      ["茶", "他不喜欢喝茶"],
      ["コーヒー", "毎朝コーヒーを飲みます"],
      ["カフェ", "駅前のｶﾌｪで"],
      ["กาแฟ", "ฉันชอบกาแฟมาก"],
      ["កាហ្វេ", "ខ្ញុំចូលចិត្តកាហ្វេណាស់"],
      ["ກາເຟ", "ຂ້ອຍມັກກາເຟຫຼາຍ"],
      ["ကော်ဖီ", "ကျွန်တော်ကော်ဖီကြိုက်တယ်"],
      ["커피", "커피를 좋아해요"],
    ],
    async (words, text) => {
      const store = await newStore();
      const say = (n: number, t: string) => post(n, { content: JSON.stringify({ t }) });
      await store.apply([say(1, text), say(2, "something else 無 ไม่ 아니"), say(3, text)]);
      const found = async (options = {}): Promise<readonly string[]> =>
        (await store.search(words, options)).map(({ id }) => id);
      expect(await found()).toStrictEqual([idOf(3), idOf(1)]);
      expect(await found({ channelId: CHANNEL })).toStrictEqual([idOf(3), idOf(1)]);
      expect(await found({ channelId: OTHER_CHANNEL })).toStrictEqual([]);
      await store.apply([edit(1, "changed")]);
      expect(await found()).toStrictEqual([idOf(3)]);
    },
  );

  checkEach(
    "does not take letters that stand apart, or other letters, for a word: %s",
    [
      ["咖啡店", "咖啡和啡店"],
      ["かぎ", "かき"],
      ["ที", "ที่"],
      ["art", "start"],
    ],
    async (words, text) => {
      const store = await newStore();
      await store.apply([post(1, { content: JSON.stringify({ t: text }) })]);
      expect(await store.search(words)).toStrictEqual([]);
      expect(await store.search(text)).toHaveLength(1);
    },
  );

  check("forgets one, a channel, everything", async () => {
    const store = await newStore();
    await store.apply([...posts(1, 10), ...posts(11, 15, { channelId: OTHER_CHANNEL })]);
    expect(await store.delete(idOf(1))).toBe(true);
    expect(await store.delete(idOf(1))).toBe(false);
    expect(await store.clearChannel(OTHER_CHANNEL)).toBe(5);
    expect([await store.count(), await store.count(CHANNEL), await store.count(OTHER_CHANNEL)]).toStrictEqual([
      9, 9, 0,
    ]);
    expect(await store.clear()).toBe(9);
    expect(await store.count()).toBe(0);
  });

  check("counts and tells what it holds", async () => {
    const store = await newStore();
    expect(await store.statistics()).toStrictEqual({
      ...{ messages: 0, removed: 0, channels: 0, bytes: 0, oldest: undefined, newest: undefined },
    });
    await store.apply([...posts(1, 10), ...posts(11, 15, { channelId: OTHER_CHANNEL }), removal(15)]);
    const { bytes, ...rest } = await store.statistics();
    expect(rest).toStrictEqual({ messages: 14, removed: 1, channels: 2, oldest: dateOf(1), newest: dateOf(15) });
    expect(bytes).toBeGreaterThan(15 * 50);
  });

  check("exports lines that another store imports, to the last field", async () => {
    const source = await newStore();
    const target = await newStore();
    await source.apply([...posts(1, 1_200), edit(5, "better"), reaction(6, "👍"), removal(7)]);
    expect(await target.importLines(source.exportLines())).toBe(1_200);
    for (const n of [1, 5, 6, 7, 1_200]) expect(await target.get(idOf(n))).toStrictEqual(await source.get(idOf(n)));
    expect(await target.statistics()).toStrictEqual(await source.statistics());
    const broken = target.importLines(["", '{"id":"1"}']);
    await expect(broken).rejects.toMatchObject({ code: "validation_failed", path: "line 2" });
  });

  check("names what cannot be used", async () => {
    const store = await newStore();
    await store.apply(posts(1, 2));
    const page = (query: object): Promise<unknown> => store.page({ channelId: CHANNEL, ...query });
    const attempts: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["messageId", () => store.get("none")],
      ["messageId", () => store.get(5 as never)],
      // One more than 64 bits hold.
      ["messageId", () => store.get("9223372036854775808")],
      ["messageId", () => store.delete("-1")],
      ["messageIds[1]", () => store.storedAmong([idOf(1), "none"])],
      ["channelId", () => store.count("none")],
      ["channelId", () => store.clearChannel("1.5")],
      ["channelId", () => page({ channelId: "" })],
      ["topicId", () => page({ topicId: 5 })],
      ["before", () => page({ before: "0" })],
      ["around", () => page({ around: idOf(1), after: idOf(2) })],
      ["since", () => page({ since: "2026-01-31" })],
      ["until", () => page({ until: new Date(Number.NaN) })],
      ["order", () => page({ order: "desc" })],
      ["limit", () => page({ limit: 1_001 })],
      ["words", () => store.search('"*"')],
      ["limit", () => store.search("message", { limit: 0 })],
      ["line 2", () => store.importLines(["", "{}"])],
    ];
    for (const [path, attempt] of attempts)
      await expect(attempt(), path).rejects.toMatchObject({ code: "validation_failed", path });
    expect(await store.get("9223372036854775807")).toBeUndefined();
  });

  check("holds what people make up: NULs, words without end, signs of a search language", async () => {
    const store = await newStore();
    const endless = "đ".repeat(3_000);
    const texts = ["a\0b", endless, `"quoted' OR (x* NEAR:y) & !z | 50% c++`, "Đà Nẵng".normalize("NFD")];
    await store.apply(texts.map((t, n) => post(n, { content: JSON.stringify({ t }) })));
    // Literally, which no JSON is.
    await store.apply([post(9, { content: "not \0 json" })]);
    const found = async (words: string): Promise<readonly string[]> =>
      (await store.search(words)).map(({ text }) => text);
    for (const text of texts) expect(await found(text)).toStrictEqual([text]);
    expect(await found("or near Z C++ 50")).toStrictEqual([texts[2]]);
    expect(await found("da nang")).toStrictEqual([texts[3]]);
    expect(await found("quoted & missing")).toStrictEqual([]);
    expect((await store.get(idOf(9)))?.text).toBe("not \0 json");
  });

  describe("keeps within its limits", () => {
    const now = { now: () => dateOf(100).getTime() };
    const clock = { ...now, setTimeout, clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout) };

    check("by age", async () => {
      const store = await newStore({ clock, retention: { maxAgeMs: 10_000 } });
      await store.apply(posts(81, 100));
      await store.maintain();
      expect(textsOf(await store.page({ channelId: CHANNEL, order: "oldest" }))).toStrictEqual([
        90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100,
      ]);
    });

    check("by number, in all and of each channel", async () => {
      const store = await newStore({ clock, retention: { maxMessages: 12, perChannel: { maxMessages: 10 } } });
      await store.apply([...posts(1, 40), ...posts(41, 45, { channelId: OTHER_CHANNEL })]);
      await store.maintain();
      expect([await store.count(CHANNEL), await store.count(OTHER_CHANNEL)]).toStrictEqual([7, 5]);
      await store.apply(posts(50, 80));
      await store.maintain();
      expect([await store.count(CHANNEL), await store.count(OTHER_CHANNEL)]).toStrictEqual([10, 0]);
    });

    check("by bytes", async () => {
      const store = await newStore({ clock, retention: { perChannel: { maxBytes: 2_000 } } });
      await store.apply([...posts(1, 100), ...posts(101, 103, { channelId: OTHER_CHANNEL })]);
      await store.maintain();
      const [newest] = await store.page({ channelId: CHANNEL, limit: 1 });
      expect(newest?.id).toBe(idOf(100));
      expect((await store.statistics()).bytes).toBeLessThan(3_000);
      expect(await store.count(OTHER_CHANNEL)).toBe(3);
    });

    check("however much there is too much of", async () => {
      const retention = { maxAgeMs: 95_000, maxMessages: 700, perChannel: { maxMessages: 600 } };
      const store = await newStore({ clock, retention });
      await store.apply([...posts(-1_600, 5), ...posts(6, 705, { createTimeSeconds: 1_700_000_099 })]);
      await store.apply(posts(706, 1_405, { channelId: OTHER_CHANNEL, createTimeSeconds: 1_700_000_099 }));
      await store.maintain();
      expect([await store.count(CHANNEL), await store.count(OTHER_CHANNEL)]).toStrictEqual([0, 600]);
      expect(textsOf(await store.page({ channelId: OTHER_CHANNEL, order: "oldest", limit: 1 }))).toStrictEqual([806]);
    });

    check("and stops when it is told to", async () => {
      const store = await newStore({ clock, retention: { maxMessages: 1 } });
      await store.apply(posts(1, 10));
      await store.maintain({ signal: AbortSignal.abort() });
      expect(await store.count()).toBe(10);
    });

    check("and then no longer claims to know what it deleted", async () => {
      const store = await newStore({ clock, retention: { maxMessages: 5 } });
      for (let n = 1; n <= 20; n += 1)
        await store.apply([{ kind: "message", message: messageOf(n), heard: n === 1 ? {} : { follows: idOf(n - 1) } }]);
      expect(await store.rangeAt(PLACE, idOf(10))).toStrictEqual({ after: idOf(0), newest: idOf(20) });
      await store.maintain();
      expect(await store.rangeAt(PLACE, idOf(10))).toBeUndefined();
      expect(await store.rangeAt(PLACE, idOf(18))).toStrictEqual({ after: idOf(15), newest: idOf(20) });
      expect(await store.heard()).toMatchObject([{ channelId: CHANNEL, heardId: idOf(20) }]);
    });
  });

  describe("knows where its history has no gaps", () => {
    const heard = (n: number, follows?: number, more = {}) =>
      ({
        kind: "message",
        message: messageOf(n),
        heard: { ...(follows === undefined ? {} : { follows: idOf(follows) }), ...more },
      }) as const;
    const heardIds = async (store: KyselyMessageStore) => (await store.heard()).map(({ heardId }) => heardId);

    check("heard one after the other", async () => {
      const store = await newStore();
      await store.apply([heard(1), heard(2, 1), heard(3, 2)]);
      expect(await store.rangeAt(PLACE, idOf(2))).toStrictEqual({ after: idOf(0), newest: idOf(3) });
      expect(await heardIds(store)).toStrictEqual([idOf(3)]);
    });

    check("not over a gap, which stays where it was until it is filled", async () => {
      const store = await newStore();
      await store.apply([heard(1), heard(2, 1)]);
      await store.apply([heard(6), heard(7, 6)]);
      expect(await heardIds(store)).toStrictEqual([idOf(2)]);
      expect(await store.rangeAt(PLACE, idOf(7))).toStrictEqual({ after: idOf(5), newest: idOf(7) });
      const place = { ...PLACE, clanId: "0" };
      await store.apply([...posts(3, 5), { kind: "range", place, range: { after: idOf(2), newest: idOf(5) } }]);
      expect(await store.rangeAt(PLACE, idOf(4))).toStrictEqual({ after: idOf(0), newest: idOf(7) });
      // Read from the server, by nobody heard.
      expect(await heardIds(store)).toStrictEqual([idOf(2)]);
      const ids = [1, 2, 3, 5, 6, 7, 8].map(idOf);
      expect([...(await store.heardAmong(PLACE, ids))]).toStrictEqual([1, 2, 6, 7].map(idOf));
      await store.apply([heard(3, 2), heard(4, 3), heard(5, 4)]);
      expect(await heardIds(store)).toStrictEqual([idOf(7)]);
    });

    check("and up to where listeners are done with what they were told of", async () => {
      const store = await newStore();
      const place = { ...PLACE, clanId: "0" };
      await store.apply([heard(1), heard(2, 1, { isHandled: false }), heard(3, 2, { isHandled: false })]);
      expect(await store.rangeAt(PLACE, idOf(3))).toStrictEqual({ after: idOf(0), newest: idOf(3) });
      expect(await heardIds(store)).toStrictEqual([idOf(1)]);
      expect([...(await store.heardAmong(PLACE, [1, 2, 3].map(idOf)))]).toStrictEqual([idOf(1)]);
      await store.apply([{ kind: "handled", place, range: { after: idOf(1), newest: idOf(3) } }]);
      expect(await heardIds(store)).toStrictEqual([idOf(3)]);
    });

    check("begins anew when what was missed does not matter", async () => {
      const store = await newStore();
      await store.apply([heard(1), heard(9, undefined, { anew: true })]);
      expect(await heardIds(store)).toStrictEqual([idOf(9)]);
    });

    check("not over one that was deleted", async () => {
      const store = await newStore();
      await store.apply([heard(1), heard(2, 1), heard(3, 2)]);
      await store.delete(idOf(2));
      expect(await store.rangeAt(PLACE, idOf(3))).toStrictEqual({ after: idOf(2), newest: idOf(3) });
      expect(await store.rangeAt(PLACE, idOf(1))).toStrictEqual({ after: idOf(0), newest: idOf(1) });
      await store.clearChannel(CHANNEL);
      expect(await store.rangeAt(PLACE, idOf(1))).toBeUndefined();
      expect(await heardIds(store)).toStrictEqual([idOf(3)]);
    });
  });

  check("refuses what is no id, no limit and no time, by name", async () => {
    const store = await newStore();
    const faults: readonly [Promise<unknown>, string][] = [
      [store.get("12a"), "messageId"],
      [store.get(12 as never), "messageId"],
      [store.count(""), "channelId"],
      [store.delete("-1"), "messageId"],
      [store.clearChannel("x"), "channelId"],
      [store.page({ channelId: CHANNEL, before: "x" }), "before"],
      [store.page({ channelId: CHANNEL, limit: 0 }), "limit"],
      [store.page({ channelId: CHANNEL, around: idOf(1), after: idOf(1) }), "around"],
      [store.page({ channelId: CHANNEL, since: new Date(Number.NaN) }), "since"],
    ];
    for (const [fault, path] of faults) await expect(fault).rejects.toMatchObject({ code: "validation_failed", path });
  });
});

test("messages that an older version put into the index of PostgreSQL are found as those of today", async ({
  skip,
}) => {
  if (typeof postgres.server === "string") return skip(postgres.server);
  const pool = await postgres.server.createDatabase();
  const open = (): KyselyMessageStore => {
    const store = new KyselyMessageStore({ dialect: () => new PostgresDialect({ pool: pool() }) });
    onTestFinished(() => store.close());
    return store;
  };
  const older = open();
  await older.apply([
    ...posts(1, 150),
    post(151, { content: JSON.stringify({ t: "我喜欢咖啡" }) }),
    ...posts(152, 300),
  ]);
  await older.maintain();
  await older.close();
  const raw = pool();
  await raw.query(`
    update mezonkit_messages set indexed = 1, words = to_tsvector('simple', content::json ->> 't');
    drop table mezonkit_unindexed;
    delete from mezonkit_versions where name = '004_index_again'`);
  await raw.end();

  const store = open();
  expect(textsOf(await store.search("message", { limit: 3 }))).toStrictEqual([300, 299, 298]);
  expect((await store.search("咖啡")).map(({ id }) => id)).toStrictEqual([idOf(151)]);
  expect(await store.search("message", { limit: 1_000 })).toHaveLength(299);
});
