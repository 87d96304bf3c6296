import { type KeysOf, requireKnownKeys } from "../core/requireKnownKeys.js";
import type { TransferLimits } from "../wallet/transfer/transferRules.js";
import type { CatchUpSettings, ChainCredentials, ClientLimits, MezonClientOptions } from "./clientOptions.js";

const OPTIONS: KeysOf<MezonClientOptions> = {
  ...{
    botId: true,
    token: true,
    person: true,
    host: true,
    port: true,
    useSSL: true,
    logger: true,
    store: true,
    storeEphemeral: true,
  },
  ...{ httpTimeoutMs: true, socketTimeoutMs: true, connectTimeoutMs: true, maxBodyBytes: true, maxFrameBytes: true },
  ...{ heartbeatIntervalMs: true, heartbeatTimeoutMs: true, offlineQueue: true, offlineQueueLimit: true },
  ...{ reconnectBaseMs: true, reconnectCeilingMs: true, connectAttemptsPerMinute: true, trustedHosts: true },
  ...{ refreshMarginMs: true, catchUp: true, limits: true, rpcTransport: true, serverKey: true },
  ...{ channelCacheSize: true, userCacheSize: true, mediaUrl: true, agentEventUrl: true, mmnApiUrl: true },
  ...{ zkApiUrl: true, indexerApiUrl: true, chainCredentials: true, transferJournal: true, transferLimits: true },
  ...{ confirmTransfer: true, verifyProof: true, zkVerifyingKey: true, fetch: true, openSocket: true, clock: true },
  random: true,
  ...{ proxy: true, agent: true, ca: true },
};

const LIMITS: KeysOf<ClientLimits> = {
  ...{ sendsPerSecond: true, sendBurst: true, callsPerSecond: true, callBurst: true, queueLimit: true },
};

const CATCH_UP: KeysOf<CatchUpSettings> = { mode: true, messages: true, requests: true, timeMs: true };

const CREDENTIALS: KeysOf<ChainCredentials> = { node: true, prover: true, indexer: true };

const TRANSFER_LIMITS: KeysOf<TransferLimits> = {
  perTransfer: true,
  perReceiverPerDay: true,
  perDay: true,
  timeZone: true,
};

/** Names of options in earlier versions, with the current name. */
const earlierOptionNames: Readonly<Record<string, string>> = {
  ...{ waitingLimit: "offlineQueueLimit", whenDisconnected: ": use offlineQueue, which is true or false" },
};

/** Names of options in other SDKs, with the current name. */
export const olderOptionNames: Readonly<Record<string, string>> = {
  ...{ timeout: "httpTimeoutMs", timeoutMs: "httpTimeoutMs", requestTimeoutMs: "socketTimeoutMs" },
  ...{ apiKey: "token", api_key: "token", appToken: "token", clientId: "botId", client_id: "botId", appId: "botId" },
  ...{ use_ssl: "useSSL", mmn_api_url: "mmnApiUrl", zk_api_url: "zkApiUrl", agent_event_url: "agentEventUrl" },
  ...{ log_level: "logger", logLevel: "logger", enable_logging: "logger", cache: "store", db: "store" },
};

/** @throws {ValidationError} for an unknown option of a client. Its message names the most similar option. */
export function requireClientOptions(options: MezonClientOptions): void {
  requireKnownKeys(options, OPTIONS, { instead: { ...olderOptionNames, ...earlierOptionNames } });
  requireKnownKeys(options.limits, LIMITS, { path: "limits" });
  requireKnownKeys(options.catchUp, CATCH_UP, { path: "catchUp" });
  requireKnownKeys(options.transferLimits, TRANSFER_LIMITS, { path: "transferLimits" });
  requireKnownKeys(options.chainCredentials, CREDENTIALS, { path: "chainCredentials" });
}
