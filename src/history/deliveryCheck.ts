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

/** Tolerance between two times that the server reports, in seconds. */
const TOLERANCE_SECONDS = 10;

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

/** Adds the check to the error of a send that may have been carried out. Returns any other error unchanged. */
export function withCheck(error: unknown, check: DeliveryCheck): unknown {
  const unanswered = error instanceof TimeoutError && error.wasSent;
  if (!unanswered && !(error instanceof DeliveryUnknownError)) return error;
  return new DeliveryUnknownError("a message", { cause: error, check });
}

/**
 * Returns the id of the sent message if the history contains it. The history may lag, so a recent message is searched
 * for twice.
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
