import type { ChannelMessage } from "../../generated/mezon/api/message_pb.js";
import type { ChannelReference } from "../cache/storeChange.js";
import { compareIds } from "../core/ids.js";
import type { RpcCallOptions } from "../runtime/rpc.js";
import type { RpcClient } from "../transport/rpcClient.js";

/** Messages that the server answers at most. */
export const MESSAGES_A_PAGE = 100;

/**
 * Milliseconds by which a history may be behind what is pushed, as of a server that reads from a copy. When a message
 * is not in it, it lags or the message was removed, or never sent: after this long it is read once more, which tells.
 */
export const LAG_MS = 2_000;

/** Which page of a history. */
export interface PageQuery {
  /** The message that the page lies next to; "0" for the newest page. */
  readonly messageId: string;
  /** A value of `HistoryDirection`. */
  readonly direction: number;
  /** @default 100, which is the most */
  readonly limit?: number | undefined;
}

/** Reads a page of history from the server, oldest first, whatever the order it comes in. Rejects as any call does. */
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
