import { describe, expect } from "vitest";
import { describeStores, PLACE, textsOf } from "./describeStores.js";
import { CHANNEL, dateOf, idOf, messageOf, OTHER_CHANNEL, posts } from "./messages.js";

describeStores(({ check, newStore }) => {
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
});
