import { MessageCode } from "../../generated/constants.js";
import type { ClientState } from "../connection/lifecycle.js";
import type { Listener } from "../core/emitter.js";
import { MezonError, ValidationError } from "../core/errors.js";
import type { EventStream, StreamOptions } from "../core/eventStream.js";
import { requireWaitOptions } from "../core/requireWaitOptions.js";
import type { Channels } from "../model/channel/channels.js";
import type { Clans } from "../model/clan/clans.js";
import type { Message } from "../model/message/message.js";
import type { CallOptions } from "../model/message/sendOptions.js";
import type { Me } from "../model/user/me.js";
import type { Users } from "../model/user/users.js";
import type { RpcClient } from "../transport/rpcClient.js";
import type { ChainTransaction } from "../wallet/transaction/chainTransaction.js";
import { agentEventNames } from "./agents/agentEventNames.js";
import type { AgentEvents } from "./agents/agentEvents.js";
import { ClientCore } from "./clientCore.js";
import type { MezonClientOptions } from "./clientOptions.js";
import type { ClientStats } from "./clientStats.js";
import type { ClientEvents } from "./events/clientEvents.js";
import { type ListenOptions, listening } from "./events/listening.js";
import { messageStream } from "./events/messageStream.js";
import { LegacyMethods } from "./legacyMethods.js";
import { type ResolvedOptions, resolveOptions } from "./resolveOptions.js";
import type { ClientWallet } from "./wallet/clientWallet.js";
import { type SendTokenOptions, type SendTokenResult, sendToken } from "./wallet/sendToken.js";

export interface LoginOptions {
  /** Abandons the login when aborted; nothing is left of it then. */
  readonly signal?: AbortSignal;
}

export interface CloseOptions {
  /** Milliseconds that listeners have to finish, and what was sent to be written and answered. @default 5_000 */
  readonly drainMs?: number;
}

const DRAIN_MS = 5_000;

/**
 * A bot on the Mezon platform. Making one does nothing: no file, no timer, no
 * connection until `login()`. Once logged in it stays: a lost connection is
 * restored by itself.
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
  /** The clans of the account. */
  readonly clans: Clans;
  /** The channels the bot has met, and the way to fetch others. */
  readonly channels: Channels;
  /** The people the bot has met, and the way to fetch others. */
  readonly users: Users;
  /** The account itself. */
  readonly me: Me;
  /** The bot's tokens on the chain. Usable once logged in. */
  readonly wallet: ClientWallet;
  /** Every call of the Mezon API, typed. Usable once logged in. */
  readonly rpc: RpcClient;
  readonly #options: ResolvedOptions;
  readonly #core: ClientCore;
  #closing: Promise<void> | undefined;
  #agents: AgentEvents | undefined;

  /** Throws a `ValidationError` that names the faulty option. */
  constructor(options: MezonClientOptions) {
    super();
    this.#options = resolveOptions(options);
    this.#core = new ClientCore(this.#options);
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

  /** The bot's own user id; `undefined` before the first login. */
  get userId(): string | undefined {
    return this.#core.userId;
  }

  /** What the client has done, and what waits. */
  stats(): ClientStats {
    return this.#core.stats();
  }

  /** Adds a listener and answers the function that removes it; the signal removes it too. */
  on<Name extends keyof ClientEvents>(
    name: Name,
    listener: Listener<ClientEvents[Name]>,
    options: ListenOptions = {},
  ): () => void {
    return listening(this.#core.emitter, name, listener, options);
  }

  /** Adds a listener that is removed when it is first called, or by the signal. */
  once<Name extends keyof ClientEvents>(
    name: Name,
    listener: Listener<ClientEvents[Name]>,
    options: ListenOptions = {},
  ): () => void {
    return listening(this.#core.emitter, name, listener, { ...options, once: true });
  }

  /** Removes a listener that `on` or `once` added. Returns whether it was there. */
  off<Name extends keyof ClientEvents>(name: Name, listener: Listener<ClientEvents[Name]>): boolean {
    return this.#core.emitter.off(name, listener);
  }

  /**
   * New messages as they come, those of others that pass the filter: `for await (const message of client.messages())`.
   * Ends with its loop, its signal, or the client. A message counts as handled when the loop asks for the next. A catch-up
   * waits for the loop; when more come live than it can take, newer ones are left out, which an `error` event says, and
   * `leftOut` tells which once it has caught up.
   */
  messages(filter: (message: Message) => boolean = () => true, options: StreamOptions = {}): EventStream<Message> {
    if (typeof filter !== "function") throw new ValidationError("filter", "must be a function");
    const { signal, limit } = options;
    requireWaitOptions({ signal });
    if (limit !== undefined && !(limit >= 1)) throw new ValidationError("limit", "must be 1 or more");
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
   * Logs in, connects, and joins every clan and the direct messages; resolves
   * when messages arrive, after the `ready` event. From then on a lost connection
   * is restored by itself, for as long as that can help.
   *
   * Rejects with `SessionError` when the credentials are refused,
   * `ConnectionError` when a host cannot be reached, `TimeoutError`, `RequestError`,
   * or the signal's reason. Nothing is left running then, and `login()` may be
   * called again.
   */
  async login(options: LoginOptions = {}): Promise<void> {
    requireWaitOptions(options);
    const state = this.#closing === undefined ? this.state : "closing";
    if (state !== "idle" && state !== "closed") {
      throw new MezonError("not_ready", `login() was called while the client is ${state}: await close() first`);
    }
    await this.#core.login(options.signal);
  }

  /**
   * Listens to the events of AI agents too, which come from a host of their own
   * (`agentEventUrl`) and apart from `login()`: `agentSessionStarted`, `agentSessionEnded`,
   * `agentSessionSummary`. Resolves when they arrive; `close()` or the signal ends it.
   * Rejects with `ValidationError` without `agentEventUrl`, `SessionError` when the
   * credentials are refused, `ConnectionError`, or the signal's reason.
   */
  async connectAgentEvents(options: LoginOptions = {}): Promise<void> {
    requireWaitOptions(options);
    const { agentEventUrl } = this.#options;
    if (agentEventUrl === undefined)
      throw new ValidationError("agentEventUrl", "must be set: there is no public default");
    this.#agents ??= await this.#makeAgents(agentEventUrl);
    await this.#agents.connect(options.signal);
  }

  /**
   * Sends tokens from the bot's wallet to somebody's. Resolves when the node has taken the
   * transfer or refused it; use `client.wallet.transfer` for typed errors and to follow it.
   *
   * Rejects with `ValidationError` for what cannot be sent, `TransactionError` (`unknown`) when
   * it may have been taken: look at the wallet's history before sending again; `ConnectionError`
   * or `TimeoutError` when the chain was never reached.
   */
  async sendToken(options: SendTokenOptions): Promise<SendTokenResult> {
    return sendToken(
      {
        wallet: this.wallet,
        tell: (receiverId, text) => this.dm(receiverId, text, { code: MessageCode.SendToken }),
        report: (error) => this.#core.emitter.emit("error", error),
      },
      options,
    );
  }

  /** A transaction by its hash, from the chain's indexer or its node; `undefined` when neither knows it. */
  async listTransactionDetail(transactionId: string, options: CallOptions = {}): Promise<ChainTransaction | undefined> {
    return this.wallet.getTransaction(transactionId, options);
  }

  /**
   * Closes the client and ends a login that is under way. Nothing is heard any more; listeners that are at work have
   * `drainMs` to finish, sends, reactions and calls included, and what was sent to be answered; later sends are
   * refused. With a store, messages that were not handled by then come again at the next login. Resolves
   * when nothing is left running; the process can then exit by itself. Listeners
   * stay, and `login()` may be called again.
   *
   * A listener must not wait for it: it would wait for itself until `drainMs` is over.
   */
  async close(options: CloseOptions = {}): Promise<void> {
    this.#closing ??= this.#close(options.drainMs ?? DRAIN_MS);
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
      this.#closing = undefined;
    }
    // Whoever hears of it may log in again at once.
    this.#core.ended(undefined);
  }

  /** Loaded when first needed: few bots are agents. */
  async #makeAgents(origin: string): Promise<AgentEvents> {
    const { AgentEvents } = await import("./agents/agentEvents.js");
    return new AgentEvents({
      ...this.#options,
      origin,
      onEvent: (event) => this.#core.emitter.emit(agentEventNames.get(event.eventType) ?? "agentEvent", event),
      onError: (error) => this.#core.emitter.emit("error", error),
    });
  }
}
