import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { KyselyMessageStore } from "../../../src/cache/index.js";
import { chatMessages } from "../messages.js";
import { serve } from "../serve.js";

let store: KyselyMessageStore | undefined;
let folder = "";
let from = 0;

export const services = {
  async open({ built }: { built: string }): Promise<void> {
    const cache = (await import(pathToFileURL(join(built, "dist/cache.js")).href)) as {
      readonly KyselyMessageStore: typeof KyselyMessageStore;
    };
    folder = mkdtempSync(join(tmpdir(), "mezonkit-bench-"));
    // In this thread, where its statements are counted.
    store = new cache.KyselyMessageStore({ file: join(folder, "store.db"), thread: false });
    await store.open();
  },

  /** Stores batches of messages that come as a client receives them. */
  async apply({ batches, each }: { batches: number; each: number }): Promise<void> {
    for (let batch = 0; batch < batches; batch += 1) {
      const messages = chatMessages(each, from);
      from += each;
      await store?.apply(messages.map((message) => ({ kind: "message", message })));
    }
  },

  async close(_: undefined): Promise<void> {
    await store?.close();
    rmSync(folder, { recursive: true });
  },
};

serve(services);
