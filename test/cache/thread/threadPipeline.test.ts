import { EventEmitter, once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { KyselyMessageStore, type WritePipeline } from "../../../src/cache/index.js";
import { ThreadPipeline } from "../../../src/cache/thread/threadPipeline.js";
import { newFile } from "../botWithStore.js";
import { idOf, post, posts } from "../messages.js";

test("a batch that waits for a thread is not sent after one before it has failed", async () => {
  const sent: string[] = [];
  const death = new EventEmitter();
  let ends = 0;
  const pipeline = new ThreadPipeline({
    send: async (changes, before) => {
      // The first is sent to a thread that ends; the second waits for the next thread.
      if (changes.length === 1) {
        await once(death, "end");
        throw new Error("the thread has ended");
      }
      await once(death, "another");
      before();
      sent.push("second");
    },
    onEnd: () => {
      ends += 1;
    },
  });
  const first = pipeline.apply(posts(1, 1));
  const second = pipeline.apply(posts(2, 3));
  death.emit("end");
  await expect(first).rejects.toThrow("the thread has ended");
  expect(ends).toBe(0);
  death.emit("another");
  await expect(second).rejects.toThrow("the thread has ended");
  await expect(pipeline.apply(posts(4, 4))).rejects.toThrow("the thread has ended");
  expect([sent, ends]).toStrictEqual([[], 1]);
});

test("a store with a thread stores the batches of a pipeline in order, up to the first that fails", async () => {
  const store = new KyselyMessageStore({ file: newFile() });
  onTestFinished(() => store.close());
  expect(store.pipeline()).toBeUndefined();
  await store.open();
  const pipeline = pipelineOf(store);
  const batches = [
    posts(1, 400),
    [post(1, { content: '{"t":"newer"}' })],
    [post(401, { senderId: "none" })],
    posts(402, 500),
  ];
  const outcomes = await Promise.allSettled(batches.map((changes) => pipeline.apply(changes)));
  expect(outcomes.map(({ status }) => status)).toStrictEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
  expect(await store.count()).toBe(400);
  expect((await store.get(idOf(1)))?.text).toBe("newer");
  await pipelineOf(store).apply(posts(402, 500));
  expect(await store.count()).toBe(499);
});

test("a store without a thread has no pipeline", async () => {
  const store = new KyselyMessageStore({ file: newFile(), thread: false });
  onTestFinished(() => store.close());
  await store.open();
  expect(store.pipeline()).toBeUndefined();
});

function pipelineOf(store: KyselyMessageStore): WritePipeline {
  const pipeline = store.pipeline();
  if (pipeline === undefined) throw new Error("the store has no thread");
  return pipeline;
}

test("a class that has its own way of storing changes has no pipeline that goes past it", async () => {
  class Filtered extends KyselyMessageStore {
    override async apply(changes: Parameters<KyselyMessageStore["apply"]>[0]): Promise<void> {
      await super.apply(changes.filter(({ kind }) => kind === "message"));
    }
  }
  await using store = new Filtered({ file: newFile() });
  await store.open();
  expect(store.isThreaded).toBe(true);
  expect(store.pipeline()).toBeUndefined();
});
