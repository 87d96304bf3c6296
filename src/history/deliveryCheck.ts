import { HistoryDirection } from "../../generated/constants.js";
import type { ChannelMessageSend } from "../../generated/mezon/realtime/message_pb.js";
import { DeliveryUnknownError, TimeoutError } from "../core/errors.js";
import { compareIds } from "../core/ids.js";
import type { ModelContext } from "../model/modelContext.js";
import type { Init } from "../runtime/wire.js";

const NEWEST = { limit: 100, direction: HistoryDirection.Before } as const;
/** How far the server's clock may be behind this machine's. */
const CLOCK_DIFFERENCE_MS = 120_000;

/** The error of a send that may have been carried out, with the means to check; any other error as it is. */
export function withCheck(error: unknown, check: () => Promise<string | undefined>): unknown {
  const unanswered = error instanceof TimeoutError && error.wasSent;
  if (!unanswered && !(error instanceof DeliveryUnknownError)) return error;
  return new DeliveryUnknownError("a message", { cause: error, check });
}

/** The id under which what was sent is stored, if it is. */
export async function findSent(
  context: ModelContext,
  sent: Init<ChannelMessageSend>,
  sentAtMs: number,
): Promise<string | undefined> {
  const { channelId = "0", clanId = "0", topicId = "0", content } = sent;
  const { messages } = await context.rpc.listChannelMessages({ channelId, clanId, topicId, ...NEWEST });
  const since = (sentAtMs - CLOCK_DIFFERENCE_MS) / 1000;
  const found = messages
    .filter((message) => message.senderId === context.selfId && message.content === content)
    .filter((message) => message.createTimeSeconds >= since)
    .sort((a, b) => compareIds(a.messageId, b.messageId));
  return found.at(-1)?.messageId;
}
