import { EnvelopeEventMethods } from "../../generated/events.js";
import { Emitter, type Listener } from "../core/emitter.js";
import { ConnectionError, MezonError, toError } from "../core/errors.js";
import { Channels } from "../model/channels.js";
import type { ModelContext } from "../model/modelContext.js";
import { authenticateApp } from "../session/authenticate.js";
import { socketUrl } from "../session/hosts.js";
import type { Session } from "../session/session.js";
import { Connection } from "../socket/connection.js";
import { HttpRpcTransport } from "../transport/httpRpcTransport.js";
import { createRpcClient, type RpcClient } from "../transport/rpcClient.js";
import type { RpcTransport } from "../transport/rpcTransport.js";
import { SocketRpcTransport } from "../transport/socketRpcTransport.js";
import type { ClientEvents } from "./clientEvents.js";
import { type MezonClientOptions, type ResolvedOptions, resolveOptions } from "./clientOptions.js";
import { joinClans } from "./joinClans.js";
import { PushDispatcher } from "./pushDispatcher.js";

/** Where a client is in its life. */
export type ClientState = "idle" | "connecting" | "ready" | "closed";

export interface LoginOptions {
  /** Abandons the login when aborted; nothing is left of it then. */
  readonly signal?: AbortSignal;
}

/**
 * A bot on the Mezon platform. Making one does nothing: no file, no timer, no
 * connection until `login()`.
 *
 * ```ts
 * await using client = new MezonClient({ botId, token });
 * client.onChannelMessage(async (message) => {
 *   if (message.text === "!ping") await message.reply("pong");
 * });
 * await client.login();
 * ```
 */
export class MezonClient extends EnvelopeEventMethods<ClientEvents> {
  /** The channels the bot has met, and the way to fetch others. */
  readonly channels: Channels;
  /** Every call of the Mezon API, typed. Usable once logged in. */
  readonly rpc: RpcClient;
  readonly #options: ResolvedOptions;
  readonly #emitter: Emitter<ClientEvents>;
  readonly #socketRpc: RpcClient;
  #state: ClientState = "idle";
  #session: Session | undefined;
  #connection: Connection | undefined;
  #login: AbortController | undefined;
  // Counts connections, so that the late end of an old one cannot touch a newer one.
  #generation = 0;
  #context: ModelContext | undefined;

  /** Throws a `ValidationError` that names the faulty option. */
  constructor(options: MezonClientOptions) {
    super();
    this.#options = resolveOptions(options);
    this.#emitter = new Emitter((error, name) => this.#listenerFailed(error, name));
    const http = new HttpRpcTransport({
      ...this.#options,
      apiUrl: () => this.#requireSession().apiUrl,
      token: () => this.#requireSession().token,
    });
    const socket = new SocketRpcTransport(() => this.#requireConnection());
    this.#socketRpc = createRpcClient(socket);
    this.rpc =
      this.#options.rpcTransport === "http" ? createRpcClient(http) : createRpcClient(preferring(socket, http));
    this.channels = new Channels(() => this.#requireContext(), this.#options.channelCacheSize);
  }

  get state(): ClientState {
    return this.#state;
  }

  /** The bot's own user id; `undefined` before login. */
  get userId(): string | undefined {
    return this.#session?.userId;
  }

  /** Adds a listener and answers the function that removes it. */
  on<Name extends keyof ClientEvents>(name: Name, listener: Listener<ClientEvents[Name]>): () => void {
    return this.#emitter.on(name, listener);
  }

  /** Adds a listener that is removed when it is first called. */
  once<Name extends keyof ClientEvents>(name: Name, listener: Listener<ClientEvents[Name]>): () => void {
    const remove = this.#emitter.on(name, (payload) => {
      remove();
      return listener(payload);
    });
    return remove;
  }

  /** Removes a listener that `on` added. Answers whether it was there. */
  off<Name extends keyof ClientEvents>(name: Name, listener: Listener<ClientEvents[Name]>): boolean {
    return this.#emitter.off(name, listener);
  }

  /**
   * Logs in, connects, and joins every clan and the direct messages; resolves
   * when messages arrive, after the `ready` event.
   *
   * Rejects with `SessionError` when the credentials are refused,
   * `ConnectionError` when a host cannot be reached, `TimeoutError`, `RpcError`,
   * or the signal's reason. Nothing is left running then, and `login()` may be
   * called again.
   */
  async login(options: LoginOptions = {}): Promise<void> {
    if (this.#state === "connecting" || this.#state === "ready") {
      throw new MezonError("not_ready", `login() was called while the client is ${this.#state}: call close() first`);
    }
    const login = new AbortController();
    this.#login = login;
    this.#state = "connecting";
    const signal = options.signal === undefined ? login.signal : AbortSignal.any([options.signal, login.signal]);
    try {
      const clanIds = await this.#connect(signal);
      this.#state = "ready";
      this.#emitter.emit("ready", { userId: this.#requireSession().userId, clanIds });
    } catch (error) {
      await this.#release();
      if (this.#login === login) this.#state = "idle";
      throw error;
    } finally {
      if (this.#login === login) this.#login = undefined;
    }
  }

  /**
   * Closes the connection and ends a login that is under way. Requests still
   * waiting reject. Resolves when nothing is left running; the process can then
   * exit by itself. Listeners stay, and `login()` may be called again.
   */
  async close(): Promise<void> {
    const wasActive = this.#state === "ready";
    this.#state = "closed";
    this.#login?.abort(new ConnectionError("the client was closed during login", { code: "closed" }));
    this.#login = undefined;
    await this.#release();
    if (wasActive) this.#emitter.emit("closed", { reason: undefined });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #connect(signal: AbortSignal): Promise<readonly string[]> {
    const session = await authenticateApp(this.#options, { ...this.#options, signal });
    this.#session = session;
    const context = this.#modelContext(session);
    this.#context = context;
    const dispatcher = new PushDispatcher(this.#emitter, context);
    this.#generation += 1;
    const generation = this.#generation;
    const connection = await Connection.open({
      ...this.#options,
      url: socketUrl(session.wsUrl, session.token),
      signal,
      onPush: (push) => dispatcher.dispatch(push),
      onMalformed: (error) => this.#emitter.emit("error", error),
      onClosed: (reason) => this.#connectionEnded(generation, reason),
    });
    this.#connection = connection;
    try {
      return await joinClans(connection, this.rpc, signal);
    } catch (cause) {
      if (connection.isOpen || signal.aborted) throw cause;
      throw new ConnectionError("the connection was lost during login", { code: "connection_lost", cause });
    }
  }

  #modelContext(session: Session): ModelContext {
    return {
      rpc: this.rpc,
      socketRpc: this.#socketRpc,
      request: async (payload, requestOptions) => this.#requireConnection().request(payload, requestOptions),
      selfId: session.userId,
      logger: this.#options.logger,
    };
  }

  #connectionEnded(generation: number, reason: Error | undefined): void {
    if (generation !== this.#generation || reason === undefined || this.#state !== "ready") return;
    this.#connection = undefined;
    this.#state = "closed";
    this.#options.logger.warn({ err: reason }, "the connection was lost");
    this.#emitter.emit("disconnected", { reason });
    this.#emitter.emit("closed", { reason });
  }

  async #release(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#session = undefined;
    this.#context = undefined;
    this.channels.clear();
    await connection?.close();
  }

  #listenerFailed(cause: unknown, name: PropertyKey): void {
    const error = new MezonError(
      "listener_failed",
      `a listener of "${String(name)}" failed: ${toError(cause).message}`,
      { cause },
    );
    this.#options.logger.error({ err: cause, event: name }, "a listener failed");
    // A failing error listener must not call itself for ever.
    if (name !== "error") this.#emitter.emit("error", error);
  }

  #requireSession(): Session {
    if (this.#session === undefined) throw notReady(this.#state);
    return this.#session;
  }

  #requireConnection(): Connection {
    if (this.#connection === undefined) throw notReady(this.#state);
    return this.#connection;
  }

  #requireContext(): ModelContext {
    if (this.#context === undefined) throw notReady(this.#state);
    return this.#context;
  }
}

function notReady(state: ClientState): MezonError {
  return new MezonError("not_ready", `the client is ${state}: call login() and wait for it first`);
}

/** Calls over the socket where they have an index, over HTTP where they have none. */
function preferring(socket: RpcTransport, http: RpcTransport): RpcTransport {
  return { unary: (call) => (call.apiIndex === undefined ? http : socket).unary(call) };
}
