import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import type { ChannelReference } from "../cache/storeChange.js";
import { compareIds } from "../core/ids.js";
import type { RpcCallOptions } from "../runtime/rpc.js";
import type { RpcClient } from "../transport/rpcClient.js";

/** Largest number of messages in a response. */
export const MESSAGES_A_PAGE = 100;

/**
 * Largest lag of a history behind pushes, in milliseconds, for example if the server reads from a replica. If a message
 * is not in it, the history lags, or the message was removed or never sent. A second read after this time shows which.
 */
export const LAG_MS = 2_000;

/** Selects a page of history. */
export interface PageQuery {
  /** The message next to which the page lies; "0" for the newest page. */
  readonly messageId: string;
  /** A value of `HistoryDirection`. */
  readonly direction: number;
  /** Largest number of messages. @default 100, which is also the maximum */
  readonly limit?: number | undefined;
}

/**
 * Reads a page of history from the server. Returns it oldest first, even if the server sends another order. Rejects as
 * any call does.
 */
export async function readPage(
  rpc: RpcClient,
  { clanId, channelId, topicId }: ChannelReference,
  { messageId, direction, limit = MESSAGES_A_PAGE }: PageQuery,
  options: RpcCallOptions,
): Promise<readonly ChannelMessage[]> {
  const request = { clanId, channelId, topicId, messageId, direction, limit };
  const { messages } = await rpc.listChannelMessages(request, options);
  return messages.sort((a, b) => compareIds(a.messageId, b.messageId));
}
