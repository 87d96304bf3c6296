import { HistoryDirection } from "../../generated/constants.js";
import type { ChannelMessageSend } from "../../generated/mezon/realtime/message_pb.js";
import type { Clock } from "../core/clock.js";
import { DeliveryUnknownError } from "../core/errors.js";
import { sleep } from "../core/sleep.js";
import type { Init } from "../runtime/wire.js";
import type { RpcClient } from "../transport/rpcClient.js";
import { LAG_MS, MESSAGES_A_PAGE, readPage } from "./readPage.js";

/** Tolerance between two times that the server reports, in seconds. */
const TOLERANCE_SECONDS = 10;

/** Largest number of pages of history that are read for a sent message. */
const MOST_PAGES = 20;

/** What is known about a send before its response is lost. */
export interface SendContext {
  readonly rpc: RpcClient;
  readonly clock: Clock;
  /** Time of the send on the bot's clock. Used only to measure the time since then. */
  readonly startedAt: number;
  /** Aborts the wait for a lagging history when the client closes. */
  readonly signal: AbortSignal;
  readonly selfId: string | undefined;
  /** The server's last known time before the send, in unix seconds; `undefined` if it was not known. */
  readonly since: number | undefined;
  /** Whether the response to another send contained this id. Such a message is not the one that is searched for. */
  readonly isAcknowledged: (messageId: string) => boolean;
}

/**
 * Returns the id of the sent message if the history contains it. The history may lag, so a recent message is searched
 * for twice. Rejects with a `DeliveryUnknownError` if so many messages were posted since that it cannot be told.
 */
export async function findSent(context: SendContext, sent: Init<ChannelMessageSend>): Promise<string | undefined> {
  const { clock, startedAt } = context;
  const elapsedMs = clock.now() - startedAt;
  const found = await lookFor(context, sent);
  if (found !== undefined || elapsedMs >= LAG_MS) return found;
  await sleep(LAG_MS, { clock, signal: context.signal });
  return lookFor(context, sent);
}

/** Reads the history back to when the message was sent. */
async function lookFor(
  { rpc, selfId, since = 0, isAcknowledged }: SendContext,
  sent: Init<ChannelMessageSend>,
): Promise<string | undefined> {
  const { channelId = "0", clanId = "0", topicId = "0", content } = sent;
  const earliest = since - TOLERANCE_SECONDS;
  let cursor = "0";
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const query = { messageId: cursor, direction: HistoryDirection.Before };
    const messages = await readPage(rpc, { channelId, clanId, topicId }, query, {});
    const found = messages
      .filter((message) => message.senderId === selfId && message.content === content)
      .filter(({ messageId, createTimeSeconds }) => createTimeSeconds >= earliest && !isAcknowledged(messageId));
    if (found.length > 0) return found.at(-1)?.messageId;
    const [oldest] = messages;
    if (oldest === undefined || messages.length < MESSAGES_A_PAGE || oldest.messageId === cursor) return undefined;
    if (oldest.createTimeSeconds < earliest) return undefined;
    cursor = oldest.messageId;
  }
  const cause = new RangeError(`it is not among the newest ${MOST_PAGES * MESSAGES_A_PAGE} messages of the channel`);
  throw new DeliveryUnknownError("a message", { cause });
}
