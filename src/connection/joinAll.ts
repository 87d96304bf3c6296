import type { ClanDesc } from "../../generated/mezon/api/clan_pb.js";
import type { ChannelJoin } from "../../generated/mezon/realtime/channel_pb.js";
import { throwIfAborted } from "../core/abort.js";
import type { Clock } from "../core/clock.js";
import { type MezonError, TimeoutError } from "../core/errors.js";
import { forEachConcurrently } from "../core/forEachConcurrently.js";
import type { Logger } from "../core/logger.js";
import { RequestError } from "../core/requestError.js";
import { retry } from "../core/retry.js";
import type { Init } from "../runtime/wire.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { EnvelopePayload } from "../wire/envelopePayload.js";
import type { Subscriptions } from "./subscriptions.js";

/** Sends a join and waits for its answer. */
export type JoinRequest = (payload: EnvelopePayload) => Promise<unknown>;

/** The clan id of direct messages. */
const DIRECT_MESSAGES = "0";

/** Functions and callbacks of joining. */
export interface JoinContext {
  readonly joinClan: JoinRequest;
  /** Limited by the client's rate. */
  readonly joinChannel: JoinRequest;
  readonly clock: Clock;
  /** Ends the attempts. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** Called after each join of a clan or a channel. */
  readonly progress: (joined: number, total: number) => void;
  /** Called with the failure to join a clan or a channel; the others are still joined. */
  readonly failed: (error: MezonError) => void;
}

/**
 * Number of clans that are joined at once. The official Python client joins all of them at once, regardless of its
 * other rate limits. A server that responds slowly gets fewer requests per second.
 */
const CLANS_AT_ONCE = 50;

/** Number of attempts to join a clan or channel, since the server sometimes refuses the first. */
const TRIES = 3;

/** Returns the clans of the account. */
export async function listClans(rpc: RpcClient, signal: AbortSignal): Promise<readonly ClanDesc[]> {
  return (await rpc.listClanDescs({ state: 1 }, { signal })).clandesc;
}

/** Joins clans, the direct messages, and the channels that were joined by hand before, concurrently. */
export async function joinAll(
  context: JoinContext,
  clanIds: readonly string[],
  channels: Subscriptions,
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
  // Events of channels only arrive after their clan was joined.
  await forEachConcurrently(clans, CLANS_AT_ONCE, (clanId) => counted(joinClan(context, clanId)));
  await Promise.all(rejoined.map((value) => counted(rejoinChannel(context, value, channels))));
}

async function joinClan(context: JoinContext, clanId: string): Promise<void> {
  const error = await triedToJoin(context, context.joinClan, { case: "clanJoin", value: { clanId } });
  if (error !== undefined) context.failed(error);
}

/** Joins a channel again. If that is no longer allowed, removes it from the subscriptions. */
async function rejoinChannel(context: JoinContext, value: Init<ChannelJoin>, channels: Subscriptions): Promise<void> {
  const error = await triedToJoin(context, context.joinChannel, { case: "channelJoin", value });
  if (error === undefined) return;
  // Without a response, it is not a refusal. The next connection tries again.
  if (error instanceof TimeoutError) throw error;
  channels.remove(value.channelId ?? "");
  context.failed(error);
}

/** Returns the failure of the last attempt, or `undefined` once one succeeded. */
async function triedToJoin(
  { clock, signal, logger }: JoinContext,
  request: JoinRequest,
  payload: EnvelopePayload,
): Promise<RequestError | TimeoutError | undefined> {
  try {
    await retry({ clock, signal, attempts: TRIES, mayRetry: isAnswer }, async (attempt) => {
      try {
        await request(payload);
      } catch (error) {
        if (isAnswer(error))
          logger.warn({ err: error, ...payload.value, attempt }, `${payload.case ?? "a join"} failed`);
        throw error;
      }
    });
    return undefined;
  } catch (error) {
    throwIfAborted(signal);
    if (isAnswer(error)) return error;
    throw error;
  }
}

/** Whether a join was refused, or not answered in time. After other failures there is no connection. */
function isAnswer(error: unknown): error is RequestError | TimeoutError {
  return error instanceof RequestError || error instanceof TimeoutError;
}
