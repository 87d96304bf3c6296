import { Reconnector } from "../connection/reconnector.js";
import { CALL_TIMEOUT_MS, httpTransport, preferring, socketTransport } from "../connection/rpcTransports.js";
import { Sender } from "../connection/sender.js";
import { Subscriptions } from "../connection/subscriptions.js";
import { within } from "../core/abort.js";
import { msLeft } from "../core/clock.js";
import { Emitter } from "../core/emitter.js";
import { MezonError, toError } from "../core/errors.js";
import { Telemetry } from "../core/telemetry.js";
import { MessageIndex } from "../history/messageIndex.js";
import { StoredHistory } from "../history/storedHistory.js";
import { Channels } from "../model/channel/channels.js";
import { ChannelJoinRetries } from "../model/channelRepairs.js";
import { Clans } from "../model/clan/clans.js";
import { Message, postMessage } from "../model/message/message.js";
import type { ModelContext } from "../model/modelContext.js";
import { Me } from "../model/user/me.js";
import { Users } from "../model/user/users.js";
import { authenticateApp } from "../session/authenticate.js";
import { socketUrl } from "../session/hosts.js";
import { refreshSession } from "../session/refreshSession.js";
import type { Session } from "../session/session.js";
import { SessionManager } from "../session/sessionManager.js";
import { Connection } from "../socket/connection.js";
import { createRpcClient, type RpcClient } from "../transport/rpcClient.js";
import type { ResolvedOptions } from "./clientOptions.js";
import { ClientCounters, type ClientStats } from "./clientStats.js";
import { ConnectionSetup } from "./connectionSetup.js";
import type { ClientEvents } from "./events/clientEvents.js";
import { PushDispatcher } from "./events/pushDispatcher.js";
import { StateUpdater } from "./events/stateUpdater.js";
import { sizeOf, waitingWith } from "./events/waiting.js";
import { createHttpHosts } from "./httpHosts.js";
import type { ClientState } from "./lifecycle.js";
import { ClientWallet } from "./wallet/clientWallet.js";

/** Channels whose newest messages are remembered, and how many of each: what a catch-up compares with. */
const REMEMBERED_CHANNELS = 20_000;
const REMEMBERED_MESSAGES = 50;
const REMEMBERED_TOPICS = 500;

/** What a client is made of, put together: sessions, connection, what is sent and heard, and the objects of the model. */
export class ClientCore {
  readonly emitter: Emitter<ClientEvents>;
  readonly rpc: RpcClient;
  readonly clans: Clans;
  readonly channels: Channels;
  readonly users: Users;
  readonly me: Me;
  readonly wallet: ClientWallet;
  readonly #options: ResolvedOptions;
  readonly #sessions: SessionManager;
  readonly #keeper: Reconnector;
  readonly #joined: Subscriptions;
  readonly #sender: Sender;
  readonly #context: ModelContext;
  readonly #dispatcher: PushDispatcher;
  readonly #joiner: ConnectionSetup;
  readonly #memory = new MessageIndex({
    channelLimit: REMEMBERED_CHANNELS,
    messageLimit: REMEMBERED_MESSAGES,
    topicLimit: REMEMBERED_TOPICS,
  });
  readonly #recorder: StoredHistory;
  readonly #counters = new ClientCounters();
  readonly #telemetry = new Telemetry();
  readonly #endings = new Set<() => void>();
  readonly #discards = new Set<() => void>();
  #userId: string | undefined;
  #isLoggedIn = false;

  constructor(options: ResolvedOptions) {
    this.#options = options;
    this.emitter = new Emitter((error, name) => this.#listenerFailed(error, name));
    this.emitter.on("error", (error) => this.#options.logger.warn({ err: error }, "something failed"));
    this.#recorder = new StoredHistory({
      ...this.#options,
      memory: this.#memory,
      catchesUp: this.#options.catchUp !== undefined,
      selfId: () => this.#userId,
      onError: (error) => this.emitter.emit("error", error),
    });
    this.#joined = new Subscriptions(this.#options.channelCacheSize);
    this.#sessions = new SessionManager({
      ...this.#options,
      login: (signal) => authenticateApp(this.#options, { ...this.#options, signal }),
      refresh: (session, signal) => refreshSession(session, { ...this.#options, signal }),
      refused: (error) => void this.#keeper.refused(error),
      doubted: (error) => void this.emitter.emit("error", error),
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
    this.wallet = new ClientWallet({
      ...this.#options,
      sessions: this.#sessions,
      onTokenSent: (listener) => this.emitter.on("tokenSent", ({ receiverId }) => listener(receiverId)),
    });
    new StateUpdater({ emitter: this.emitter, context });
    this.#dispatcher = new PushDispatcher({
      secrets: this.#options.secrets,
      emitter: this.emitter,
      context: this.#context,
      memory: this.#memory,
      recorder: this.#recorder,
      clock: this.#options.clock,
      onSession: (wire) => this.#sessions.acceptPushed(wire, this.#options.origin),
    });
    this.#joiner = new ConnectionSetup({
      ...this.#options,
      rpc: this.rpc,
      sender: this.#sender,
      dispatcher: this.#dispatcher,
      memory: this.#memory,
      recorder: this.#recorder,
      joined: this.#joined,
      clans: this.clans,
      channels: this.channels,
      emitter: this.emitter,
    });
  }

  get state(): ClientState {
    return this.#keeper.state;
  }

  /** Whether what is delivered now comes from a catch-up. */
  get isCatchingUp(): boolean {
    return this.#dispatcher.isCatchingUp;
  }

  /** `undefined` before the first login. */
  get userId(): string | undefined {
    return this.#userId;
  }

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
      handling: this.#dispatcher.handling,
      awaited: sizeOf(this.#context.waiting),
      channels: this.channels.size,
      joinedChannels: this.#joined.size,
    };
  }

  /** Logs in, connects, joins, and says `ready`. Rejects with what failed; nothing is left running then. */
  async login(signal: AbortSignal | undefined): Promise<void> {
    this.clans.clear();
    this.channels.clear();
    this.users.clear();
    this.#joined.clear();
    this.#memory.clear();
    this.#dispatcher.forget();
    this.#joiner.listeningSince = Math.floor(this.#options.clock.now() / 1000);
    this.wallet.reopen();
    try {
      await this.#keeper.login(signal);
    } catch (error) {
      await this.#recorder.close();
      throw error;
    }
    this.#isLoggedIn = true;
    const { clanIds, caughtUp: catchUp } = this.#joiner;
    this.emitter.emit("ready", { userId: this.#sessions.current.userId, clanIds, catchUp });
  }

  /**
   * Ends everything. Nothing is heard any more; listeners have `drainMs` to finish, with sends and calls, and what was
   * sent to be answered. `ended()` is to follow.
   */
  async close(drainMs: number): Promise<void> {
    const { clock } = this.#options;
    const since = clock.now();
    const left = (): number => msLeft(clock, since, drainMs);
    this.#dispatcher.stop();
    this.#endWaits();
    // Without a connection they would wait for what does not come: their sends are refused first.
    if (this.state === "ready") await this.#listenersDone(left());
    // What waits for a channel to be joined was given before, too.
    if (this.state === "ready") await within(clock, left(), this.#context.repairs.idle());
    const [leftMs] = await Promise.all([this.#sender.drain(left()), this.wallet.close(left())]);
    try {
      await this.#keeper.close(leftMs);
      await this.#listenersDone(left());
      this.#sayUnhandled(drainMs);
      this.#discardAll();
      await this.#recorder.close();
    } finally {
      this.#sender.reopen();
    }
  }

  /** Streams whose items nobody will take once the client has ended. Answers the function that takes it back. */
  beforeEnd(discard: () => void): () => void {
    this.#discards.add(discard);
    return () => void this.#discards.delete(discard);
  }

  /** Calls `end` when the client ends, logged in or not. Answers the function that takes it back. */
  atEnd(end: () => void): () => void {
    this.#endings.add(end);
    return () => void this.#endings.delete(end);
  }

  /** Says `closed`, once of each login that had succeeded. */
  ended(reason: Error | undefined): void {
    this.#endWaits();
    this.#discardAll();
    if (!this.#isLoggedIn) return;
    this.#isLoggedIn = false;
    this.emitter.emit("closed", { reason });
  }

  #discardAll(): void {
    for (const discard of this.#discards) discard();
    this.#discards.clear();
  }

  #endWaits(): void {
    for (const end of [...this.#endings]) end();
  }

  async #listenersDone(ms: number): Promise<void> {
    if (this.#dispatcher.handling > 0) await within(this.#options.clock, ms, this.#dispatcher.idle());
  }

  #sayUnhandled(drainMs: number): void {
    const { handling } = this.#dispatcher;
    if (handling === 0) return;
    this.#options.logger.warn(
      { handling, drainMs },
      "the client closed while listeners were at work: with a store, those messages come again. A listener must not wait for close()",
    );
  }

  #makeKeeper(): Reconnector {
    return new Reconnector({
      ...this.#options,
      sessions: this.#sessions,
      open: (session, signal, onClosed) => this.#open(session, signal, onClosed),
      join: (connection, signal, again) => this.#joiner.join(connection, signal, again),
      events: {
        changed: (state) => this.#telemetry.publish("mezonkit:state", { state }),
        disconnected: (reason) => {
          this.#context.repairs.forget();
          this.#sender.connectionLost();
          this.#recorder.interrupt();
          this.#options.logger.warn({ err: reason }, "the connection was lost");
          this.emitter.emit("disconnected", { reason });
        },
        reconnecting: (attempt, delayMs) => this.emitter.emit("reconnecting", { attempt, delayMs }),
        attemptFailed: (attempt, reason) =>
          this.#options.logger.warn({ err: reason, attempt }, "an attempt to restore the connection failed"),
        resumed: (attempts) => {
          this.#counters.reconnects += 1;
          for (const channelId of this.#joined.ids()) this.#context.repairs.joined(channelId);
          this.#options.logger.info({ attempts }, "the connection is restored");
          this.emitter.emit("resumed", { attempts, catchUp: this.#joiner.caughtUp });
        },
        gaveUp: (reason) => {
          this.#dispatcher.release();
          // They wait for their turn on a connection that will not come.
          this.#sender.connectionLost();
          void this.#recorder.close();
          this.#options.logger.error({ err: reason }, "the connection cannot be restored");
          if (reason instanceof MezonError) this.emitter.emit("error", reason);
          this.ended(reason);
        },
      },
    });
  }

  #makeContext(socketRpc: RpcClient): ModelContext {
    const core = this;
    const context: ModelContext = {
      rpc: this.rpc,
      socketRpc,
      repairs: new ChannelJoinRetries(this.#options.clock, this.#options.waitingLimit),
      requestTimeoutMs: this.#options.requestTimeoutMs,
      archive: this.#recorder,
      waiting: waitingWith({ emitter: this.emitter, clock: this.#options.clock, atEnd: (end) => this.atEnd(end) }),
      report: (error) => this.emitter.emit("error", error),
      clock: this.#options.clock,
      callTimeoutMs: this.#options.rpcTransport === "socket" ? this.#options.requestTimeoutMs : CALL_TIMEOUT_MS,
      logger: this.#options.logger,
      http: createHttpHosts({ ...this.#options, sessions: this.#sessions }),
      request: async (payload, options) => {
        const answer = await this.#sender.request(payload, options);
        this.#joined.answered(payload);
        if (payload.case === "channelJoin") context.repairs.joined(payload.value.channelId ?? "0");
        else if (payload.case === "channelLeave") context.repairs.left(payload.value.channelId ?? "0");
        // What is posted in a channel that was left is no longer heard.
        if (payload.case === "channelLeave") this.#recorder.interrupt();
        return answer;
      },
      get selfId() {
        return core.#userId ?? "0";
      },
      // They need the context themselves, so that they are looked up when asked for.
      get clans() {
        return core.clans;
      },
      get channels() {
        return core.channels;
      },
      get users() {
        return core.users;
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
      onMalformed: (error) => this.emitter.emit("error", error),
      onClosed,
    });
  }

  #listenerFailed(cause: unknown, name: PropertyKey): void {
    const message = `a listener of "${String(name)}" failed: ${toError(cause).message}`;
    // A failing error listener must not call itself for ever.
    if (name !== "error") this.emitter.emit("error", new MezonError("listener_failed", message, { cause }));
  }
}
