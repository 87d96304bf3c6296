import { type Kysely, sql } from "kysely";
import {
  channelMessageAttachments,
  channelMessageMentions,
  channelMessageReactions,
  channelMessageReferences,
} from "../../../generated/carried.js";
import {
  createChannelMessage,
  encodeMessageAttachmentList,
  encodeMessageMentionList,
  encodeMessageReactionList,
  encodeMessageRefList,
} from "../../../generated/mezon/api/message_codec.js";
import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import { systemClock } from "../../core/clock.js";
import { isId } from "../../core/ids.js";
import { yieldToEventLoop } from "../../core/sleep.js";
import { AdaptiveBatch } from "../../database/adaptiveBatch.js";
import type { Migration } from "../../database/component.js";
import { MessageRowWriter } from "../messageRowWriter.js";
import type { Tables } from "../tables.js";

/** A row as the Python SDK (`messages`) and the official SDK (`messages_v2`) write it; lists are JSON. */
interface OlderRow {
  readonly id: string;
  readonly channel_id: string;
  readonly clan_id: string | null;
  readonly sender_id: string | null;
  readonly content: string | null;
  readonly mentions: string | null;
  readonly attachments: string | null;
  readonly reactions: string | null;
  readonly msg_references: string | null;
  readonly topic_id: string | null;
  readonly create_time_seconds: number | string | null;
}

const OLDER_TABLES = ["messages", "messages_v2"];
const ROWS_AT_ONCE = 500;

/**
 * Copies the messages that the Python SDK or the official SDK have written into the same database. Their tables are not
 * changed, so those SDKs can still use them.
 */
export const adoptOlder: Migration<Tables> = {
  name: "002_adopt_older",
  async up(db) {
    const tables = await db.introspection.getTables();
    for (const { name, columns } of tables) {
      const isOlder = OLDER_TABLES.includes(name) && columns.some((column) => column.name === "msg_references");
      if (isOlder) await adopt(db, name);
    }
  },
};

async function adopt(db: Kysely<Tables>, table: string): Promise<void> {
  const writer = new MessageRowWriter(new AdaptiveBatch(systemClock));
  const newest = new Map<string, ChannelMessage>();
  for (let last = ""; ; ) {
    const { rows } = await sql<OlderRow>`
      select * from ${sql.table(table)} where id > ${last} order by id limit ${ROWS_AT_ONCE}`.execute(db);
    // A row without a valid id cannot be requested, so it is not copied.
    const messages = rows.filter(({ id, channel_id }) => isId(id) && isId(channel_id)).map(messageFrom);
    const byId = new Map(messages.map((message) => [message.messageId, message]));
    await writer.add(
      db,
      [...byId.values()].map((message) => ({ message, removed: 0 })),
    );
    for (const message of byId.values()) {
      const known = newest.get(message.channelId);
      if (known === undefined || BigInt(message.messageId) > BigInt(known.messageId))
        newest.set(message.channelId, message);
    }
    const end = rows.at(-1);
    if (end === undefined || rows.length < ROWS_AT_ONCE) break;
    last = end.id;
    // There may be messages of several years. Sockets and timers must run in between.
    await yieldToEventLoop(systemClock);
  }
  // It is not known what the other SDK has missed, so no range counts as complete. A catch-up can fetch later messages.
  for (const { channelId, clanId, messageId } of newest.values()) {
    await sql`
      insert into mezonkit_spans (channel_id, topic_id, clan_id, after_id, newest_id, heard)
      values (${channelId}, 0, ${clanId}, ${messageId}, ${messageId}, 1)
      on conflict (channel_id, topic_id, after_id) do nothing`.execute(db);
  }
}

function messageFrom(row: OlderRow): ChannelMessage {
  return {
    ...createChannelMessage(),
    messageId: row.id,
    channelId: row.channel_id,
    clanId: idOr0(row.clan_id),
    senderId: idOr0(row.sender_id),
    topicId: idOr0(row.topic_id),
    content: row.content ?? "{}",
    createTimeSeconds: secondsFrom(row.create_time_seconds),
    mentions: listFrom(row.mentions, (bytes) => encodeMessageMentionList(channelMessageMentions(bytes))),
    attachments: listFrom(row.attachments, (bytes) => encodeMessageAttachmentList(channelMessageAttachments(bytes))),
    references: listFrom(row.msg_references, (bytes) => encodeMessageRefList(channelMessageReferences(bytes))),
    reactions: listFrom(row.reactions, (bytes) => encodeMessageReactionList(channelMessageReactions(bytes))),
  };
}

function idOr0(id: string | null): string {
  return id !== null && isId(id) ? id : "0";
}

/**
 * Returns unix seconds as the wire format requires: a whole number of at most 32 bits. An invalid value counts as 0.
 */
function secondsFrom(value: number | string | null): number {
  const seconds = Math.floor(Number(value ?? 0));
  return seconds > 0 && seconds <= 0xffff_ffff ? seconds : 0;
}

/** Returns a list in the wire format, from JSON. A text that is not a JSON list counts as empty. */
function listFrom(json: string | null, encode: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  if (json === null || !json.startsWith("[")) return new Uint8Array();
  try {
    return encode(new TextEncoder().encode(json));
  } catch {
    return new Uint8Array();
  }
}
