import BetterSqlite3 from "better-sqlite3";
import { encodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import { KyselyMessageStore } from "../../src/cache/index.js";

/** Channels that the messages are in: half of all are in the first. */
export const CHANNELS = 1_000;
export const BUSY = "1840000000000000001";
export const QUIET = "1840000000000000003";
/** Older than the messages that a load server sends. */
export const FIRST_ID = 1_700_000_000_000_000_000n;
export const YEAR_MS = 31_536_000_000;
/** Ids hold milliseconds above these bits. */
export const ID_BITS = 22n;

/** The rest of each message, as a store keeps it. */
const WIRE = encodeChannelMessage({
  username: "alice",
  displayName: "Alice Nguyễn",
  avatar: "https://cdn.mezon.ai/avatars/1820000000000000000/1820000000000000001.webp",
  channelLabel: "general",
});

/** Id of the n-th of so many messages. */
export function filledId(n: number, messages: number): string {
  return String(FIRST_ID + BigInt(n) * stepOf(messages));
}

function stepOf(messages: number): bigint {
  return (BigInt(YEAR_MS) << ID_BITS) / BigInt(messages);
}

/** Makes a store of so many messages of a year, in random order of channels, written as fast as SQLite can. */
export async function fillStore(file: string, messages: number): Promise<void> {
  const store = new KyselyMessageStore({ file });
  await store.open();
  await store.close();
  const database = new BetterSqlite3(file);
  database.pragma("synchronous = OFF");
  // Not out of WAL directly.
  database.pragma("journal_mode = DELETE");
  database.pragma("journal_mode = OFF");
  database.pragma("cache_size = -400000");
  database.exec("drop index mezonkit_messages_by_channel; drop index mezonkit_messages_unsearchable");
  const step = stepOf(messages);
  const channel = `${BUSY} + case when n % 2 = 0 then 0 else (n / 2) % ${CHANNELS} end`;
  const numbers = `with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n + 1 < ${messages})`;
  database.exec(`
    insert into mezonkit_messages
    ${numbers}
    select ${FIRST_ID} + n * ${step}, ${channel},
      1830000000000000001, 1820000000000000001 + n % 50, 0, 0, 1700000000 + n, 0, 0, 180, 2,
      '{"t":"message ' || n || case when n % 2 = 0 then ' even"}' else ' odd"}' end, x'${Buffer.from(WIRE).toString("hex")}'
    from numbers`);
  // A store merges its index step by step as it grows: one that was written at once, without that, would be no such store.
  database.exec("insert into mezonkit_words (mezonkit_words, rank) values ('automerge', 8), ('crisismerge', 16)");
  // As the store names channels in its index.
  database.function("base36", { safeIntegers: true, deterministic: true }, (id: unknown) =>
    (id as bigint).toString(36),
  );
  database.exec(`
    ${numbers},
    words (n, channel, word) as (select n, base36(${channel}), case when n % 2 = 0 then 'even' else 'odd' end from numbers)
    insert into mezonkit_words (rowid, tokens)
    select ${FIRST_ID} + n * ${step},
      'message ' || n || ' ' || word || ' ' || channel || ':message ' || channel || ':' || n || ' ' || channel || ':' || word
    from words`);
  database.exec("insert into mezonkit_words (mezonkit_words, rank) values ('automerge', 0), ('crisismerge', 1000)");
  database.exec(`
    create index mezonkit_messages_by_channel on mezonkit_messages
      (channel_id, id, topic_id, sender_id, created, removed, size);
    create index mezonkit_messages_unsearchable on mezonkit_messages (id) where indexed = 0`);
  database.pragma("journal_mode = WAL");
  database.close();
}
