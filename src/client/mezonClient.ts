import { MessageCode } from "../../generated/constants.js";
import { Emitter, type Listener } from "../core/emitter.js";
import { MezonError, toError, ValidationError } from "../core/errors.js";
import { EventStream, type StreamOptions } from "../core/eventStream.js";
import { requirePatience } from "../core/requirePatience.js";
import { Telemetry } from "../core/telemetry.js";
import { Channels } from "../model/channel/channels.js";
import { ChannelRepairs } from "../model/channelRepairs.js";
import { Clans } from "../model/clan/clans.js";
import { Message, postMessage } from "../model/message.js";
import type { ModelContext } from "../model/modelContext.js";
import type { CallOptions } from "../model/sendOptions.js";
import { Me } from "../model/user/me.js";
import { Users } from "../model/user/users.js";
import { authenticateApp } from "../session/authenticate.js";
import { socketUrl } from "../session/hosts.js";
import { refreshSession } from "../session/refreshSession.js";
import type { Session } from "../session/session.js";
import { SessionKeeper } from "../session/sessionKeeper.js";
import { Connection } from "../socket/connection.js";
import { createRpcClient, type RpcClient } from "../transport/rpcClient.js";
import type { IndexedTransaction } from "../wallet/indexerClient.js";
import type { ChainTransaction } from "../wallet/mmnClient.js";
import { agentEventNames } from "./agentEventNames.js";
import type { AgentEvents } from "./agentEvents.js";
import type { ClientEvents } from "./clientEvents.js";
import { type MezonClientOptions, type ResolvedOptions, resolveOptions } from "./clientOptions.js";
import { ClientCounters, type ClientStats } from "./clientStats.js";
import { ClientWallet } from "./clientWallet.js";
import { ConnectionKeeper } from "./connectionKeeper.js";
import { createHttpHosts } from "./httpHosts.js";
import { JoinedChannels } from "./joinedChannels.js";
import { Joiner } from "./joiner.js";
import type { ClientState } from "./lifecycle.js";
import { type ListenOptions, listening } from "./listening.js";
import { MessageMemory } from "./messageMemory.js";
import { MessageRecorder } from "./messageRecorder.js";
import { PlatformMethods } from "./platformMethods.js";
import { PushDispatcher } from "./pushDispatcher.js";
import { httpTransport, preferring, socketTransport } from "./rpcTransports.js";
import { Sender } from "./sender.js";
import { type SendTokenOptions, type SendTokenResult, sendToken } from "./sendToken.js";
import { StateKeeper } from "./stateKeeper.js";
import { sizeOf, waitingWith } from "./waiting.js";

export interface LoginOptions {
  /** Abandons the login when aborted; nothing is left of it then. */
  readonly signal?: AbortSignal;
}

export interface CloseOptions {
  /** Milliseconds that sends already given have to be written and answered. Default 5,000. */
  readonly drainMs?: number;
}

const DRAIN_MS = 5_000;
/** Channels whose newest messages are remembered, and how many of each: what a catch-up compares with. */
const REMEMBERED_CHANNELS = 20_000;
const REMEMBERED_MESSAGES = 50;
const REMEMBERED_TOPICS = 500;

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
export class MezonClient extends PlatformMethods {
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
  readonly #emitter: Emitter<ClientEvents>;
  readonly #sessions: SessionKeeper;
  readonly #keeper: ConnectionKeeper;
  readonly #joined: JoinedChannels;
  readonly #sender: Sender;
  readonly #context: ModelContext;
  readonly #dispatcher: PushDispatcher;
  readonly #joiner: Joiner;
  readonly #memory = new MessageMemory({
    channelLimit: REMEMBERED_CHANNELS,
    messageLimit: REMEMBERED_MESSAGES,
    topicLimit: REMEMBERED_TOPICS,
  });
  readonly #recorder: MessageRecorder;
  readonly #counters = new ClientCounters();
  readonly #telemetry = new Telemetry();
  #userId: string | undefined;
  #isLoggedIn = false;
  #closing: Promise<void> | undefined;
  #agents: AgentEvents | undefined;

  /** Throws a `ValidationError` that names the faulty option. */
  constructor(options: MezonClientOptions) {
    super();
    this.#options = resolveOptions(options);
    this.#emitter = new Emitter((error, name) => this.#listenerFailed(error, name));
    this.#emitter.on("error", (error) => this.#options.logger.warn({ err: error }, "something failed"));
    this.#recorder = new MessageRecorder({
      ...this.#options,
      memory: this.#memory,
      catchesUp: this.#options.catchUp !== undefined,
      onError: (error) => this.#emitter.emit("error", error),
    });
    this.#joined = new JoinedChannels(this.#options.channelCacheSize);
    this.#sessions = new SessionKeeper({
      ...this.#options,
      login: (signal) => authenticateApp(this.#options, { ...this.#options, signal }),
      refresh: (session, signal) => refreshSession(session, { ...this.#options, signal }),
      refused: (error) => void this.#keeper.refused(error),
    });
    this.#keeper = this.#makeKeeper();
    const observers = { telemetry: this.#telemetry, counters: this.#counters };
    this.#sender = new Sender(this.#keeper, { ...this.#options, ...observers });
    const http = httpTransport(this.#options, this.#sessions, observers);
    const socket = socketTransport(this.#options, this.#sender, observers);
    this.rpc = createRpcClient(this.#options.rpcTransport === "http" ? http : preferring(socket, http));
    const context = this.#makeContext(createRpcClient(socket));
    this.#context = context;
    this.clans = new Clans(context);
    this.channels = new Channels(context, this.#options.channelCacheSize);
    this.users = new Users(context, this.#options.userCacheSize);
    this.me = new Me(context);
    this.wallet = new ClientWallet({ ...this.#options, sessions: this.#sessions });
    new StateKeeper({ emitter: this.#emitter, context });
    this.#dispatcher = new PushDispatcher({
      emitter: this.#emitter,
      context: this.#context,
      memory: this.#memory,
      recorder: this.#recorder,
      onSession: (wire) => this.#sessions.acceptPushed(wire, this.#options.origin),
    });
    this.#joiner = new Joiner({
      ...this.#options,
      rpc: this.rpc,
      sender: this.#sender,
      dispatcher: this.#dispatcher,
      memory: this.#memory,
      recorder: this.#recorder,
      joined: this.#joined,
      clans: this.clans,
      channels: this.channels,
      emitter: this.#emitter,
    });
  }

  get state(): ClientState {
    return this.#keeper.state;
  }

  /** The bot's own user id; `undefined` before the first login. */
  get userId(): string | undefined {
    return this.#userId;
  }

  /** What the client has done, and what waits. */
  stats(): ClientStats {
    const { received, sent, calls, reconnects } = this.#counters;
    return {
      state: this.state,
      received,
      sent,
      calls,
      reconnects,
      waitingForConnection: this.#keeper.waiting,
      waitingForTurn: this.#sender.waiting,
      waitingForStore: this.#recorder.waiting,
      awaited: sizeOf(this.#context.waiting),
      channels: this.channels.size,
      joinedChannels: this.#joined.size,
    };
  }

  /** Adds a listener and answers the function that removes it; the signal removes it too. */
  on<Name extends keyof ClientEvents>(
    name: Name,
    listener: Listener<ClientEvents[Name]>,
    options: ListenOptions = {},
  ): () => void {
    return listening(this.#emitter, name, listener, options);
  }

  /** Adds a listener that is removed when it is first called, or by the signal. */
  once<Name extends keyof ClientEvents>(
    name: Name,
    listener: Listener<ClientEvents[Name]>,
    options: ListenOptions = {},
  ): () => void {
    return listening(this.#emitter, name, listener, { ...options, once: true });
  }

  /** Removes a listener that `on` or `once` added. Answers whether it was there. */
  off<Name extends keyof ClientEvents>(name: Name, listener: Listener<ClientEvents[Name]>): boolean {
    return this.#emitter.off(name, listener);
  }

  /**
   * New messages as they come, those of others that pass the filter: `for await (const message of client.messages())`.
   * Ends with its loop, its signal, or the client.
   */
  messages(filter: (message: Message) => boolean = () => true, options: StreamOptions = {}): EventStream<Message> {
    return new EventStream<Message>((give, end) => {
      const ends = [
        this.#emitter.on("message", (message) => {
          if (!message.isOwn && filter(message)) give(message);
        }),
        this.#emitter.on("closed", end),
      ];
      return () => {
        for (const remove of ends) remove();
      };
    }, options);
  }

  /**
   * Logs in, connects, and joins every clan and the direct messages; resolves
   * when messages arrive, after the `ready` event. From then on a lost connection
   * is restored by itself, for as long as that can help.
   *
   * Rejects with `SessionError` when the credentials are refused,
   * `ConnectionError` when a host cannot be reached, `TimeoutError`, `RpcError`,
   * or the signal's reason. Nothing is left running then, and `login()` may be
   * called again.
   */
  async login(options: LoginOptions = {}): Promise<void> {
    requirePatience(options);
    const state = this.#closing === undefined ? this.#keeper.state : "closing";
    if (state !== "idle" && state !== "closed") {
      throw new MezonError("not_ready", `login() was called while the client is ${state}: await close() first`);
    }
    this.clans.clear();
    this.channels.clear();
    this.users.clear();
    this.#joined.clear();
    this.#memory.clear();
    this.#dispatcher.forget();
    this.#joiner.listeningSince = Math.floor(this.#options.clock.now() / 1000);
    try {
      await this.#keeper.login(options.signal);
    } catch (error) {
      await this.#recorder.close();
      throw error;
    }
    this.#isLoggedIn = true;
    const { clanIds, caughtUp: catchUp } = this.#joiner;
    this.#emitter.emit("ready", { userId: this.#sessions.current.userId, clanIds, catchUp });
  }

  /**
   * Listens to the events of AI agents too, which come from a host of their own
   * (`agentEventUrl`) and apart from `login()`: `agentSessionStarted`, `agentSessionEnded`,
   * `agentSessionSummary`. Resolves when they arrive; `close()` or the signal ends it.
   * Rejects with `ValidationError` without `agentEventUrl`, `SessionError` when the
   * credentials are refused, `ConnectionError`, or the signal's reason.
   */
  async connectAgentEvents(options: LoginOptions = {}): Promise<void> {
    requirePatience(options);
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
        report: (error) => this.#emitter.emit("error", error),
      },
      options,
    );
  }

  /** A transaction by its hash, from the chain's indexer or its node; `undefined` when neither knows it. */
  async listTransactionDetail(
    transactionId: string,
    options: CallOptions = {},
  ): Promise<IndexedTransaction | ChainTransaction | undefined> {
    return this.wallet.getTransaction(transactionId, options);
  }

  /**
   * Closes the connection and ends a login that is under way. Sends that were
   * given have `drainMs` to be written and answered; later ones are refused. Resolves
   * when nothing is left running; the process can then exit by itself. Listeners
   * stay, and `login()` may be called again.
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
    const [left] = await Promise.all([this.#sender.drain(drainMs), this.wallet.close(drainMs)]);
    try {
      await this.#keeper.close(left);
      await this.#recorder.close();
    } finally {
      this.#sender.reopen();
      this.#closing = undefined;
    }
    this.#ended(undefined);
  }

  /** Told once of each login that had succeeded. */
  #ended(reason: Error | undefined): void {
    if (!this.#isLoggedIn) return;
    this.#isLoggedIn = false;
    this.#emitter.emit("closed", { reason });
  }

  /** Loaded when first needed: few bots are agents. */
  async #makeAgents(origin: string): Promise<AgentEvents> {
    const { AgentEvents } = await import("./agentEvents.js");
    return new AgentEvents({
      ...this.#options,
      origin,
      onEvent: (event) => this.#emitter.emit(agentEventNames.get(event.eventType) ?? "agentEvent", event),
      onError: (error) => this.#emitter.emit("error", error),
    });
  }

  #makeKeeper(): ConnectionKeeper {
    return new ConnectionKeeper({
      ...this.#options,
      sessions: this.#sessions,
      open: (session, signal, onClosed) => this.#open(session, signal, onClosed),
      join: (connection, signal, again) => this.#joiner.join(connection, signal, again),
      events: {
        changed: (state) => this.#telemetry.publish("mezonkit:state", { state }),
        disconnected: (reason) => {
          this.#sender.connectionLost();
          this.#recorder.interrupt();
          this.#options.logger.warn({ err: reason }, "the connection was lost");
          this.#emitter.emit("disconnected", { reason });
        },
        reconnecting: (attempt, delayMs) => this.#emitter.emit("reconnecting", { attempt, delayMs }),
        attemptFailed: (attempt, reason) =>
          this.#options.logger.warn({ err: reason, attempt }, "an attempt to restore the connection failed"),
        resumed: (attempts) => {
          this.#counters.reconnects += 1;
          this.#options.logger.info({ attempts }, "the connection is restored");
          this.#emitter.emit("resumed", { attempts, catchUp: this.#joiner.caughtUp });
        },
        gaveUp: (reason) => {
          this.#dispatcher.release();
          // They wait for their turn on a connection that will not come.
          this.#sender.connectionLost();
          void this.#recorder.close();
          this.#options.logger.error({ err: reason }, "the connection cannot be restored");
          if (reason instanceof MezonError) this.#emitter.emit("error", reason);
          this.#ended(reason);
        },
      },
    });
  }

  #makeContext(socketRpc: RpcClient): ModelContext {
    const client = this;
    const context: ModelContext = {
      rpc: this.rpc,
      socketRpc,
      repairs: new ChannelRepairs(),
      archive: this.#recorder,
      waiting: waitingWith(this.#emitter, this.#options.clock),
      report: (error) => this.#emitter.emit("error", error),
      clock: this.#options.clock,
      logger: this.#options.logger,
      http: createHttpHosts({ ...this.#options, sessions: this.#sessions }),
      request: async (payload, options) => {
        const answer = await this.#sender.request(payload, options);
        this.#joined.answered(payload);
        // What is posted in a channel that was left is no longer heard.
        if (payload.case === "channelLeave") this.#recorder.interrupt();
        return answer;
      },
      get selfId() {
        return client.#userId ?? "0";
      },
      // They need the context themselves, so that they are looked up when asked for.
      get clans() {
        return client.clans;
      },
      get channels() {
        return client.channels;
      },
      get users() {
        return client.users;
      },
      message: (wire) => new Message(wire, context),
      post: (place, content, options, references) => postMessage(context, place, content, options, references),
    };
    return context;
  }

  #open(session: Session, signal: AbortSignal, onClosed: (reason: Error | undefined) => void): Promise<Connection> {
    this.#userId = session.userId;
    return Connection.open({
      ...this.#options,
      url: socketUrl(session.wsUrl, session.token),
      signal,
      onPush: (push) => {
        this.#counters.received += 1;
        this.#dispatcher.dispatch(push);
      },
      onMalformed: (error) => this.#emitter.emit("error", error),
      onClosed,
    });
  }

  #listenerFailed(cause: unknown, name: PropertyKey): void {
    const message = `a listener of "${String(name)}" failed: ${toError(cause).message}`;
    // A failing error listener must not call itself for ever.
    if (name !== "error") this.#emitter.emit("error", new MezonError("listener_failed", message, { cause }));
  }
}
