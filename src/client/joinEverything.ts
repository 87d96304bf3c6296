import type { ClanDesc } from "../../generated/mezon/api/clan_pb.js";
import type { ChannelJoin } from "../../generated/mezon/realtime/channel_pb.js";
import type { Init } from "../../generated/support/wire.js";
import type { Clock } from "../core/clock.js";
import { type MezonError, ServerError, TimeoutError } from "../core/errors.js";
import { inLanes } from "../core/inLanes.js";
import type { Logger } from "../core/logger.js";
import { sleep } from "../core/sleep.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { EnvelopePayload } from "../wire/envelopePayload.js";
import type { JoinedChannels } from "./joinedChannels.js";

/** Sends a join and waits for its answer. */
export type JoinRequest = (payload: EnvelopePayload) => Promise<unknown>;

/** The clan of direct messages. */
const DIRECT_MESSAGES = "0";

/** What joining needs, and whom it tells. */
export interface JoiningContext {
  readonly joinClan: JoinRequest;
  /** Within the client's rate. */
  readonly joinChannel: JoinRequest;
  readonly logger: Logger;
  /** Told after each join, of clans and channels alike. */
  readonly progress: (joined: number, total: number) => void;
  /** Told of a clan or a channel that could not be joined: the others are, all the same. */
  readonly failed: (error: MezonError) => void;
}

/**
 * Clans joined at once: the official Python client joins all of them so, whatever rate it keeps to otherwise. A
 * server that is slow to answer is asked more slowly.
 */
const CLANS_AT_ONCE = 50;

/** Tries at joining one clan or channel; the server has been seen to refuse some at first. */
const TRIES = 3;
/** Milliseconds before clans that could not be joined are tried again: twice as long each time. */
const FIRST_PAUSE_MS = 5_000;
const LAST_PAUSE_MS = 300_000;

/** The clans of the account. */
export async function listClans(rpc: RpcClient, signal: AbortSignal): Promise<readonly ClanDesc[]> {
  return (await rpc.listClanDescs({ state: 1 }, { signal })).clandesc;
}

/**
 * Joins clans and the direct messages, and again the channels that were joined by hand; side by side. Answers the
 * clans that could not be joined.
 */
export async function joinEverything(
  context: JoiningContext,
  clanIds: readonly string[],
  channels: JoinedChannels,
): Promise<readonly string[]> {
  const refused: string[] = [];
  const rejoined = channels.all();
  const clans = [...clanIds, DIRECT_MESSAGES];
  const total = clans.length + rejoined.length;
  let joined = 0;
  const counted = async <T>(join: Promise<T>): Promise<T> => {
    const outcome = await join;
    joined += 1;
    context.progress(joined, total);
    return outcome;
  };
  // Channels are heard only after their clan.
  await inLanes(clans, CLANS_AT_ONCE, async (clanId) => {
    const error = await counted(triedToJoinClan(context, clanId));
    if (error === undefined) return;
    refused.push(clanId);
    context.failed(error);
  });
  await Promise.all(rejoined.map((value) => counted(rejoinChannel(context, value, channels))));
  return refused;
}

/**
 * Tries again to join clans that could not be joined, of which nothing is heard, until they are. Rejects with the
 * signal's reason.
 */
export async function joinRefused(
  context: Pick<JoiningContext, "joinClan" | "logger">,
  clanIds: readonly string[],
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  let left = clanIds;
  for (let pauseMs = FIRST_PAUSE_MS; left.length > 0; pauseMs = Math.min(pauseMs * 2, LAST_PAUSE_MS)) {
    await sleep(pauseMs, { clock, signal });
    const refused: string[] = [];
    await inLanes(left, CLANS_AT_ONCE, async (clanId) => {
      if ((await triedToJoinClan(context, clanId)) === undefined)
        context.logger.info({ clanId }, "a clan is joined late");
      else refused.push(clanId);
    });
    left = refused;
  }
}

function triedToJoinClan(
  { joinClan, logger }: Pick<JoiningContext, "joinClan" | "logger">,
  clanId: string,
): Promise<ServerError | TimeoutError | undefined> {
  return triedToJoin(joinClan, logger, { case: "clanJoin", value: { clanId } });
}

/** What may no longer be joined is forgotten. */
async function rejoinChannel(
  context: JoiningContext,
  value: Init<ChannelJoin>,
  channels: JoinedChannels,
): Promise<void> {
  const error = await triedToJoin(context.joinChannel, context.logger, { case: "channelJoin", value });
  if (error === undefined) return;
  // A server that does not answer did not refuse: the next connection tries again.
  if (error instanceof TimeoutError) throw error;
  channels.forget(value.channelId ?? "");
  context.failed(error);
}

/** Answers with what the last try failed, or `undefined` once one succeeded. */
async function triedToJoin(
  request: JoinRequest,
  logger: Logger,
  payload: EnvelopePayload,
): Promise<ServerError | TimeoutError | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await request(payload);
      return undefined;
    } catch (error) {
      if (!(error instanceof ServerError) && !(error instanceof TimeoutError)) throw error;
      logger.warn({ err: error, ...payload.value, attempt }, `${payload.case ?? "a join"} failed`);
      if (attempt === TRIES) return error;
    }
  }
}
