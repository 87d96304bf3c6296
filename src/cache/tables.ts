import type { Generated } from "kysely";

/** A message. Times are unix seconds; ids are decimal strings that the database keeps as integers. */
export interface MessagesTable {
  id: string;
  channel_id: string;
  clan_id: string;
  sender_id: string;
  /** "0": none. */
  topic_id: string;
  code: number;
  created: number;
  edited: number;
  /** 0: it was not. */
  removed: Generated<number>;
  /** Bytes of `content` and `wire`, about. */
  size: number;
  /** 2 if a search finds it; 1 if the index of an older version holds it. */
  indexed: Generated<number>;
  /** The JSON of the content. */
  content: string;
  /** The rest of the message: an encoded `mezon.api.ChannelMessage`. */
  wire: Uint8Array;
}

/** Parts of histories that are stored without gaps. */
export interface SpansTable {
  channel_id: string;
  topic_id: string;
  clan_id: string;
  after_id: string;
  newest_id: string;
}

/** Parts of histories that listeners have heard. */
export interface HeardTable extends SpansTable {
  /** 1 for the span up to whose end the place has been heard. */
  is_current: number;
}

/** When somebody first listened for this store: one row. */
export interface BeginningTable {
  one: number;
  seconds: number;
}

/** One row while messages of an older version are not in the index: all of them up to this one, unless they were edited since. */
export interface UnindexedTable {
  one: number;
  newest_id: string;
}

// Names of our own, so that the tables of other SDKs can stay beside them.
export interface Tables {
  mezonkit_messages: MessagesTable;
  mezonkit_spans: SpansTable;
  mezonkit_heard: HeardTable;
  mezonkit_beginning: BeginningTable;
  mezonkit_unindexed: UnindexedTable;
}
