/** Stores something, and leaves the store open: the process must end by itself. */
import "./useBuiltWorker.js";
import { KyselyMessageStore } from "../../../src/cache/index.js";
import { posts } from "../messages.js";

const [, , file = ""] = process.argv;
const store = new KyselyMessageStore({ file });
await store.apply(posts(1, 3));
process.stdout.write(`${JSON.stringify({ count: await store.count(), isThreaded: store.isThreaded })}\n`);
