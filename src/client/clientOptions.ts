import type { MessageStore } from "../cache/messageStore.js";
import type { Clock } from "../core/clock.js";
import type { Logger } from "../core/logger.js";
import type { CatchUpBudget } from "../history/catchUpBudget.js";
import type { PersonCredentials } from "../session/credentials.js";
import type { OpenSocket } from "../socket/socketPort.js";
import type { Fetch } from "../transport/httpExchange.js";
import type { TransferJournal } from "../wallet/journal/transferJournal.js";
import type { ProofCheck } from "../wallet/proof/credentials.js";
import type { ServiceCredentials } from "../wallet/services/serviceCredentials.js";
import type { TransferLimits, TransferQuote } from "../wallet/transfer/transferRules.js";

/** Rates of a client. Each client has its own limits. */
export interface ClientLimits {
  /** Sends over the socket per second. @default 80 */
  readonly sendsPerSecond: number;
  /** Largest number of sends at once after a pause. @default 80 */
  readonly sendBurst: number;
  /** Calls over HTTP per second. @default 1 per 1,024 ms */
  readonly callsPerSecond: number;
  /** Largest number of calls at once after a pause. @default 10 */
  readonly callBurst: number;
  /** Largest number of waiting sends, and of waiting calls; more are refused. @default 10,000 each */
  readonly queueLimit: number;
}

/**
 * `"emit"`: missed messages are fetched and delivered to listeners. `"store"`: they are only stored. `"off"`: they are
 * not fetched.
 */
export type CatchUpMode = "off" | "store" | "emit";

/** An object that makes connections on Node: an `https.Agent`, or one with the same methods. */
export interface ConnectionAgent {
  destroy(): void;
}

/** What to do with missed messages, and the budget for fetching them. */
export interface CatchUpSettings extends Partial<CatchUpBudget> {
  /** @default `"emit"` */
  readonly mode?: CatchUpMode | undefined;
}

/** Options of a client. Only `botId` and `token`, or `person`, are required. */
export interface MezonClientOptions {
  /** The bot's id, a decimal string. */
  readonly botId?: string | undefined;
  /** The app's token. A secret: it is never logged, and never part of an error. */
  readonly token?: string | undefined;
  /**
   * Logs a person in rather than an app, in place of `botId` and `token`: by e-mail address and password, by an id
   * token, or by a session that was stored. Secrets.
   */
  readonly person?: PersonCredentials | undefined;
  /** Host of the gateway: a name or an address, IPv6 with or without brackets. @default `gw.mezon.ai` */
  readonly host?: string | undefined;
  /** @default 443 */
  readonly port?: number | string | undefined;
  /** @default true */
  readonly useSSL?: boolean | undefined;
  /** Milliseconds for one attempt of a call over HTTP, its body included. @default 7_000 */
  readonly httpTimeoutMs?: number | undefined;
  /**
   * Largest body of a response over HTTP, in bytes after decompression; a longer one is a `ProtocolError`
   * (`too_large`).
   *
   * @default 33_554_432 (32 MiB)
   */
  readonly maxBodyBytes?: number | undefined;
  /** Milliseconds for opening the socket. @default 30_000 */
  readonly connectTimeoutMs?: number | undefined;
  /** Milliseconds to wait for the response to a request over the socket. @default 10_000 */
  readonly socketTimeoutMs?: number | undefined;
  /** Milliseconds between pings. @default 10_000 */
  readonly heartbeatIntervalMs?: number | undefined;
  /** Milliseconds to wait for the response to a ping; then the connection counts as lost. @default 10_000 */
  readonly heartbeatTimeoutMs?: number | undefined;
  /**
   * Whether sends that start while the connection is lost wait in a queue and are sent when it is restored. If false,
   * they are rejected immediately (`connection_lost`). @default true
   */
  readonly offlineQueue?: boolean | undefined;
  /** Largest number of sends that wait for a lost connection; more are refused. @default 10_000 */
  readonly offlineQueueLimit?: number | undefined;
  /**
   * Longest pause before the second attempt to reconnect, in milliseconds; it doubles with each attempt. The first
   * attempt is immediate. @default 1_000
   */
  readonly reconnectBaseMs?: number | undefined;
  /** Longest pause before any attempt to reconnect, in milliseconds. @default 30_000 */
  readonly reconnectCeilingMs?: number | undefined;
  /**
   * Largest number of connection attempts in any minute, and as many logins and session renewals, whether earlier ones
   * succeeded or not. Neither a server nor a clock can make a bot exceed it.
   *
   * @default 20
   */
  readonly connectAttemptsPerMinute?: number | undefined;
  /**
   * Hosts that a session may name for calls and the socket, besides the gateway's own: host names, or `*.example.com`
   * for every host below `example.com`. After a login at a host of `mezon.ai`, hosts of `mezon.ai` are always accepted.
   * After a login at this machine, this machine is always accepted.
   *
   * @default none
   */
  readonly trustedHosts?: readonly string[] | undefined;
  /**
   * Largest frame of the socket, in bytes; a longer one ends the connection.
   *
   * @default 4_194_304 (4 MiB)
   */
  readonly maxFrameBytes?: number | undefined;
  /** Milliseconds before the end of a session at which it is renewed. @default 60_000 */
  readonly refreshMarginMs?: number | undefined;
  /**
   * What to do with messages that were missed while the connection was lost or, with a `store`, while the bot was not
   * running: see {@link CatchUpMode}. An object also sets the budget.
   *
   * @default `"emit"`
   */
  readonly catchUp?: CatchUpMode | CatchUpSettings | undefined;
  /**
   * Stores messages: a `KyselyMessageStore` of `mezonkit/cache`. The client opens it at `login()` and closes it at
   * `close()`. A store serves one client only.
   *
   * @default none
   */
  readonly store?: MessageStore | undefined;
  /** Whether ephemeral messages are stored too. @default false */
  readonly storeEphemeral?: boolean | undefined;
  /** Rates of the client; `false` removes the limits. @default the rates of the official client */
  readonly limits?: Partial<ClientLimits> | false | undefined;
  /**
   * The transport of calls made through `client.rpc`. Calls without a socket index always use HTTP. @default `"http"`
   */
  readonly rpcTransport?: "http" | "socket" | undefined;
  /** Key that authorises calls made without a session. @default `DefaultServerKey` */
  readonly serverKey?: string | undefined;
  /** Largest number of channels in memory; the least recently used are dropped first. @default 10_000 */
  readonly channelCacheSize?: number | undefined;
  /** Largest number of people in memory; the least recently used are dropped first. @default 10_000 */
  readonly userCacheSize?: number | undefined;
  /**
   * Origin of the media host, which plays media into voice rooms.
   *
   * @default `https://stn.mezon.ai`, or the gateway if that is on this machine
   */
  readonly mediaUrl?: string | undefined;
  /** Origin of the host that sends events of AI agents. @default none: there is no public host */
  readonly agentEventUrl?: string | undefined;
  /**
   * Address of the token chain's node.
   *
   * @default `https://dong.mezon.ai/mmn-api`, or `mmn-api/` of the gateway if that is on this machine
   */
  readonly mmnApiUrl?: string | undefined;
  /**
   * Address of the token chain's prover. Must use https or be on this machine: the session's token is sent there.
   *
   * @default `https://dong.mezon.ai/zk-api`, or `zk-api/` of the gateway if that is on this machine
   */
  readonly zkApiUrl?: string | undefined;
  /**
   * Address of the token chain's indexer, with the path before the chain's number. @default none: there is no public
   * indexer
   */
  readonly indexerApiUrl?: string | undefined;
  /**
   * Credentials for the services of the token chain; sent only over https, or to this machine. Secrets. @default none
   */
  readonly chainCredentials?: ChainCredentials | undefined;
  /**
   * Remembers transfers across restarts and for `idempotencyKey`, and coordinates the bot's processes: a
   * `KyselyTransferJournal` of `mezonkit/wallet` that all of them share. Opened when the wallet is first used; you
   * close it.
   *
   * @default none
   */
  readonly transferJournal?: TransferJournal | undefined;
  /** Limits of what the bot may transfer. @default no limits */
  readonly transferLimits?: TransferLimits | undefined;
  /** Called before a transfer is signed; anything but `true` stops it. @default none */
  readonly confirmTransfer?: ((quote: TransferQuote) => boolean | Promise<boolean>) | undefined;
  /**
   * Whether the prover's proofs are verified with `zkVerifyingKey`. `"strict"` refuses proofs that do not verify.
   * `"warn"` logs a warning and uses them, since it is not established that the public key is the one in production.
   * In every mode their form is checked, and that they belong to this bot and its key.
   *
   * @default `"warn"`
   */
  readonly verifyProof?: ProofCheck | undefined;
  /** Verifying key of the prover's circuit: gnark's binary form, in base64. @default the public one */
  readonly zkVerifyingKey?: string | undefined;
  /**
   * Any logger like pino; `false` logs nothing. Without one, warnings and errors are printed to the standard error
   * unless there is a listener for `error` events.
   *
   * @default the standard error
   */
  readonly logger?: Logger | false | undefined;
  /**
   * The proxy of all connections, HTTP and the socket, on Node. `true` reads `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`
   * and `NO_PROXY` of the environment; connections to this machine then use no proxy. An address, which may contain
   * user and password, is used for every connection. `false` uses no proxy.
   *
   * @default true
   */
  readonly proxy?: boolean | string | undefined;
  /**
   * Makes all connections, HTTP and the socket, on Node, in place of a proxy: an `https.Agent`, or one with the same
   * methods.
   */
  readonly agent?: ConnectionAgent | undefined;
  /** Trusted certificates, in PEM, in place of the platform's, on Node. @default the platform's */
  readonly ca?: string | readonly string[] | undefined;
  /** @default the platform's `fetch` */
  readonly fetch?: Fetch | undefined;
  /** @default the `ws` package on Node, the platform's `WebSocket` elsewhere */
  readonly openSocket?: OpenSocket | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 up to 1. It spreads attempts to reconnect over time. @default `Math.random` */
  readonly random?: (() => number) | undefined;
}

/** Credentials for the services of the token chain that require them. */
export interface ChainCredentials {
  readonly node?: ServiceCredentials | undefined;
  readonly prover?: ServiceCredentials | undefined;
  readonly indexer?: ServiceCredentials | undefined;
}
