/**
 * Stores what it is told to, in a PostgreSQL database, and goes on whatever becomes of the server. Reads a command a
 * line (`put N`, `pause MS`, `end`), and prints a line of JSON for each error and one at the end.
 */
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { PostgresDialect } from "kysely";
import pg from "pg";
import { KyselyMessageStore, type StoreError } from "../../src/cache/index.js";
import { WriteBehind } from "../../src/cache/writeBehind.js";
import { systemClock } from "../../src/core/clock.js";
import { posts } from "./messages.js";

const [, , host = "", database = "", pooling = "made", listening = "no"] = process.argv;
const print = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const makePool = (): pg.Pool => {
  const pool = new pg.Pool({ host, user: "mezonkit", database });
  if (listening === "yes") pool.on("error", () => undefined);
  return pool;
};
const store = new KyselyMessageStore({
  dialect: () => new PostgresDialect({ pool: pooling === "asked" ? () => Promise.resolve(makePool()) : makePool() }),
});
let losses = 0;
const writes = new WriteBehind({
  store,
  clock: systemClock,
  intervalMs: 5,
  onError: (error) => print({ reason: (error as StoreError).reason, message: error.message }),
  onLoss: () => {
    losses += 1;
  },
});
await store.open();
await store.count();
print({ isOpen: true });
let last = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const [command, argument] = line.split(" ");
  if (command === "put") {
    // A few at a time, so that some are being written whenever the server goes.
    for (const until = last + Number(argument); last < until; last += 1) {
      for (const change of posts(last, last)) writes.put(change);
      if (last % 10 === 0) await pause(1);
    }
    print({ put: last });
  }
  if (command === "end") break;
}
await writes.flush().catch(() => undefined);
while (writes.waiting > 0) await pause(50);
print({ stored: await store.count(), put: last, losses });
await writes.close();
await store.close();
process.exit(0);
