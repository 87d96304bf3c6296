import type { MessageStore } from "../cache/messageStore.js";
import type { BackoffOptions } from "../core/backoff.js";
import { type Clock, soundClock, systemClock } from "../core/clock.js";
import { clockOf } from "../core/clockOf.js";
import { copyOptions } from "../core/copyOptions.js";
import { ValidationError } from "../core/errors.js";
import type { Logger } from "../core/logger.js";
import { loggerOf } from "../core/loggerOf.js";
import { onceLogger } from "../core/onceLogger.js";
import { redactingLogger } from "../core/redactingLogger.js";
import { requireObject } from "../core/requireObject.js";
import { requireOneOf } from "../core/requireOneOf.js";
import { Secrets } from "../core/secrets.js";
import type { CatchUpBudget } from "../history/catchUpBudget.js";
import { type Credentials, secretsOf } from "../session/credentials.js";
import { MAX_FRAME_BYTES, type OpenSocket } from "../socket/socketPort.js";
import type { Fetch } from "../transport/httpExchange.js";
import { MAX_BODY_BYTES } from "../transport/readBody.js";
import { requirePrivate } from "../transport/requirePrivate.js";
import type { ProofCheck } from "../wallet/proof/credentials.js";
import type { WalletOptions } from "../wallet/walletOptions.js";
import { clientNetwork } from "./clientNetwork.js";
import type { ChainCredentials, ClientLimits, MezonClientOptions } from "./clientOptions.js";
import { credentialsOf } from "./credentialsOf.js";
import { defaultOpenSocket, prepareDefaultSocket } from "./defaultSocket.js";
import { withEnvironment } from "./environment.js";
import { requireClientOptions } from "./optionKeys.js";
import { gatewayOrigin, serviceHosts } from "./serviceHosts.js";

/** A host name, or `*.` and a domain. A top-level domain alone is refused. */
const HOST_NAME = /^(?:\*\.[\w-]+\.)?[\w.:[\]-]+$/;

/** Options of the bot's transfers: see `WalletOptions` of `mezonkit/wallet`. */
type TransferSettings = Pick<WalletOptions, "journal" | "limits" | "confirm">;

/** Addresses of the token chain's services, and how the prover's proofs are verified. */
export interface ChainSettings {
  readonly nodeUrl: string | undefined;
  readonly proverUrl: string | undefined;
  readonly indexerUrl: string | undefined;
  readonly verifyProof: ProofCheck;
  readonly verifyingKey: string | undefined;
  readonly credentials: ChainCredentials;
  readonly transfers: TransferSettings;
  /** Receives warnings about money. They are not `error` events: without a logger they are always printed. */
  readonly logger: Logger;
}

/** The options with all defaults. */
export interface ResolvedOptions {
  readonly credentials: Credentials;
  readonly origin: string;
  readonly httpTimeoutMs: number;
  readonly maxBodyBytes: number;
  readonly connectTimeoutMs: number;
  readonly socketTimeoutMs: number;
  readonly heartbeatIntervalMs: number;
  readonly heartbeatTimeoutMs: number;
  readonly offlineQueue: boolean;
  readonly offlineQueueLimit: number;
  readonly backoff: BackoffOptions;
  readonly attemptsPerMinute: number;
  readonly trustedHosts: readonly string[];
  readonly maxFrameBytes: number;
  readonly secrets: Secrets;
  readonly refreshMarginMs: number;
  readonly limits: ClientLimits;
  readonly catchUp: CatchUpBudget | undefined;
  readonly replays: boolean;
  readonly store: MessageStore | undefined;
  readonly storeEphemeral: boolean;
  readonly rpcTransport: "http" | "socket";
  readonly serverKey: string;
  readonly channelCacheSize: number;
  readonly userCacheSize: number;
  readonly mediaUrl: string;
  readonly agentEventUrl: string | undefined;
  readonly chain: ChainSettings;
  readonly logger: Logger;
  readonly fetch: Fetch;
  readonly openSocket: OpenSocket;
  /** Called when a login begins: loads what a socket needs. */
  readonly prepareSocket: () => void;
  /** Closes idle connections that are kept for reuse. */
  readonly closeNetwork: () => void;
  readonly clock: Clock;
  readonly random: () => number;
}

/**
 * Checks the options and fills in the defaults.
 *
 * @param hasErrorListeners Returns whether there is a listener for `error` events. If there is, nothing is printed.
 * @throws {ValidationError} that names the wrong option.
 */
export function resolveOptions(given: MezonClientOptions, hasErrorListeners: () => boolean): ResolvedOptions {
  requireObject(given, "options", "an object such as { botId, token }");
  requireClientOptions(given);
  const options = withEnvironment(given);
  const credentials = credentialsOf(given, options);
  const secrets = new Secrets(...secretsOf(credentials));
  const logger = (isHeard?: () => boolean): Logger =>
    onceLogger(redactingLogger(loggerOf(options.logger, "logger", isHeard), secrets));
  const origin = gatewayOrigin(options);
  const hosts = serviceHosts(origin, options);
  const network = clientNetwork(options);
  return {
    credentials,
    secrets,
    origin,
    httpTimeoutMs: positive("httpTimeoutMs", options.httpTimeoutMs, 7_000),
    maxBodyBytes: positive("maxBodyBytes", options.maxBodyBytes, MAX_BODY_BYTES),
    connectTimeoutMs: positive("connectTimeoutMs", options.connectTimeoutMs, 30_000),
    socketTimeoutMs: positive("socketTimeoutMs", options.socketTimeoutMs, 10_000),
    heartbeatIntervalMs: positive("heartbeatIntervalMs", options.heartbeatIntervalMs, 10_000),
    heartbeatTimeoutMs: positive("heartbeatTimeoutMs", options.heartbeatTimeoutMs, 10_000),
    offlineQueue: flag("offlineQueue", options.offlineQueue, true),
    offlineQueueLimit: positive("offlineQueueLimit", options.offlineQueueLimit, 10_000),
    backoff: {
      baseMs: positive("reconnectBaseMs", options.reconnectBaseMs, 1_000),
      ceilingMs: positive("reconnectCeilingMs", options.reconnectCeilingMs, 30_000),
    },
    attemptsPerMinute: positive("connectAttemptsPerMinute", options.connectAttemptsPerMinute, 20),
    trustedHosts: hostsOf(options.trustedHosts),
    maxFrameBytes: positive("maxFrameBytes", options.maxFrameBytes, MAX_FRAME_BYTES),
    refreshMarginMs: positive("refreshMarginMs", options.refreshMarginMs, 60_000),
    limits: limitsOf(options.limits),
    ...catchUpOf(options),
    store: options.store,
    storeEphemeral: flag("storeEphemeral", options.storeEphemeral, false),
    rpcTransport: transportOf(options),
    serverKey: options.serverKey ?? "DefaultServerKey",
    channelCacheSize: positive("channelCacheSize", options.channelCacheSize, 10_000),
    userCacheSize: positive("userCacheSize", options.userCacheSize, 10_000),
    agentEventUrl: options.agentEventUrl === undefined ? undefined : urlOf("agentEventUrl", options.agentEventUrl),
    mediaUrl: urlOf("mediaUrl", hosts.mediaUrl),
    chain: chainOf({ ...options, ...hosts }, logger()),
    logger: logger(hasErrorListeners),
    // Looked up at each call, so that a test or a tracer can replace the global one.
    fetch: options.fetch ?? network?.fetch ?? ((request) => globalThis.fetch(request)),
    openSocket: options.openSocket ?? network?.openSocket ?? defaultOpenSocket,
    prepareSocket: options.openSocket === undefined ? prepareDefaultSocket : () => undefined,
    closeNetwork: () => network?.close(),
    clock: options.clock === undefined ? systemClock : soundClock(clockOf(options.clock)),
    random: options.random ?? Math.random,
  };
}

function limitsOf(limits: Partial<ClientLimits> | false | undefined): ClientLimits {
  const unlimited = Number.MAX_SAFE_INTEGER;
  const { sendsPerSecond, sendBurst, callsPerSecond, callBurst, queueLimit } =
    limits === false
      ? {
          sendsPerSecond: unlimited,
          sendBurst: unlimited,
          callsPerSecond: unlimited,
          callBurst: unlimited,
          queueLimit: undefined,
        }
      : (limits ?? {});
  return {
    sendsPerSecond: positive("limits.sendsPerSecond", sendsPerSecond, 80),
    sendBurst: positive("limits.sendBurst", sendBurst, 80),
    callsPerSecond: positive("limits.callsPerSecond", callsPerSecond, 1000 / 1024),
    callBurst: positive("limits.callBurst", callBurst, 10),
    queueLimit: positive("limits.queueLimit", queueLimit, 10_000),
  };
}

function catchUpOf({ catchUp = "emit", store }: MezonClientOptions): Pick<ResolvedOptions, "catchUp" | "replays"> {
  const settings = typeof catchUp === "string" ? { mode: catchUp } : catchUp;
  const { mode = "emit" } = settings;
  if (!["off", "store", "emit"].includes(mode))
    throw new ValidationError("catchUp", 'must be "off", "store" or "emit", or an object with such a mode');
  if (mode === "store" && store === undefined)
    throw new ValidationError("catchUp", 'is "store", but there is no store: give one, or use "emit" or "off"');
  return { catchUp: mode === "off" ? undefined : budgetOf(settings), replays: mode === "emit" };
}

function budgetOf({ messages, requests, timeMs }: Partial<CatchUpBudget>): CatchUpBudget {
  return {
    messages: positive("catchUp.messages", messages, 10_000),
    requests: positive("catchUp.requests", requests, 1_000),
    timeMs: positive("catchUp.timeMs", timeMs, 60_000),
  };
}

function hostsOf(hosts: readonly string[] = []): readonly string[] {
  const isName = (host: unknown): boolean => typeof host === "string" && HOST_NAME.test(host);
  const odd = Array.isArray(hosts) ? hosts.findIndex((host) => !isName(host)) : 0;
  if (odd >= 0)
    throw new ValidationError(
      `trustedHosts[${odd}]`,
      'must be the name of a host without scheme, path or port, such as "api.example.com" or "*.example.com"',
    );
  return hosts;
}

function urlOf(name: string, url: string): string {
  if (!URL.canParse(url)) throw new ValidationError(name, "must be a URL such as https://host.example");
  return new URL(url).origin;
}

/**
 * The wallet checks addresses and the key when it is first used. This function only checks that neither the session's
 * token nor credentials are sent unencrypted.
 */
function chainOf(options: MezonClientOptions, logger: Logger): ChainSettings {
  const { verifyProof = "warn", mmnApiUrl, zkApiUrl, indexerApiUrl, chainCredentials = {} } = options;
  const { node, prover, indexer } = chainCredentials;
  refuseInClear("zkApiUrl", zkApiUrl, "the session's token");
  if (node !== undefined) refuseInClear("mmnApiUrl", mmnApiUrl, "what the node is shown");
  if (indexer !== undefined) refuseInClear("indexerApiUrl", indexerApiUrl, "what the indexer is shown");
  requireOneOf(verifyProof, "verifyProof", ["strict", "warn", "off"]);
  return {
    nodeUrl: mmnApiUrl,
    proverUrl: zkApiUrl,
    indexerUrl: indexerApiUrl,
    verifyProof,
    verifyingKey: options.zkVerifyingKey,
    credentials: { node, prover, indexer },
    logger,
    transfers: {
      journal: options.transferJournal,
      limits: copyOptions(options.transferLimits),
      confirm: options.confirmTransfer,
    },
  };
}

function refuseInClear(name: string, url: string | undefined, secret: string): void {
  if (url !== undefined && URL.canParse(url)) requirePrivate(url, name, secret);
}

function transportOf({ rpcTransport = "http" }: MezonClientOptions): "http" | "socket" {
  requireOneOf(rpcTransport, "rpcTransport", ["http", "socket"]);
  return rpcTransport;
}

/** A text such as "false" would count as true. */
function flag(name: string, value: boolean | undefined, fallback: boolean): boolean {
  if (value !== undefined && typeof (value as unknown) !== "boolean")
    throw new ValidationError(name, "must be true or false");
  return value ?? fallback;
}

function positive(name: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) {
    throw new ValidationError(name, "must be a number above 0");
  }
  return value;
}
