import { ErrorCode } from "../../generated/constants.js";
import { RpcError, ServerError } from "../core/errors.js";
import { requirePatience } from "../core/requirePatience.js";
import type { Patience } from "../core/turn.js";
import { channelTypeOfMode, type MessagePlace } from "./messagePlace.js";
import type { ModelContext } from "./modelContext.js";
import type { CallOptions } from "./sendOptions.js";

const MUST_JOIN = /must join channel/i;

/**
 * Runs `send` with what is left of the time; joins the channel where it must be joined first, and runs `send` once
 * more when that is what the server said. The refusal means that nothing was sent.
 */
export function joinThenRetry<T>(
  context: ModelContext,
  place: MessagePlace,
  options: CallOptions,
  send: (left: Patience) => Promise<T>,
): Promise<T> {
  requirePatience(options);
  const { signal, timeoutMs = context.requestTimeoutMs } = options;
  // Several may wait for the join: it ends with nobody's signal or deadline.
  const join = (joinMs?: number): Promise<void> =>
    joinChannel(context, place, joinMs === undefined ? {} : { timeoutMs: joinMs });
  return context.repairs.run(place.channelId, send, { mustJoin, join }, { timeoutMs, signal });
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
  const refused = error instanceof ServerError || error instanceof RpcError;
  return refused && error.serverCode === ErrorCode.BadInput && MUST_JOIN.test(error.serverMessage);
}
