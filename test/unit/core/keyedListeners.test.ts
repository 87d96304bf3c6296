import { describe, expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.js";
import { Emitter } from "../../../src/core/emitter.js";
import { type Keeping, KeyedListeners } from "../../../src/core/keyedListeners.js";

interface Item {
  readonly key: string;
  readonly value: number;
}

interface Events {
  item: Item;
  before: Item;
  ended: undefined;
}

/** Those who wait for items of an emitter, and how often they subscribed and stopped. */
function newListeners(keeping?: Keeping) {
  const emitter = new Emitter<Events>((error) => {
    throw error;
  });
  const counts = { subscribed: 0, awaited: 0 };
  const listeners = new KeyedListeners<Item>({
    keyOf: ({ key }) => key,
    moment: () => emitter.moment,
    subscribe: ({ give, end }) => {
      counts.subscribed += 1;
      const removers = [emitter.on("item", give), emitter.on("ended", () => end())];
      return () => {
        counts.subscribed -= 1;
        for (const remove of removers) remove();
      };
    },
    whileAwaited: () => {
      counts.awaited += 1;
      return () => {
        counts.awaited -= 1;
      };
    },
    keeping,
  });
  /** The next item of a key that passes, for as long as one turn takes. */
  const nextOf = async (key: string, passes: (value: number) => boolean = () => true): Promise<number | undefined> => {
    const heard: number[] = [];
    const stop = listeners.on(key, {
      give: ({ value }) => {
        if (!passes(value)) return false;
        heard.push(value);
        stop();
        return { delivery: undefined };
      },
      end: () => undefined,
    });
    await Promise.resolve();
    stop();
    expect(heard.length).toBeLessThan(2);
    return heard[0];
  };
  const came = (key: string, value: number): void => void emitter.emit("item", { key, value });
  return { emitter, listeners, counts, nextOf, came };
}

test("items reach those who wait for their key, and the source has no listener when nobody waits", () => {
  const { emitter, listeners, counts, came } = newListeners();
  const heard: string[] = [];
  const wait = (name: string, key: string): (() => void) =>
    listeners.on(key, {
      give: ({ value }) => {
        heard.push(`${name} ${value}`);
        return { delivery: undefined };
      },
      end: () => void heard.push(`${name} ended`),
    });
  const [first, second, third] = [wait("first", "a"), wait("second", "a"), wait("third", "b")];
  expect([listeners.size, counts]).toStrictEqual([3, { subscribed: 1, awaited: 1 }]);
  came("a", 1);
  came("c", 2);
  second();
  second();
  came("a", 3);
  emitter.emit("ended", undefined);
  expect(heard).toStrictEqual(["first 1", "second 1", "first 3", "first ended", "third ended"]);
  first();
  third();
  expect([listeners.size, counts]).toStrictEqual([0, { subscribed: 0, awaited: 0 }]);
  wait("fourth", "a");
  expect(counts).toStrictEqual({ subscribed: 1, awaited: 1 });
});

test("what they waited for is gone: those who wait for it end with the reason, others go on", () => {
  const { listeners } = newListeners();
  const ended: string[] = [];
  const wait = (name: string, key: string, within: readonly string[]): (() => void) => {
    const stop = listeners.on(key, {
      give: () => false,
      end: (reason) => {
        ended.push(`${name}: ${reason?.message ?? ""}`);
        stop();
      },
      within,
    });
    return stop;
  };
  wait("message", "a", ["channel", "clan"]);
  wait("channel", "b", ["channel", "clan"]);
  wait("other", "c", ["elsewhere"]);
  listeners.endKey("a", new Error("removed"));
  listeners.endWithin("clan", new Error("left"));
  expect([ended, listeners.size]).toStrictEqual([["message: removed", "channel: left"], 1]);
});

test("a wait that begins while an item is delivered does not get that item, even if others waited before", () => {
  const { emitter, listeners, came } = newListeners();
  const heard: string[] = [];
  const wait = (name: string, key: string): void => {
    listeners.on(key, {
      give: ({ value }) => {
        heard.push(`${name} ${value}`);
        return { delivery: undefined };
      },
      end: () => undefined,
    });
  };
  wait("elsewhere", "b");
  let isFirst = true;
  emitter.on("before", () => {
    if (isFirst) wait("inside", "a");
    isFirst = false;
  });
  const item = { key: "a", value: 1 };
  void emitter.deliverBoth("before", item, "item", item);
  expect(heard).toStrictEqual([]);
  came("a", 2);
  expect(heard).toStrictEqual(["inside 2"]);
});

describe("items that nobody took", () => {
  let now = 0;
  const clock = { ...systemClock, now: () => now };
  const times = { unclaimedMs: 10, unclaimedMax: 3, betweenMs: 100, betweenMax: 3 };

  test("because it came too early goes to the first who waits for it, if that is soon", async () => {
    const { emitter, listeners, nextOf, came } = newListeners({ clock, ...times, isUnclaimed: () => true });
    now = 0;
    for (const value of [1, 2, 3]) came("a", value);
    came("b", 4);
    // The eldest had no room; each goes to one only.
    expect([await nextOf("a"), await nextOf("a"), await nextOf("a")]).toStrictEqual([2, 3, undefined]);
    now = 11;
    expect(await nextOf("b")).toBeUndefined();
    came("b", 5);
    emitter.emit("ended", undefined);
    expect(await nextOf("b")).toBeUndefined();
    expect(listeners.size).toBe(0);
  });

  test("are not kept for a first wait if somebody else has received them", async () => {
    let isUnheard = false;
    const { nextOf, came } = newListeners({ clock, ...times, isUnclaimed: () => isUnheard });
    came("a", 1);
    isUnheard = true;
    came("a", 2);
    expect(await nextOf("a")).toBe(2);
  });

  test("are kept between two waits even with other listeners: limited in time and number, and only for waits that they match", async () => {
    const { nextOf, came, listeners } = newListeners({ clock, ...times, isUnclaimed: () => false });
    now = 0;
    const first = nextOf("a");
    came("a", 1);
    expect(await first).toBe(1);
    for (const value of [2, 3, 4, 5]) came("a", value);
    // The eldest had no room; one that does not pass stays for somebody else.
    expect(await nextOf("a", (value) => value === 4)).toBe(4);
    // Of two loops, one waits while the other is between two waits.
    const stop = listeners.on("a", { give: () => false, end: () => undefined });
    came("a", 6);
    stop();
    expect([await nextOf("a"), await nextOf("a"), await nextOf("a"), await nextOf("a")]).toStrictEqual([
      3,
      5,
      6,
      undefined,
    ]);
    now = 101;
    came("a", 7);
    expect(await nextOf("a")).toBeUndefined();
  });

  test("is not given to who begins to wait while it is delivered", async () => {
    const { emitter, nextOf, came } = newListeners({ clock, ...times, isUnclaimed: () => false });
    now = 0;
    const first = nextOf("a");
    came("a", 1);
    await first;
    const inside: Promise<number | undefined>[] = [];
    emitter.on("item", () => void inside.push(nextOf("a")));
    came("a", 2);
    expect([await inside[0], await nextOf("a")]).toStrictEqual([undefined, 2]);
  });
});
