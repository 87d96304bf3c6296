import { ErrorCode } from "../../generated/constants.js";
import type { WaitOptions } from "../core/enqueue.js";
import { RequestError } from "../core/errors.js";
import { requireWaitOptions } from "../core/requireWaitOptions.js";
import type { CallOptions } from "./message/sendOptions.js";
import { channelTypeOfMode, type MessagePlace } from "./messagePlace.js";
import type { ModelContext } from "./modelContext.js";

const MUST_JOIN = /must join channel/i;

/**
 * Runs `send` with what is left of the time; joins the channel where it must be joined first, and runs `send` once
 * more when that is what the server said. The refusal means that nothing was sent.
 */
export function joinAndRetry<T>(
  context: ModelContext,
  place: MessagePlace,
  options: CallOptions,
  send: (left: WaitOptions) => Promise<T>,
): Promise<T> {
  requireWaitOptions(options);
  const { signal, timeoutMs = context.socketTimeoutMs } = options;
  // Several may wait for the join: it ends with nobody's signal or deadline.
  const join = (joinMs?: number): Promise<void> =>
    joinChannel(context, place, joinMs === undefined ? {} : { timeoutMs: joinMs });
  return context.joinRetries.run(place.channelId, send, { mustJoin, join }, { timeoutMs, signal });
}

export async function joinChannel(context: ModelContext, place: MessagePlace, options: CallOptions): Promise<void> {
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
