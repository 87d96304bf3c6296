import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import type { HistoryRange } from "../cache/historyRange.js";
import type { MessageStore } from "../cache/messageStore.js";
import type { ChannelReference } from "../cache/storeChange.js";

/** What the client remembers of messages, and keeps of them where it has a store. */
export interface MessageHistory {
  /** Where messages are kept; `undefined` when they are not. */
  readonly store: MessageStore | undefined;
  /** A message that is in memory, as it is now. */
  recent(channelId: string, messageId: string): ChannelMessage | undefined;
  /** Whether a message is known to have been removed. */
  isGone(channelId: string, messageId: string): boolean;
  /** The newest message of a place, when all that was posted there lately was heard; `undefined` when that is not known. */
  newestOf(place: ChannelReference): string | undefined;
  /** Stores messages that the server told of. `span`: the part of the history that they are all of. */
  keep(place: ChannelReference, messages: readonly ChannelMessage[], span?: HistoryRange): void;
  /** Remembers and stores a message that the bot has sent. */
  sent(message: ChannelMessage): void;
  /** Learns what has become of a message that the bot has edited. */
  changed(message: ChannelMessage): void;
  /** Resolves when everything given so far is stored, or cannot be now. */
  settle(): Promise<void>;
}
