import type { ClanDesc } from "../../generated/mezon/api/clan_pb.js";
import type { ChannelJoin } from "../../generated/mezon/realtime/channel_pb.js";
import type { Init } from "../../generated/support/wire.js";
import { type MezonError, ServerError, TimeoutError } from "../core/errors.js";
import type { Logger } from "../core/logger.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { EnvelopePayload } from "../wire/envelopePayload.js";
import type { JoinedChannels } from "./joinedChannels.js";

/** Sends a join, within the client's rate, and waits for its answer. */
export type JoinRequest = (payload: EnvelopePayload) => Promise<unknown>;

/** The clan of direct messages. */
const DIRECT_MESSAGES = "0";

/** What joining needs, and whom it tells. */
export interface JoiningContext {
  readonly request: JoinRequest;
  readonly logger: Logger;
  /** Told after each join, of clans and channels alike. */
  readonly progress: (joined: number, total: number) => void;
  /** Told of a clan that could not be joined: the others are, all the same. */
  readonly failed: (error: MezonError) => void;
}

/** Tries at joining one clan; the server has been seen to refuse some at first. */
const TRIES = 3;

/** The clans of the account. */
export async function listClans(rpc: RpcClient, signal: AbortSignal): Promise<readonly ClanDesc[]> {
  return (await rpc.listClanDescs({ state: 1 }, { signal })).clandesc;
}

/** Joins clans and the direct messages, and again the channels that were joined by hand; side by side. */
export async function joinEverything(
  context: JoiningContext,
  clanIds: readonly string[],
  channels: JoinedChannels,
): Promise<void> {
  const rejoined = channels.all();
  const clans = [...clanIds, DIRECT_MESSAGES];
  const total = clans.length + rejoined.length;
  let joined = 0;
  const counted = async (join: Promise<void>): Promise<void> => {
    await join;
    joined += 1;
    context.progress(joined, total);
  };
  // Channels are heard only after their clan.
  await Promise.all(clans.map((clanId) => counted(joinClan(context, clanId))));
  await Promise.all(rejoined.map((value) => counted(rejoinChannel(context, value, channels))));
}

async function joinClan({ request, logger, failed }: JoiningContext, clanId: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await request({ case: "clanJoin", value: { clanId } });
      return;
    } catch (error) {
      if (!(error instanceof ServerError) && !(error instanceof TimeoutError)) throw error;
      logger.warn({ err: error, clanId, attempt }, "a clan could not be joined");
      if (attempt < TRIES) continue;
      failed(error);
      return;
    }
  }
}

/** What may no longer be joined is forgotten. */
async function rejoinChannel(
  { request, logger }: JoiningContext,
  value: Init<ChannelJoin>,
  channels: JoinedChannels,
): Promise<void> {
  try {
    await request({ case: "channelJoin", value });
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    logger.warn({ err: error, channelId: value.channelId }, "a channel could not be joined again");
    channels.forget(value.channelId ?? "");
  }
}
