/**
 * What a store does with the SQLite driver that this runtime has, as one line of JSON. For runtimes and flags
 * other than those of the tests: `node --no-addons` has no native packages, Node 22 and Bun have drivers of their own.
 */
import "../cache/thread/useBuiltWorker.js";
import { SqliteDialect } from "kysely";
import { KyselyMessageStore, type StoreError } from "../../src/cache/index.js";
import { bunSqlite } from "../../src/database/sqlite/bunSqlite.js";
import { loadedDriver } from "../../src/database/sqlite/firstDriver.js";
import { nodeSqlite } from "../../src/database/sqlite/nodeSqlite.js";
import { withStatementCache } from "../../src/database/sqlite/statementCache.js";
import { CHANNEL, edit, idOf, posts, reaction, removal } from "../cache/messages.js";

const [, , file = "", wanted] = process.argv;
const options = { onRemoval: "remove", retention: { maxMessages: 900 } } as const;
try {
  // One that is asked for by name, or the first that works.
  const asked = [nodeSqlite, bunSqlite].find((driver) => driver.name === wanted);
  const open = await asked?.load();
  const dialect =
    open === undefined ? undefined : () => new SqliteDialect({ database: withStatementCache(open(file)) });
  const store = new KyselyMessageStore(dialect === undefined ? { ...options, file } : { ...options, dialect });
  await store.apply([...posts(1, 1_000), edit(5, "an edited one"), reaction(1_000, "👍"), removal(999)]);
  const found = (await store.search("edited one")).map(({ id }) => id === idOf(5));
  await store.maintain();
  const deleted = await store.delete(idOf(500));
  const refused = await store.apply([...posts(2_000, 2_000, { senderId: "no id" })]).catch((error: unknown) => error);
  await store.close();
  await store.open();
  // Of Node only, and only for a file that it opens itself.
  const { isThreaded } = store;
  const reopened = {
    count: await store.count(CHANNEL),
    newest: (await store.page({ channelId: CHANNEL, limit: 1 }))[0]?.reactions.length,
    again: (await store.search("message 777")).length,
  };
  await store.close();
  const name = asked?.name ?? (await loadedDriver(file)).name;
  process.stdout.write(
    `${JSON.stringify({ driver: name, found, deleted, refused: (refused as StoreError).reason, isThreaded, ...reopened })}\n`,
  );
} catch (error) {
  const { reason, message } = error as StoreError;
  process.stdout.write(`${JSON.stringify({ reason, message })}\n`);
}
