import type { Worker } from "node:worker_threads";
import { onTestFinished } from "vitest";
import { KyselyMessageStore, type KyselyMessageStoreOptions } from "../../../src/cache/index.js";
import { newFile } from "../botWithStore.js";

/** A store in a new file, which is closed when the test ends. */
export function newStore(options: KyselyMessageStoreOptions = {}): KyselyMessageStore {
  const store = new KyselyMessageStore({ file: newFile(), ...options });
  onTestFinished(() => store.close());
  return store;
}

/** The threads that begin from now on, until the test ends. */
export function threads(): readonly Worker[] {
  const begun: Worker[] = [];
  const note = (worker: Worker): void => void begun.push(worker);
  process.on("worker", note);
  onTestFinished(() => void process.off("worker", note));
  return begun;
}
