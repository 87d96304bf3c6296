import { PostgresDialect } from "kysely";
import type pg from "pg";
import type { ChannelMessage } from "../generated/mezon/api/message_pb.js";
import { KyselyMessageStore, type StoreChange } from "../src/cache/index.js";
import { startPostgres } from "../test/cache/postgresServer.js";
import { type Benchmark, type Measure, perSecond, share } from "./support/benchmark.js";
import { BARE_INSERT, OURS } from "./support/contenderNames.js";
import { GOALS } from "./support/goals.js";
import { chatMessages } from "./support/messages.js";
import { notice } from "./support/notice.js";
import { sideBySide } from "./support/rounds.js";

const MESSAGES = 20_000;
/** Changes that the client writes at once. */
const BATCH = 500;

/** The message store on a PostgreSQL server of this machine, which does not wait for its disk. */
export const benchmark: Benchmark = async (options) => {
  const server = await startPostgres();
  if (typeof server === "string") {
    notice(`${server}: the store on it is not measured.`);
    return [];
  }
  try {
    const messages = chatMessages(share(MESSAGES, options, BATCH));
    const changes = messages.map((message): StoreChange => ({ kind: "message", message }));
    const measure: Measure = {
      name: "insert",
      unit: "messages/s",
      isRate: true,
      goals: GOALS.postgresInsert,
    };
    return [
      await sideBySide(
        measure,
        {
          [OURS]: async () => {
            const newPool = await server.createDatabase();
            await using store = new KyselyMessageStore({ dialect: new PostgresDialect({ pool: newPool() }) });
            await store.open();
            return await perSecond(messages.length, () => inBatches(changes, (some) => store.apply(some)));
          },
          [BARE_INSERT]: async () => {
            const pool = (await server.createDatabase())();
            try {
              await createTable(pool);
              return await perSecond(messages.length, () => inBatches(messages, (some) => insert(pool, some)));
            } finally {
              await pool.end();
            }
          },
        },
        options,
      ),
    ];
  } finally {
    server.stop();
  }
};

async function inBatches<T>(all: readonly T[], write: (some: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < all.length; start += BATCH) await write(all.slice(start, start + BATCH));
}

/** The simplest store: the message's JSON in a table. */
async function createTable(pool: pg.Pool): Promise<void> {
  await pool.query("create table messages (id bigint primary key, channel_id bigint, content text, json text)");
  await pool.query("create index by_channel on messages (channel_id, id)");
}

/** One statement a batch, its columns as arrays: what comes nearest to COPY without a package for it. */
async function insert(pool: pg.Pool, messages: readonly ChannelMessage[]): Promise<void> {
  await pool.query({
    name: "insert",
    text: `insert into messages
      select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[]) on conflict do nothing`,
    values: [
      messages.map(({ messageId }) => messageId),
      messages.map(({ channelId }) => channelId),
      messages.map(({ content }) => content),
      messages.map((message) => JSON.stringify(message)),
    ],
  });
}
