import type { MessageStore } from "../cache/messageStore.js";
import type { Clock } from "../core/clock.js";
import type { Logger } from "../core/logger.js";
import type { CatchUpBudget } from "../history/catchUp.js";
import type { OpenSocket } from "../socket/socketPort.js";
import type { Fetch } from "../transport/httpExchange.js";
import type { TransferJournal } from "../wallet/journal/transferJournal.js";
import type { ProofCheck } from "../wallet/proof/credentials.js";
import type { ServiceCredentials } from "../wallet/services/serviceCredentials.js";
import type { TransferLimits, TransferQuote } from "../wallet/transfer/transferRules.js";

/** How fast a client may be. Each client has its own. */
export interface ClientLimits {
  /** Sends over the socket a second. @default 80 */
  readonly sendsPerSecond: number;
  /** Sends at once after a rest. @default 80 */
  readonly sendBurst: number;
  /** Calls over HTTP a second. @default 1 each 1,024 ms */
  readonly callsPerSecond: number;
  /** Calls at once after a rest. @default 10 */
  readonly callBurst: number;
  /** Sends, and calls, that may wait for their turn; more are refused. @default 10,000 each */
  readonly queueLimit: number;
}

/** `"emit"`: missed messages are fetched and reach listeners; `"store"`: they are only stored; `"off"`: they are left. */
export type CatchUpMode = "off" | "store" | "emit";

/** What becomes of missed messages, and how many of them. */
export interface CatchUpSettings extends Partial<CatchUpBudget> {
  /** @default `"emit"` */
  readonly mode?: CatchUpMode;
}

/** What a client is made of. Only `botId` and `token` are required. */
export interface MezonClientOptions {
  /** The bot's id, a decimal string. */
  readonly botId: string;
  /** The app's token. A secret: never logged, never part of an error. */
  readonly token: string;
  /** Host of the gateway. @default `gw.mezon.ai` */
  readonly host?: string | undefined;
  /** @default 443 */
  readonly port?: number | string | undefined;
  /** @default true */
  readonly useSSL?: boolean | undefined;
  /** Milliseconds for one attempt of a call over HTTP, its body included. @default 7_000 */
  readonly httpTimeoutMs?: number | undefined;
  /**
   * Bytes the body of an answer over HTTP may have, unpacked; a longer one is a `ProtocolError` (`too_large`).
   * Default 33,554,432 (32 MiB).
   */
  readonly maxBodyBytes?: number | undefined;
  /** Milliseconds for the socket to open. @default 30_000 */
  readonly connectTimeoutMs?: number | undefined;
  /** Milliseconds for the answer to a request over the socket. @default 10_000 */
  readonly socketTimeoutMs?: number | undefined;
  /** Milliseconds between pings. @default 10_000 */
  readonly heartbeatIntervalMs?: number | undefined;
  /** Milliseconds for the answer to a ping, after which the connection counts as lost. @default 10_000 */
  readonly heartbeatTimeoutMs?: number | undefined;
  /** What becomes of sends made while the connection is lost: `"wait"` sends them once it is restored. @default `"wait"` */
  readonly whenDisconnected?: "wait" | "fail" | undefined;
  /** Sends that may wait for a lost connection at once; more are refused. @default 10_000 */
  readonly waitingLimit?: number | undefined;
  /** Milliseconds the second attempt to reconnect waits at most; each further one twice as long. The first is at once. @default 1_000 */
  readonly reconnectBaseMs?: number | undefined;
  /** Milliseconds no attempt to reconnect waits longer than. @default 30_000 */
  readonly reconnectCeilingMs?: number | undefined;
  /**
   * Attempts to connect in any minute, whatever became of those before, and apart from them as many logins and
   * session renewals: no server and no clock can make a bot ask faster. Default 20.
   */
  readonly connectAttemptsPerMinute?: number | undefined;
  /**
   * Hosts that a session may name for calls and the socket, beside the gateway's own: names, or `*.example.com` for
   * all those below one. Default: none; but `mezon.ai` and the hosts below it name each other always, and so do the
   * names of this machine.
   */
  readonly trustedHosts?: readonly string[] | undefined;
  /**
   * Bytes a frame of the socket may have; a longer one ends the connection. Default 4,194,304 (4 MiB).
   */
  readonly maxFrameBytes?: number | undefined;
  /** Milliseconds before its end at which the session is renewed. @default 60_000 */
  readonly refreshMarginMs?: number | undefined;
  /**
   * What becomes of messages that were missed while the connection was lost or, with a
   * `store`, while the bot was not running: see {@link CatchUpMode}. An object also says how
   * much may be fetched. Default `"emit"`.
   */
  readonly catchUp?: CatchUpMode | CatchUpSettings | undefined;
  /**
   * Keeps messages: a `KyselyMessageStore` of `mezonkit/cache`. The client opens it at
   * `login()` and closes it at `close()`. One store serves one client. Default: none.
   */
  readonly store?: MessageStore | undefined;
  /** Whether the store also keeps messages that only some people see. @default false */
  readonly storeEphemeral?: boolean | undefined;
  /** How fast the client may be; `false` lifts the limits. @default what the official client keeps to */
  readonly limits?: Partial<ClientLimits> | false | undefined;
  /** Where calls made through `client.rpc` go. Calls without a socket index always use HTTP. @default `"http"` */
  readonly rpcTransport?: "http" | "socket" | undefined;
  /** Key of the calls that are made without a session. @default `DefaultServerKey` */
  readonly serverKey?: string | undefined;
  /** Channels kept in memory; the ones not used for longest go first. @default 10_000 */
  readonly channelCacheSize?: number | undefined;
  /** People kept in memory; the ones not met for longest go first. @default 10_000 */
  readonly userCacheSize?: number | undefined;
  /** Origin of the host that plays media into voice rooms. @default `https://stn.mezon.ai` */
  readonly mediaUrl?: string | undefined;
  /** Origin of the host that tells of AI agents. There is no public default. */
  readonly agentEventUrl?: string | undefined;
  /** Address of the token chain's node. @default `https://dong.mezon.ai/mmn-api` */
  readonly mmnApiUrl?: string | undefined;
  /**
   * Address of the token chain's prover, https or of this machine: the session's token travels there. Default
   * `https://dong.mezon.ai/zk-api`.
   */
  readonly zkApiUrl?: string | undefined;
  /** Address of the token chain's indexer, with the path before the chain's number. There is no public default. */
  readonly indexerApiUrl?: string | undefined;
  /** What the services of the token chain want to be shown; only over https, or to this machine. Secrets. @default none */
  readonly chainCredentials?: ChainCredentials | undefined;
  /**
   * Remembers transfers over restarts and for `idempotencyKey`, and keeps the processes of the bot
   * apart: a `KyselyTransferJournal` of `mezonkit/wallet`, shared by all of them. Opened when the
   * wallet is first used; closed by whoever made it. Default: none.
   */
  readonly transferJournal?: TransferJournal | undefined;
  /** What the bot may move at most. @default no limits */
  readonly transferLimits?: TransferLimits | undefined;
  /** Asked before a transfer is signed: only `true` lets it be. @default nobody is asked */
  readonly confirmTransfer?: ((quote: TransferQuote) => boolean | Promise<boolean>) | undefined;
  /**
   * Whether the prover's proofs are verified under `zkVerifyingKey`: `"strict"` refuses those
   * that do not verify, `"warn"` (the default) logs a warning and uses them, since it is not
   * established that the public key is the one in production. Their form, and that they are
   * for this bot and its key, is checked always.
   */
  readonly verifyProof?: ProofCheck | undefined;
  /** Verifying key of the prover's circuit, gnark's binary form in base64. @default the public one */
  readonly zkVerifyingKey?: string | undefined;
  /** Any pino-like logger. @default silent */
  readonly logger?: Logger | undefined;
  /** @default the platform's `fetch` */
  readonly fetch?: Fetch | undefined;
  /** @default the `ws` package on Node, the platform's `WebSocket` elsewhere */
  readonly openSocket?: OpenSocket | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 up to 1. It spreads attempts to reconnect. @default Math.random */
  readonly random?: (() => number) | undefined;
}

/** What each service of the token chain wants to be shown, where it wants anything. */
export interface ChainCredentials {
  readonly node?: ServiceCredentials | undefined;
  readonly prover?: ServiceCredentials | undefined;
  readonly indexer?: ServiceCredentials | undefined;
}
