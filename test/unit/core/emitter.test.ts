import { describe, expect, test, vi } from "vitest";
import { Emitter } from "../../../src/core/emitter.js";

interface Events {
  tick: number;
  tock: string;
}

function emitterWithFailures(): { emitter: Emitter<Events>; failures: unknown[] } {
  const failures: unknown[] = [];
  return { emitter: new Emitter<Events>((error, name) => failures.push([name, error])), failures };
}

describe("listeners", () => {
  test("are called in the order they were added, until removed", () => {
    const { emitter } = emitterWithFailures();
    const seen: string[] = [];
    const removeFirst = emitter.on("tick", (n) => void seen.push(`first ${n}`));
    emitter.on("tick", (n) => void seen.push(`second ${n}`));
    emitter.emit("tick", 1);
    removeFirst();
    removeFirst();
    emitter.emit("tick", 2);
    expect(seen).toStrictEqual(["first 1", "second 1", "second 2"]);
  });

  test("that are called once are gone before they are called, and removed like any other", () => {
    const { emitter } = emitterWithFailures();
    const seen: string[] = [];
    const listener = (n: number): void => void seen.push(String(n));
    emitter.once("tick", (n) => {
      seen.push(`once ${n}`);
      if (n === 1) emitter.emit("tick", 2);
    });
    emitter.once("tick", listener);
    const remove = emitter.once("tick", listener);
    expect(emitter.off("tick", listener)).toBe(true);
    remove();
    emitter.emit("tick", 1);
    emitter.emit("tick", 3);
    expect(seen).toStrictEqual(["once 1", "2"]);
    expect([emitter.off("tick", listener), emitter.has("tick")]).toStrictEqual([false, false]);
  });

  test("that throw or reject are reported and stop nothing", async () => {
    const { emitter, failures } = emitterWithFailures();
    const last = vi.fn();
    emitter.on("tick", () => {
      throw new Error("thrown");
    });
    emitter.on("tick", () => Promise.reject(new Error("rejected")));
    emitter.on("tick", last);
    emitter.emit("tick", 1);
    await Promise.resolve();
    expect(last).toHaveBeenCalledOnce();
    expect(failures).toStrictEqual([
      ["tick", new Error("thrown")],
      ["tick", new Error("rejected")],
    ]);
  });

  test("may come and go while an event is delivered", () => {
    const { emitter } = emitterWithFailures();
    const late = vi.fn();
    const remove = emitter.on("tock", () => {
      remove();
      emitter.on("tock", late);
    });
    emitter.emit("tock", "a");
    expect(late).not.toHaveBeenCalled();
    emitter.emit("tock", "b");
    expect(late).toHaveBeenCalledExactlyOnceWith("b");
  });

  test("has() says whether there are listeners, so that nothing is decoded without them", () => {
    const { emitter } = emitterWithFailures();
    expect(emitter.has("tick")).toBe(false);
    const listener = vi.fn();
    emitter.on("tick", listener);
    expect(emitter.has("tick")).toBe(true);
    expect(emitter.off("tick", listener)).toBe(true);
    expect(emitter.off("tick", listener)).toBe(false);
    expect(emitter.has("tick")).toBe(false);
  });
});

test("a listener in plain JavaScript may answer anything", () => {
  const failures: unknown[] = [];
  const emitter = new Emitter<{ said: string }>((error) => failures.push(error));
  const heard: string[] = [];
  emitter.on("said", (text: string) => heard.push(text));
  emitter.emit("said", "hello");
  expect([heard, failures]).toStrictEqual([["hello"], []]);
});
