import { HistoryDirection } from "../../generated/constants.js";
import type { ChannelMessageSend } from "../../generated/mezon/realtime/message_pb.js";
import type { Clock } from "../core/clock.js";
import { DeliveryUnknownError, TimeoutError } from "../core/errors.js";
import { compareIds } from "../core/ids.js";
import { sleep } from "../core/sleep.js";
import type { Init } from "../runtime/wire.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { DeliveryCheck } from "./messageHistory.js";
import { LAG_MS, readPage } from "./readPage.js";

/** How far apart two times said by the server may be, in seconds. */
const TOLERANCE_SECONDS = 10;

/** What is known of a send before its response is lost. */
export interface SendContext {
  readonly rpc: RpcClient;
  readonly clock: Clock;
  /** Time of the send by the bot's clock. Used only to measure the time that has passed since. */
  readonly startedAt: number;
  /** Aborts the wait for a lagging history: the client closes. */
  readonly signal: AbortSignal;
  readonly selfId: string | undefined;
  /** The server's last known time before the send, in unix seconds; `undefined` if it was not known. */
  readonly since: number | undefined;
  /** Whether the response to another send contained this id: then it is another message. */
  readonly isAcknowledged: (messageId: string) => boolean;
}

/** Adds the check to the error of a send that may have been carried out; returns any other error as it is. */
export function withCheck(error: unknown, check: DeliveryCheck): unknown {
  const unanswered = error instanceof TimeoutError && error.wasSent;
  if (!unanswered && !(error instanceof DeliveryUnknownError)) return error;
  return new DeliveryUnknownError("a message", { cause: error, check });
}

/**
 * Returns the id under which the sent message is stored, if it is. The history may lag, so a recent message is
 * searched for twice.
 */
export async function findSent(context: SendContext, sent: Init<ChannelMessageSend>): Promise<string | undefined> {
  const { clock, startedAt } = context;
  const elapsedMs = clock.now() - startedAt;
  const found = await lookFor(context, sent);
  if (found !== undefined || elapsedMs >= LAG_MS) return found;
  await sleep(LAG_MS, { clock, signal: context.signal });
  return lookFor(context, sent);
}

async function lookFor(
  { rpc, selfId, since = 0, isAcknowledged }: SendContext,
  sent: Init<ChannelMessageSend>,
): Promise<string | undefined> {
  const { channelId = "0", clanId = "0", topicId = "0", content } = sent;
  const query = { messageId: "0", direction: HistoryDirection.Before };
  const messages = await readPage(rpc, { channelId, clanId, topicId }, query, {});
  const found = messages
    .filter((message) => message.senderId === selfId && message.content === content)
    .filter(({ messageId, createTimeSeconds }) => {
      return createTimeSeconds >= since - TOLERANCE_SECONDS && !isAcknowledged(messageId);
    })
    .sort((a, b) => compareIds(a.messageId, b.messageId));
  return found.at(-1)?.messageId;
}
