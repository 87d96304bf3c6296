/** Opens the store at a path and prints what comes of it, as JSON. */
import "./thread/useBuiltWorker.js";
import { KyselyMessageStore, StoreError } from "../../src/cache/index.js";

const [, , file = ""] = process.argv;
const store = new KyselyMessageStore({ file });
try {
  await store.open();
  process.stdout.write(JSON.stringify({ opened: true }));
} catch (error) {
  const { reason, message } = error as StoreError;
  process.stdout.write(
    JSON.stringify({ isStoreError: error instanceof StoreError, reason, message, file, isThreaded: store.isThreaded }),
  );
} finally {
  await store.close();
}
