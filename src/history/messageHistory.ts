import type { ChannelMessage, MessageReaction } from "../../generated/mezon/api/message_pb.js";
import type { ChannelMessageSend } from "../../generated/mezon/realtime/message_pb.js";
import type { ChannelReference } from "../cache/storeChange.js";
import type { RpcCallOptions } from "../runtime/rpc.js";
import type { Init } from "../runtime/wire.js";

export type { ChannelReference } from "../cache/storeChange.js";

/** Which page of a history, and of what. */
export interface HistoryRequest extends RpcCallOptions {
  readonly place: ChannelReference;
  /** "0": from the newest on. */
  readonly cursor: string;
  /** Towards what is newer. */
  readonly isForward: boolean;
  /** Only what is stored. */
  readonly offline: boolean;
}

/** A page of history, oldest first. */
export interface HistoryPage {
  readonly messages: readonly ChannelMessage[];
  /** Whether there is nothing beyond it. */
  readonly isLast: boolean;
}

/** Whether what is read may come from the store alone. */
export interface ReadOptions extends RpcCallOptions {
  /** Reads only what is stored. @default false */
  readonly offline?: boolean | undefined;
}

/** Looks whether something that was sent is in the history; resolves with its id, or `undefined`. */
export type DeliveryCheck = () => Promise<string | undefined>;

/** Which messages there are, in what order, with what gaps: in memory, in the store and on the server. */
export interface MessageHistory {
  /** Whether messages are kept in a store. */
  readonly hasStore: boolean;
  /** A message, an edit or a removal that was pushed. */
  live(message: ChannelMessage): void;
  /** The same, found in the history after it was missed. Returns false when it is known already. */
  missed(message: ChannelMessage): boolean;
  /** A reaction that was pushed. */
  reacted(reaction: MessageReaction): void;
  /** A message that the bot has sent and the server acknowledged. */
  sent(message: ChannelMessage): void;
  /** A message that the bot has edited, as it is now. */
  edited(message: ChannelMessage): void;
  /** Something may be missed from now on: what comes next does not follow what came last. */
  gap(): void;
  /** A page of history: stored where that part of it is stored without gaps, else from the server. */
  page(request: HistoryRequest): Promise<HistoryPage>;
  /** The messages around one, it included, oldest first. */
  around(place: ChannelReference, messageId: string, options: ReadOptions): Promise<readonly ChannelMessage[]>;
  /**
   * A message in memory or in the store, unless it was removed.
   *
   * @throws StoreError when the store cannot be read. Without `offline` that is an `error` event, and `undefined`.
   */
  get(channelId: string, messageId: string, options: ReadOptions): Promise<ChannelMessage | undefined>;
  /** A message in memory, as it is now. */
  recent(channelId: string, messageId: string): ChannelMessage | undefined;
  /** Whether a message is known to have been removed. */
  isGone(channelId: string, messageId: string): boolean;
  /** Called before something is sent. Returns what looks for it in the history, should its answer be lost. */
  watch(sent: Init<ChannelMessageSend>): DeliveryCheck;
}
