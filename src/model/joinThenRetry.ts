import { RpcError, ServerError } from "../core/errors.js";
import { channelTypeOfMode, type MessagePlace } from "./messagePlace.js";
import type { ModelContext } from "./modelContext.js";
import type { CallOptions } from "./sendOptions.js";

const BAD_INPUT = 3;
const MUST_JOIN = /must join channel/i;

/**
 * Runs `send`; when the server says that the channel must be joined first, joins
 * it and runs `send` once more. The refusal means that nothing was sent.
 */
export function joinThenRetry<T>(
  context: ModelContext,
  place: MessagePlace,
  options: CallOptions,
  send: () => Promise<T>,
): Promise<T> {
  return context.repairs.run(place.channelId, send, { mustJoin, join: () => joinChannel(context, place, options) });
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
  return refused && error.serverCode === BAD_INPUT && MUST_JOIN.test(error.serverMessage);
}
