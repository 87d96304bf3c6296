import type { ClientState } from "../connection/lifecycle.js";
import { Reconnector } from "../connection/reconnector.js";
import { httpTransport, preferring, socketTransport } from "../connection/rpcTransports.js";
import { Sender } from "../connection/sender.js";
import { Subscriptions } from "../connection/subscriptions.js";
import type { Emitter } from "../core/emitter.js";
import { pick } from "../core/pick.js";
import { Telemetry } from "../core/telemetry.js";
import { ClientHistory } from "../history/clientHistory.js";
import { Channels } from "../model/channel/channels.js";
import { Clans } from "../model/clan/clans.js";
import type { ModelContext } from "../model/modelContext.js";
import { Me } from "../model/user/me.js";
import { Users } from "../model/user/users.js";
import { socketUrl } from "../session/hosts.js";
import type { Session } from "../session/session.js";
import { SessionManager } from "../session/sessionManager.js";
import { sessionSource } from "../session/sessionSource.js";
import { Connection } from "../socket/connection.js";
import { createRpcClient, type RpcClient } from "../transport/rpcClient.js";
import { ClientEnd } from "./clientEnd.js";
import { ClientCounters, type ClientStats } from "./clientStats.js";
import { connectionEvents } from "./connectionEvents.js";
import { ConnectionSetup } from "./connectionSetup.js";
import { createModelContext } from "./createModelContext.js";
import { drainAndClose } from "./drainAndClose.js";
import { Endings } from "./endings.js";
import type { ClientEvents } from "./events/clientEvents.js";
import { ErrorEvents } from "./events/errorEvents.js";
import { sizeOf } from "./events/eventWaiting.js";
import { PushDispatcher } from "./events/pushDispatcher.js";
import { StateUpdater } from "./events/stateUpdater.js";
import type { ResolvedOptions } from "./resolveOptions.js";
import { ClientWallet } from "./wallet/clientWallet.js";

/** Assembles a client: sessions, connection, sending, receiving, and the objects of the model. */
export class ClientCore {
  readonly emitter: Emitter<ClientEvents>;
  readonly rpc: RpcClient;
  readonly clans: Clans;
  readonly channels: Channels;
  readonly users: Users;
  readonly me: Me;
  readonly wallet: ClientWallet;
  readonly endings = new Endings();
  /** How this client ended. */
  readonly end = new ClientEnd();
  readonly #options: ResolvedOptions;
  readonly #errors: ErrorEvents;
  readonly #sessions: SessionManager;
  readonly #reconnector: Reconnector;
  readonly #subscriptions: Subscriptions;
  readonly #sender: Sender;
  readonly #context: ModelContext;
  readonly #dispatcher: PushDispatcher;
  readonly #setup: ConnectionSetup;
  readonly #history: ClientHistory;
  readonly #counters = new ClientCounters();
  readonly #telemetry = new Telemetry();
  #userId: string | undefined;
  #isLoggedIn = false;

  constructor(options: ResolvedOptions) {
    this.#options = options;
    this.#errors = new ErrorEvents(options.logger);
    this.emitter = this.#errors.emitter;
    this.#subscriptions = new Subscriptions(this.#options.channelCacheSize);
    const http = { ...this.#options, timeoutMs: this.#options.httpTimeoutMs };
    this.#sessions = new SessionManager({
      ...pick(options, "attemptsPerMinute", "clock", "logger", "refreshMarginMs", "secrets", "trustedHosts"),
      ...sessionSource(this.#options.credentials, http),
      refused: (error) => void this.#reconnector.refused(error),
      refusedForNow: (error) => void this.emitter.emit("error", error),
    });
    this.#reconnector = this.#makeReconnector();
    const telemetry = this.#telemetry;
    this.#sender = new Sender(this.#reconnector, {
      ...pick(options, "clock", "limits", "socketTimeoutMs"),
      telemetry,
      onSent: () => {
        this.#counters.sent += 1;
      },
    });
    const overHttp = httpTransport({
      ...pick(options, "backoff", "clock", "fetch", "httpTimeoutMs", "limits", "maxBodyBytes", "random", "secrets"),
      serverKey: options.serverKey,
      sessions: this.#sessions,
      telemetry,
      onCall: () => {
        this.#counters.calls += 1;
        this.#counters.calling += 1;
      },
      onPaused: (paused) => this.emitter.emit("rateLimited", paused),
      onAnswered: () => {
        this.#counters.calling -= 1;
      },
    });
    const overSocket = socketTransport(this.#sender, { clock: this.#options.clock, telemetry });
    // A call is under way before its code is loaded.
    const loads = {
      onLoading: () => {
        this.#counters.loading += 1;
      },
      onLoaded: () => {
        this.#counters.loading -= 1;
      },
    };
    const usual = this.#options.rpcTransport === "http" ? overHttp : preferring(overSocket, overHttp);
    this.rpc = createRpcClient(usual, loads);
    this.#history = new ClientHistory({
      ...pick(options, "catchUp", "clock", "logger", "replays", "store", "storeEphemeral"),
      rpc: this.rpc,
      selfId: () => this.#userId,
      deliver: (message, origin) => this.#dispatcher.deliver(message, origin),
      room: () => this.#dispatcher.room(),
      onError: (error) => this.emitter.emit("error", error),
    });
    const context = createModelContext(this.#options, {
      rpc: this.rpc,
      socketRpc: createRpcClient(overSocket, loads),
      sender: this.#sender,
      subscriptions: this.#subscriptions,
      history: this.#history,
      sessions: this.#sessions,
      emitter: this.emitter,
      atEnd: (end) => this.endings.atEnd(end),
      roots: this,
    });
    this.#context = context;
    this.clans = new Clans(context);
    this.channels = new Channels(context, this.#options.channelCacheSize);
    this.users = new Users(context, this.#options.userCacheSize);
    this.me = new Me(context);
    this.wallet = new ClientWallet({
      ...pick(http, "chain", "clock", "fetch", "maxBodyBytes", "secrets", "timeoutMs"),
      botId: "botId" in options.credentials ? options.credentials.botId : undefined,
      sessions: this.#sessions,
      onTokenSent: (listener) => this.emitter.on("tokenSent", ({ receiverId }) => listener(receiverId)),
    });
    this.#dispatcher = new PushDispatcher({
      secrets: this.#options.secrets,
      emitter: this.emitter,
      context: this.#context,
      state: new StateUpdater(context),
      history: this.#history,
      clock: this.#options.clock,
      onSession: (wire) => this.#sessions.acceptPushed(wire, this.#options.origin),
    });
    this.#setup = new ConnectionSetup({
      ...pick(options, "catchUp", "clock", "logger", "rpcTransport"),
      rpc: this.rpc,
      sender: this.#sender,
      dispatcher: this.#dispatcher,
      history: this.#history,
      subscriptions: this.#subscriptions,
      clans: this.clans,
      channels: this.channels,
      emitter: this.emitter,
    });
  }

  get state(): ClientState {
    return this.#reconnector.state;
  }

  /** Whether the messages that are delivered now come from a catch-up. */
  get isCatchingUp(): boolean {
    return this.#history.isReplaying;
  }

  /** Whether there are listeners for errors besides the client's own. */
  get hasErrorListeners(): boolean {
    return this.#errors.hasListeners;
  }

  /** `undefined` before the first login. */
  get userId(): string | undefined {
    return this.#userId;
  }

  /** The newest session. @throws {MezonError} if there is none. */
  get session(): Session {
    return this.#sessions.current;
  }

  stats(): ClientStats {
    const { received, sent, calls, reconnects, calling, loading } = this.#counters;
    return {
      state: this.state,
      received,
      sent,
      calls,
      reconnects,
      waitingForConnection: this.#reconnector.waiting,
      waitingForRateLimit: this.#sender.waiting,
      waitingForStore: this.#history.waitingForStore,
      unanswered: loading + calling + this.#reconnector.unanswered,
      handling: this.#dispatcher.handling,
      awaited: sizeOf(this.#context.waiting),
      channels: this.channels.size,
      joinedChannels: this.#subscriptions.size,
    };
  }

  /** Logs in, connects, joins, and emits `ready`. If a part fails, stops the others and rejects with the failure. */
  async login(signal: AbortSignal | undefined): Promise<void> {
    this.clans.clear();
    this.channels.clear();
    this.users.clear();
    this.#subscriptions.clear();
    this.#history.begin();
    this.#dispatcher.reopen();
    this.wallet.reopen();
    this.end.begin();
    this.#options.prepareSocket();
    try {
      await this.#reconnector.login(signal);
    } catch (error) {
      await this.#history.close();
      throw error;
    }
    this.#isLoggedIn = true;
    const { clanIds, caughtUp: catchUp } = this.#setup;
    this.emitter.emit("ready", { userId: this.#sessions.current.userId, clanIds, catchUp });
  }

  /**
   * Ends everything. No event is delivered after this call. Waits up to `drainMs` for running listeners, their sends
   * and calls, and the responses to sent requests. Call `ended()` afterwards.
   */
  close(drainMs: number): Promise<void> {
    const parts = {
      ...pick(this.#options, "clock", "logger"),
      ...{ dispatcher: this.#dispatcher, endings: this.endings, sender: this.#sender, wallet: this.wallet },
      ...{ reconnector: this.#reconnector, history: this.#history, joinRetries: this.#context.joinRetries },
    };
    return drainAndClose(parts, drainMs);
  }

  /** Emits `closed`, once for each successful login. */
  ended(reason: Error | undefined): void {
    this.endings.endWaits();
    this.endings.discardAll();
    if (this.#isLoggedIn) {
      this.#isLoggedIn = false;
      this.emitter.emit("closed", { reason });
    }
    this.end.end(reason);
  }

  #makeReconnector(): Reconnector {
    return new Reconnector({
      ...pick(this.#options, "attemptsPerMinute", "backoff", "clock", "offlineQueue", "offlineQueueLimit", "random"),
      sessions: this.#sessions,
      open: (session, signal, onClosed) => this.#open(session, signal, onClosed),
      join: (connection, signal, again) => this.#setup.join(connection, signal, again),
      events: connectionEvents(() => ({
        ...{ emitter: this.emitter, sender: this.#sender, history: this.#history, setup: this.#setup },
        ...{ counters: this.#counters, telemetry: this.#telemetry, subscriptions: this.#subscriptions },
        joinRetries: this.#context.joinRetries,
        logger: this.#options.logger,
        hasEndListeners: () => this.hasErrorListeners || this.emitter.has("closed") || this.end.isAwaited,
        ended: (reason) => this.ended(reason),
      })),
    });
  }

  #open(session: Session, signal: AbortSignal, onClosed: (reason: Error | undefined) => void): Promise<Connection> {
    this.#userId = session.userId;
    if (session.issuedAt !== undefined) this.#history.noteServerTime(Math.floor(session.issuedAt.getTime() / 1000));
    return Connection.open({
      ...pick(this.#options, "clock", "connectTimeoutMs", "heartbeatIntervalMs", "heartbeatTimeoutMs", "maxBodyBytes"),
      ...pick(this.#options, "maxFrameBytes", "openSocket", "secrets", "socketTimeoutMs"),
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
}
