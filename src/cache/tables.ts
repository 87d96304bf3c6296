import type { Generated } from "kysely";

/** A message. Times are unix seconds. Ids are decimal strings that the database stores as integers. */
export interface MessagesTable {
  id: string;
  channel_id: string;
  clan_id: string;
  sender_id: string;
  /** "0" if it is not in a topic. */
  topic_id: string;
  code: number;
  created: number;
  edited: number;
  /** 0 if it was not removed. */
  removed: Generated<number>;
  /** Approximate number of bytes of `content` and `wire`. */
  size: number;
  /** 2 if a search finds it; 1 if the index of an older version holds it. */
  indexed: Generated<number>;
  /** The JSON of the content. */
  content: string;
  /** The rest of the message: an encoded `mezon.api.ChannelMessage`. */
  wire: Uint8Array;
}

/** Parts of histories that are stored without gaps. */
export interface RangesTable {
  channel_id: string;
  topic_id: string;
  clan_id: string;
  after_id: string;
  newest_id: string;
}

/** Parts of histories that listeners have handled. */
export interface HeardTable extends RangesTable {
  /** 1 for the current range: everything up to its end counts as received. */
  is_current: number;
}

/** When a client with this store first received messages. Has one row. */
export interface BeginningTable {
  one: number;
  seconds: number;
}

/**
 * Has one row while messages of an older version are not in the index: all messages up to this one, unless they were
 * edited since.
 */
export interface UnindexedTable {
  one: number;
  newest_id: string;
}

// The names have a prefix, so that tables of other SDKs can be in the same database.
export interface Tables {
  mezonkit_messages: MessagesTable;
  mezonkit_spans: RangesTable;
  mezonkit_heard: HeardTable;
  mezonkit_beginning: BeginningTable;
  mezonkit_unindexed: UnindexedTable;
}
