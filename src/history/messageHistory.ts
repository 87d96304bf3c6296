import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { ChannelMessageSend } from "../../generated/mezon/realtime/message_pb.js";
import type { ChannelReference } from "../cache/storeChange.js";
import type { RpcCallOptions } from "../runtime/rpc.js";
import type { Init } from "../runtime/wire.js";
import type { SentMessage } from "../wire/sentMessage.js";

export type { ChannelReference } from "../cache/storeChange.js";

/** Selects a page of a history. */
export interface HistoryRequest extends RpcCallOptions {
  readonly place: ChannelReference;
  /** "0" for the newest messages. */
  readonly cursor: string;
  /** Whether the page lies on the side of newer messages. */
  readonly isForward: boolean;
  /** Whether only stored messages are read. */
  readonly offline: boolean;
}

/** A page of history, oldest first. */
export interface HistoryPage {
  readonly messages: readonly ChannelMessage[];
  /** Whether there are no messages beyond it. */
  readonly isLast: boolean;
}

/** Whether messages are read from the store only. */
export interface ReadOptions extends RpcCallOptions {
  /** Reads only stored messages. @default false */
  readonly offline?: boolean | undefined;
}

/** Checks whether a sent message is in the history. Resolves with its id, or `undefined`. */
export type DeliveryCheck = () => Promise<string | undefined>;

/** How the client received a message. */
export interface MessageOrigin {
  /** Whether it was missed, and found in the history. */
  readonly isMissed: boolean;
  /** The edited or removed message before the change, if it is in memory. */
  readonly previous: ChannelMessage | undefined;
}

/**
 * Knows which messages exist, in what order, and where messages may be missing: in memory, in the store and on the
 * server.
 */
export interface MessageHistory {
  /** Whether messages are stored. */
  readonly hasStore: boolean;
  /** Called with a message, an edit or a removal that was pushed, and with the bytes that it was decoded from. */
  live(message: ChannelMessage, encoded?: Uint8Array): void;
  /** Called with a missed message that was found in the history. Returns false if it is known already. */
  missed(message: ChannelMessage): boolean;
  /** Called with a reaction that was pushed. */
  reacted(reaction: MessageReaction): void;
  /** Called with a message that the bot has sent and the server acknowledged. */
  sent(message: SentMessage): void;
  /** Called with the new version of a message that the bot has edited. */
  edited(message: SentMessage): void;
  /** Called when messages may be missed from now on: the next message does not directly follow the last. */
  gap(): void;
  /** Returns a page of history: from the store if it holds that part without gaps, otherwise from the server. */
  page(request: HistoryRequest): Promise<HistoryPage>;
  /** Returns a message and those around it, oldest first. */
  around(place: ChannelReference, messageId: string, options: ReadOptions): Promise<readonly ChannelMessage[]>;
  /**
   * Returns a message from memory or the store, unless it was removed. If the store cannot be read, emits an `error`
   * event and returns `undefined`.
   *
   * @throws {StoreError} with `offline`, if the store cannot be read.
   */
  get(channelId: string, messageId: string, options: ReadOptions): Promise<ChannelMessage | undefined>;
  /** Returns a message in memory, in its current version. */
  recent(channelId: string, messageId: string): ChannelMessage | undefined;
  /** Returns any message of a channel that is in memory, for the details of the channel that messages carry. */
  anyIn(channelId: string): ChannelMessage | undefined;
  /** Whether a message is known to have been removed. */
  isGone(channelId: string, messageId: string): boolean;
  /**
   * Called before something is sent. Returns a function that searches for it in the history if the response is lost.
   */
  watch(sent: Init<ChannelMessageSend>): DeliveryCheck;
}
