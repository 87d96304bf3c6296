import { describe, expect } from "vitest";
import type { KyselyMessageStore } from "../../src/cache/index.js";
import { describeStores, PLACE, textsOf } from "./describeStores.js";
import { CHANNEL, dateOf, edit, idOf, messageOf, OTHER_CHANNEL, post, posts, reaction, removal } from "./messages.js";

describeStores(({ check, newDatabase, newStore }) => {
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
