import { expect, test, vi } from "vitest";
import { ChannelRepairs } from "../../../src/model/channelRepairs.js";

const MUST_JOIN = new Error("must join");
const mustJoin = (error: unknown): boolean => error === MUST_JOIN;

/** A channel that refuses until it is joined, answering in the order asked. */
function channel() {
  let joined = false;
  const posted: string[] = [];
  const join = vi.fn(async () => {
    await Promise.resolve();
    joined = true;
  });
  const send = (text: string) => async (): Promise<string> => {
    await Promise.resolve();
    if (!joined) throw MUST_JOIN;
    posted.push(text);
    return text;
  };
  return { join, send, posted };
}

test("what was refused is sent again after one join, in the order first sent", async () => {
  const repairs = new ChannelRepairs();
  const { join, send, posted } = channel();
  const repair = { mustJoin, join };
  const early = ["a", "b", "c"].map((text) => repairs.run("7", send(text), repair));
  await Promise.resolve();
  const late = ["d", "e"].map((text) => repairs.run("7", send(text), repair));
  expect(await Promise.all([...early, ...late])).toEqual(["a", "b", "c", "d", "e"]);
  expect(posted).toEqual(["a", "b", "c", "d", "e"]);
  expect(join).toHaveBeenCalledOnce();
});

test("a join that fails fails what waits for it, and the next send tries anew", async () => {
  const repairs = new ChannelRepairs();
  const refused = new Error("not allowed");
  const join = vi.fn(() => Promise.reject(refused));
  const send = (): Promise<never> => Promise.reject(MUST_JOIN);
  await expect(repairs.run("7", send, { mustJoin, join })).rejects.toBe(refused);
  await expect(repairs.run("7", send, { mustJoin, join })).rejects.toBe(refused);
  expect(join).toHaveBeenCalledTimes(2);
});

test("other failures, and other channels, are left alone", async () => {
  const repairs = new ChannelRepairs();
  const join = vi.fn(() => new Promise<void>(() => undefined));
  void repairs.run("7", () => Promise.reject(MUST_JOIN), { mustJoin, join });
  await expect(repairs.run("8", () => Promise.reject(new Error("bad")), { mustJoin, join })).rejects.toThrow("bad");
  expect(await repairs.run("8", () => Promise.resolve("sent"), { mustJoin, join })).toBe("sent");
});
