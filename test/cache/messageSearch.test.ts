import { PostgresDialect } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { KyselyMessageStore } from "../../src/cache/index.js";
import { describeStores, textsOf } from "./describeStores.js";
import { CHANNEL, edit, idOf, OTHER_CHANNEL, post, posts, removal } from "./messages.js";

const postgres = describeStores(({ check, newStore }) => {
  function checkEach(
    name: string,
    samples: readonly (readonly [string, string])[],
    work: (words: string, text: string) => Promise<void>,
  ): void {
    for (const [words, text] of samples) check(name.replace("%s", words), () => work(words, text));
  }

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
    for (const word of ["uong", "ca", "phe", "khong"])
      expect(await found(word, { channelId: CHANNEL })).toContain(idOf(1));
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
