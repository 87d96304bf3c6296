import { ErrorCode } from "../../generated/constants.js";
import type { WaitOptions } from "../core/enqueue.js";
import { RequestError } from "../core/requestError.js";
import { requireWaitOptions } from "../core/requireWaitOptions.js";
import type { CallOptions } from "./message/sendOptions.js";
import { channelTypeOfMode, type MessageTarget } from "./messageTarget.js";
import type { ModelContext } from "./modelContext.js";

const MUST_JOIN = /must join channel/i;

/**
 * Calls `send` with the time that is left. Joins the channel if that is known to be needed, or if the server refuses
 * the send for that reason; then calls `send` once more. A refused send had no effect.
 */
export function joinAndRetry<T>(
  context: ModelContext,
  place: MessageTarget,
  options: CallOptions,
  send: (left: WaitOptions) => Promise<T>,
): Promise<T> {
  requireWaitOptions(options);
  const { signal, timeoutMs = context.socketTimeoutMs } = options;
  // Several sends may wait for the join: it must not end with the signal or the deadline of one.
  const join = (joinMs?: number): Promise<void> => joinChannel(context, place, { timeoutMs: joinMs });
  return context.joinRetries.run(place.channelId, send, { mustJoin, join }, { timeoutMs, signal });
}

export async function joinChannel(context: ModelContext, place: MessageTarget, options: CallOptions): Promise<void> {
  await context.request(
    {
      case: "channelJoin",
      value: {
        clanId: place.clanId ?? "0",
        channelId: place.channelId,
        channelType: channelTypeOfMode(place.mode),
        isPublic: place.isPublic,
      },
    },
    options,
  );
}

function mustJoin(error: unknown): boolean {
  const refused = error instanceof RequestError;
  return refused && error.serverCode === ErrorCode.BadInput && MUST_JOIN.test(error.serverMessage);
}
