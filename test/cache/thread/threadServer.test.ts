import { once } from "node:events";
import { stat } from "node:fs/promises";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { expect, onTestFinished, test, vi } from "vitest";
import { encodeChanges } from "../../../src/cache/thread/changeCodec.js";
import type { Call, Method, Request, Response } from "../../../src/cache/thread/protocol.js";
import { ThreadServer } from "../../../src/cache/thread/threadServer.js";
import type { Clock } from "../../../src/core/clock.js";
import { ManualClock } from "../../unit/core/manualClock.js";
import { newFile } from "../botWithStore.js";
import { posts } from "../messages.js";

/** The side of a thread that carries out, in this thread, and what it answers. */
async function serve(clock?: Clock) {
  const { port1, port2 } = new MessageChannel();
  const file = newFile();
  const settings = {
    file,
    onRemoval: "mark",
    retention: { maxMessages: 100 },
    beginning: undefined,
  } as const;
  new ThreadServer(port1, settings, clock).start();
  onTestFinished(async () => {
    ask(port2, 9_999, "close");
    await answerOf(port2, 9_999);
    port2.close();
  });
  await once(port2, "message");
  const answered: (number | "step")[] = [];
  port2.on("message", (response: Response) => {
    if ("id" in response) answered.push(response.id);
    else if ("step" in response) answered.push("step");
  });
  return { port: port2, answered, file };
}

function ask(port: MessagePort, id: number, method: Method, ...args: readonly unknown[]): void {
  send(port, { id, method, args } satisfies Call);
}

function send(port: MessagePort, request: Request): void {
  port.postMessage(request);
}

/** The ids of answered calls, and whether each failed. */
function outcomes(port: MessagePort): readonly (readonly [number, "failed" | "ok"])[] {
  const ended: (readonly [number, "failed" | "ok"])[] = [];
  port.on("message", (response: Response) => {
    if ("id" in response) ended.push([response.id, "error" in response ? "failed" : "ok"]);
  });
  return ended;
}

async function answerOf(port: MessagePort, id: number): Promise<void> {
  await next(port, (response) => "id" in response && response.id === id);
}

function next(port: MessagePort, isWanted: (response: Response) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (response: Response): void => {
      if (!isWanted(response)) return;
      port.off("message", look);
      resolve();
    };
    port.on("message", look);
  });
}

test("maintenance makes no step before everything that was asked for meanwhile is done", async () => {
  const { port, answered } = await serve();
  ask(port, 1, "apply", encodeChanges(posts(1, 1_000)));
  await answerOf(port, 1);
  ask(port, 2, "maintain");
  await next(port, (response) => "step" in response);
  const before = answered.length;
  // Its turn comes at once, but so does what is more urgent.
  send(port, { proceed: 2 });
  for (let id = 10; id < 20; id += 1) ask(port, id, "apply", encodeChanges(posts(id * 1_000, id * 1_000 + 200)));
  await next(port, (response) => "step" in response);
  expect(answered.slice(before)).toStrictEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, "step"]);
  send(port, { aborted: 2 });
  send(port, { proceed: 2 });
  await answerOf(port, 2);
});

test("a batch of a pipeline is stored only if all before it were", async () => {
  const { port } = await serve();
  const ended = outcomes(port);
  const damaged = encodeChanges(posts(3, 4)).slice(0, -3);
  ask(port, 1, "applyNext", encodeChanges(posts(1, 2)), 7);
  ask(port, 2, "applyNext", damaged, 7);
  ask(port, 3, "applyNext", encodeChanges(posts(5, 6)), 7);
  ask(port, 4, "applyNext", encodeChanges(posts(8, 9)), 8);
  await answerOf(port, 4);
  expect(ended).toStrictEqual([
    [1, "ok"],
    [2, "failed"],
    [3, "failed"],
    [4, "ok"],
  ]);
  send(port, { ended: 7 });
  ask(port, 5, "applyNext", encodeChanges(posts(5, 6)), 7);
  await answerOf(port, 5);
  expect(ended.at(-1)).toStrictEqual([5, "ok"]);
});

test("batches that have arrived are stored before the file is closed", async () => {
  const { port } = await serve();
  const ended = outcomes(port);
  for (let id = 1; id < 5; id += 1) ask(port, id, "applyNext", encodeChanges(posts(id * 1_000, id * 1_000 + 500)), 1);
  ask(port, 9, "close");
  await answerOf(port, 9);
  expect(ended.map(([, outcome]) => outcome)).toStrictEqual(["ok", "ok", "ok", "ok", "ok"]);
});

test("the log is copied into the file when nothing was asked for a while, and no timer is left at the end", async () => {
  const clock = new ManualClock();
  const { port, file } = await serve(clock);
  ask(port, 1, "apply", encodeChanges(posts(1, 1_000)));
  await answerOf(port, 1);
  for (const id of [2, 3]) {
    clock.advance(150);
    ask(port, id, "count");
    await answerOf(port, id);
  }
  const { size } = await stat(file);

  clock.advance(200);
  await vi.waitFor(async () => expect((await stat(file)).size).toBeGreaterThan(size + 100_000));
  ask(port, 4, "close");
  await answerOf(port, 4);
  expect(clock.pending).toBe(0);
});

test("maintenance copies the log into the file", async () => {
  const { port, file } = await serve(new ManualClock());
  ask(port, 1, "apply", encodeChanges(posts(1, 1_000)));
  await answerOf(port, 1);
  const { size } = await stat(file);
  port.on("message", (response: Response) => {
    if ("step" in response) send(port, { proceed: response.step });
  });
  ask(port, 2, "maintain");
  await answerOf(port, 2);
  expect((await stat(file)).size).toBeGreaterThan(size + 100_000);
});
