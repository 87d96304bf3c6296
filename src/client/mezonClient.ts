import { MessageCode } from "../../generated/constants.js";
import type { ClientState } from "../connection/lifecycle.js";
import { brand } from "../core/brand.js";
import type { Listener } from "../core/emitter.js";
import { MezonError, toError, ValidationError } from "../core/errors.js";
import type { EventStream, StreamOptions } from "../core/eventStream.js";
import { type KeysOf, requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireObject } from "../core/requireObject.js";
import { requireWaitOptions } from "../core/requireWaitOptions.js";
import type { Channels } from "../model/channel/channels.js";
import type { Clans } from "../model/clan/clans.js";
import type { Message } from "../model/message/message.js";
import type { CallOptions } from "../model/message/sendOptions.js";
import type { Me } from "../model/user/me.js";
import type { Users } from "../model/user/users.js";
import type { StoredSession } from "../session/credentials.js";
import { exportSession } from "../session/exportSession.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { ChainTransaction } from "../wallet/transaction/chainTransaction.js";
import { agentEventNames } from "./agents/agentEventNames.js";
import type { AgentEvents } from "./agents/agentEvents.js";
import { ClientCore } from "./clientCore.js";
import type { MezonClientOptions } from "./clientOptions.js";
import type { ClientStats } from "./clientStats.js";
import { type CloseOptions, drainMsOf } from "./closeOptions.js";
import type { ClientEvents } from "./events/clientEvents.js";
import type { ListenOptions } from "./events/listening.js";
import { messageStream } from "./events/messageStream.js";
import { PublicListeners } from "./events/publicListeners.js";
import { LegacyMethods } from "./legacyMethods.js";
import { type LoginOptions, requireLoginOptions } from "./loginOptions.js";
import { type ResolvedOptions, resolveOptions } from "./resolveOptions.js";
import type { ClientWallet } from "./wallet/clientWallet.js";
import { type SendTokenOptions, type SendTokenResult, sendToken } from "./wallet/sendToken.js";

const STREAM_OPTIONS: KeysOf<StreamOptions> = { signal: true, limit: true };

/**
 * A bot, or a person, on the Mezon platform. `login()` opens connections, files and timers; the constructor opens none.
 * A logged-in client restores a lost connection by itself.
 *
 * ```ts
 * await using client = new MezonClient({ botId, token });
 * client.onChannelMessage(async (message) => {
 *   if (message.text === "!ping") await message.reply("pong");
 * });
 * await client.login();
 * ```
 */
export class MezonClient extends LegacyMethods {
  static {
    brand(MezonClient, "MezonClient");
  }

  /** The clans of the account. */
  readonly clans: Clans;
  /** The channels that the bot knows, and methods to fetch others. */
  readonly channels: Channels;
  /** The people that the bot knows, and methods to fetch others. */
  readonly users: Users;
  /** The account that is logged in. */
  readonly me: Me;
  /** The bot's tokens on the chain. Usable after the login. */
  readonly wallet: ClientWallet;
  /** Every call of the Mezon API, typed. Usable after the login. */
  readonly rpc: RpcClient;
  readonly #options: ResolvedOptions;
  readonly #core: ClientCore;
  readonly #listeners: PublicListeners;
  #closing: Promise<void> | undefined;
  #agents: AgentEvents | undefined;

  /**
   * Some missing options are read from environment variables: see `docs/connection.md`.
   *
   * @throws {ValidationError} that names the wrong option.
   */
  constructor(options: MezonClientOptions = {}) {
    super();
    this.#options = resolveOptions(options, () => this.#core.hasErrorListeners);
    this.#core = new ClientCore(this.#options);
    this.#listeners = new PublicListeners(this.#core.emitter);
    this.clans = this.#core.clans;
    this.channels = this.#core.channels;
    this.users = this.#core.users;
    this.me = this.#core.me;
    this.wallet = this.#core.wallet;
    this.rpc = this.#core.rpc;
  }

  get state(): ClientState {
    return this.#core.state;
  }

  /** The account's own user id; `undefined` before the first login. */
  get userId(): string | undefined {
    return this.#core.userId;
  }

  /**
   * Resolves when the client is closed; rejects with the reason if it ended by itself, for example because its app is
   * banned.
   *
   * If a client ends by itself without this promise being read, and without a listener for `closed` or `error`, it sets
   * the exit code of the process to 1.
   */
  get closed(): Promise<void> {
    return this.#core.end.promise;
  }

  /**
   * Returns the current session, for a later login: `new MezonClient({ person: { session } })`. Its tokens are secrets,
   * and are renewed while the client runs: store it when you close the client.
   *
   * @throws {MezonError} (`not_ready`) if the client is not logged in.
   */
  exportSession(): StoredSession {
    return exportSession(this.#core.session);
  }

  /** Counters since the client was created, and its current queues. */
  stats(): ClientStats {
    return this.#core.stats();
  }

  /** Adds a listener. Returns the function that removes it; the signal removes it too. */
  on<Name extends keyof ClientEvents>(
    name: Name,
    listener: Listener<ClientEvents[Name]>,
    options: ListenOptions = {},
  ): () => void {
    return this.#listeners.add(name, listener, options);
  }

  /** Adds a listener that is removed when it is first called, or by the signal. */
  once<Name extends keyof ClientEvents>(
    name: Name,
    listener: Listener<ClientEvents[Name]>,
    options: ListenOptions = {},
  ): () => void {
    return this.#listeners.add(name, listener, { ...options, once: true });
  }

  /** Removes a listener that `on` or `once` added. Returns whether it was there. */
  off<Name extends keyof ClientEvents>(name: Name, listener: Listener<ClientEvents[Name]>): boolean {
    return this.#listeners.remove(name, listener);
  }

  /** Returns the number of listeners that `on` and `once` added for an event. */
  listenerCount(name: keyof ClientEvents): number {
    return this.#listeners.count(name);
  }

  /** Removes the listeners that `on` and `once` added, of one event or of all. Does not end waits and streams. */
  removeAllListeners(name?: keyof ClientEvents): void {
    this.#listeners.clear(name);
  }

  /**
   * Yields new messages of other people that pass the filter: `for await (const message of client.messages())`. Ends
   * when its loop ends, its signal aborts, or the client closes. A message counts as handled when the loop asks for the
   * next one. A catch-up waits for the loop. If live messages arrive faster than the loop takes them, newer ones are
   * left out and reported as an `error` event; the event `leftOut` lists them once the loop has caught up.
   */
  messages(filter: (message: Message) => boolean = () => true, options: StreamOptions = {}): EventStream<Message> {
    if (typeof filter !== "function") throw new ValidationError("filter", "must be a function");
    requireObject(options, "options", "an object such as { limit: 100 }");
    requireKnownKeys(options, STREAM_OPTIONS);
    const { signal, limit } = options;
    requireWaitOptions({ signal });
    if (limit !== undefined && !(typeof limit === "number" && limit >= 1))
      throw new ValidationError("limit", "must be 1 or more");
    const core = this.#core;
    return messageStream({
      ...{ emitter: core.emitter, filter, signal, limit },
      isCatchingUp: () => core.isCatchingUp,
      atEnd: (end) => core.endings.atEnd(end),
      beforeEnd: (discard) => core.endings.beforeEnd(discard),
      report: (error) => core.emitter.emit("error", error),
    });
  }

  /**
   * Logs in, connects, and joins every clan and the direct messages. Resolves when messages arrive, after the `ready`
   * event. From then on a lost connection is restored, unless the reason of the loss is permanent.
   *
   * Rejects with `SessionError` if the credentials are refused, `ConnectionError` if a host cannot be reached,
   * `TimeoutError`, `RequestError`, or the signal's reason. In each case all parts are stopped, and `login()` may be
   * called again.
   */
  async login(options: LoginOptions = {}): Promise<void> {
    requireLoginOptions(options);
    const state = this.#closing === undefined ? this.state : "closing";
    if (state !== "idle" && state !== "closed") {
      throw new MezonError("not_ready", `login() was called while the client is ${state}: await close() first`);
    }
    await this.#core.login(options.signal);
  }

  /**
   * Listens to the events of AI agents: `agentSessionStarted`, `agentSessionEnded`, `agentSessionSummary`. They come
   * from a separate host (`agentEventUrl`), independent of `login()`. Resolves when they arrive; `close()` or the
   * signal ends it. Rejects with `ValidationError` without `agentEventUrl`, `SessionError` if the credentials are
   * refused, `ConnectionError`, or the signal's reason.
   */
  async connectAgentEvents(options: LoginOptions = {}): Promise<void> {
    requireLoginOptions(options);
    const { agentEventUrl } = this.#options;
    if (agentEventUrl === undefined)
      throw new ValidationError("agentEventUrl", "must be set: there is no public default");
    this.#agents ??= await this.#makeAgents(agentEventUrl);
    await this.#agents.connect(options.signal);
  }

  /**
   * Sends tokens from the bot's wallet to another user's. Resolves when the node has accepted the transfer or refused
   * it. Use `client.wallet.transfer` for typed errors and to wait until the transfer is applied.
   *
   * Rejects with `ValidationError` for options that cannot be used, `TransactionError` (`unknown`) if the transfer may
   * have been accepted (check the wallet's history before you send again), `ConnectionError` or `TimeoutError` if the
   * chain was never reached.
   */
  async sendToken(options: SendTokenOptions): Promise<SendTokenResult> {
    return sendToken(
      {
        wallet: this.wallet,
        notify: (receiverId, text) => this.dm(receiverId, text, { code: MessageCode.SendToken }),
        report: (error) => this.#core.emitter.emit("error", error),
      },
      options,
    );
  }

  /**
   * Emits a failure that no caller waits for as an `error` event, and logs it. For code that runs beside the client,
   * such as jobs. An error that is not a `MezonError` becomes the `cause` of one (`listener_failed`).
   */
  reportError(error: unknown): void {
    const { message } = toError(error);
    const reported = error instanceof MezonError ? error : new MezonError("listener_failed", message, { cause: error });
    this.#core.emitter.emit("error", reported);
  }

  /** Returns a transaction by its hash, from the chain's indexer or its node; `undefined` if neither knows it. */
  async listTransactionDetail(transactionId: string, options: CallOptions = {}): Promise<ChainTransaction | undefined> {
    return this.wallet.getTransaction(transactionId, options);
  }

  /**
   * Closes the client and aborts a running login. No event is delivered after this call. Waits up to `drainMs` for
   * running listeners, their sends, reactions and calls, and the responses to sent requests. Later sends are refused.
   * With a store, messages that were not handled in time are delivered again after the next login. Resolves when
   * nothing is left running; the process can then exit by itself. Listeners remain registered, and `login()` may be
   * called again.
   *
   * A listener must not wait for it: it would wait for itself until `drainMs` is over.
   */
  async close(options: CloseOptions = {}): Promise<void> {
    const drainMs = drainMsOf(options);
    this.#closing ??= this.#close(drainMs);
    await this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(drainMs: number): Promise<void> {
    this.#agents?.close();
    try {
      await this.#core.close(drainMs);
    } finally {
      this.#options.closeNetwork();
      this.#closing = undefined;
    }
    // A listener may log in again immediately.
    this.#core.ended(undefined);
  }

  /** Loaded when first needed: few bots are agents. */
  async #makeAgents(origin: string): Promise<AgentEvents> {
    const { credentials } = this.#options;
    if (!("botId" in credentials))
      throw new ValidationError("person", "agent events are for apps: log in with botId and token");
    const { AgentEvents } = await import("./agents/agentEvents.js");
    return new AgentEvents({
      ...this.#options,
      ...credentials,
      origin,
      onEvent: (event) => this.#core.emitter.emit(agentEventNames.get(event.eventType) ?? "agentEvent", event),
      onError: (error) => this.#core.emitter.emit("error", error),
    });
  }
}
