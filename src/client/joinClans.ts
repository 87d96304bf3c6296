import { ServerError } from "../core/errors.js";
import type { Logger } from "../core/logger.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { EnvelopePayload } from "../wire/envelopePayload.js";
import type { JoinedChannels } from "./joinedChannels.js";

/** Sends a join, within the client's rate, and waits for its answer. */
export type JoinRequest = (payload: EnvelopePayload) => Promise<unknown>;

/** The clan of direct messages. */
const DIRECT_MESSAGES = "0";

/** Joins every clan of the account, and the direct messages. Answers the ids of the clans. */
export async function joinClans(request: JoinRequest, rpc: RpcClient, signal: AbortSignal): Promise<readonly string[]> {
  const { clandesc } = await rpc.listClanDescs({ state: 1 }, { signal });
  const clanIds = clandesc.map((clan) => clan.clanId);
  const joins = [...clanIds, DIRECT_MESSAGES].map((clanId) => request({ case: "clanJoin", value: { clanId } }));
  await Promise.all(joins);
  return clanIds;
}

/** Joins again what was joined by hand on an earlier connection. What may no longer be joined is forgotten. */
export async function rejoinChannels(request: JoinRequest, channels: JoinedChannels, logger: Logger): Promise<void> {
  const joins = channels.all().map(async (value) => {
    try {
      await request({ case: "channelJoin", value });
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      logger.warn({ err: error, channelId: value.channelId }, "a channel could not be joined again");
      channels.forget(value.channelId ?? "");
    }
  });
  await Promise.all(joins);
}
