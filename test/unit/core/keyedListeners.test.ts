import { expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.js";
import { KeyedListeners } from "../../../src/core/keyedListeners.js";

interface Item {
  readonly key: string;
  readonly value: number;
}

test("items reach those who wait for their key, and nothing is listened to when nobody waits", () => {
  const sources: { readonly give: (item: Item) => void; readonly end: () => void }[] = [];
  let stopped = 0;
  const listeners = new KeyedListeners<Item>(
    ({ key }) => key,
    (source) => {
      sources.push(source);
      return () => {
        stopped += 1;
      };
    },
  );
  const heard: string[] = [];
  const wait = (name: string, key: string): (() => void) =>
    listeners.on(key, {
      give: ({ value }) => void heard.push(`${name} ${value}`),
      end: () => void heard.push(`${name} ended`),
    });
  const [first, second, third] = [wait("first", "a"), wait("second", "a"), wait("third", "b")];
  expect([listeners.size, sources.length]).toEqual([3, 1]);
  sources[0]?.give({ key: "a", value: 1 });
  sources[0]?.give({ key: "c", value: 2 });
  second();
  second();
  sources[0]?.give({ key: "a", value: 3 });
  sources[0]?.end();
  expect(heard).toEqual(["first 1", "second 1", "first 3", "first ended", "third ended"]);
  expect(stopped).toBe(0);
  first();
  third();
  expect([listeners.size, stopped]).toEqual([0, 1]);
  wait("fourth", "a");
  expect(sources).toHaveLength(2);
});

test("what came too early goes to the first who waits for it, if that is soon", async () => {
  let now = 0;
  const sources: { readonly give: (item: Item) => void; readonly end: () => void }[] = [];
  const clock = { ...systemClock, now: () => now };
  const listeners = new KeyedListeners<Item>(
    ({ key }) => key,
    (source) => {
      sources.push(source);
      return () => undefined;
    },
    { ms: 10, max: 3, clock },
  );
  const came = (key: string, value: number): void => sources[0]?.give({ key, value });
  const nextOf = async (key: string): Promise<number | undefined> => {
    const heard: number[] = [];
    const stop = listeners.on(key, {
      give: ({ value }) => {
        heard.push(value);
        stop();
      },
      end: () => undefined,
    });
    await Promise.resolve();
    stop();
    expect(heard.length).toBeLessThan(2);
    return heard[0];
  };
  for (const value of [1, 2, 3]) came("a", value);
  came("b", 4);
  // The eldest had no room; each goes to one only.
  expect([await nextOf("a"), await nextOf("a"), await nextOf("a")]).toEqual([2, 3, undefined]);
  now = 11;
  expect(await nextOf("b")).toBeUndefined();
  came("b", 5);
  sources[0]?.end();
  expect(await nextOf("b")).toBeUndefined();
  expect(listeners.size).toBe(0);
});

test("what somebody else has heard is not held for those who wait later", async () => {
  let isUnheard = false;
  let give: (item: Item) => void = () => undefined;
  const listeners = new KeyedListeners<Item>(
    ({ key }) => key,
    (source) => {
      ({ give } = source);
      return () => undefined;
    },
    { ms: 1_000, max: 3, clock: systemClock, isUnheard: () => isUnheard },
  );
  give({ key: "a", value: 1 });
  isUnheard = true;
  give({ key: "a", value: 2 });
  const heard: number[] = [];
  listeners.on("a", { give: ({ value }) => void heard.push(value), end: () => undefined });
  await Promise.resolve();
  expect(heard).toEqual([2]);
});
