import { abortError, raceAbort, throwIfAborted } from "../core/abort.js";
import { AttemptPace } from "../core/attemptPace.js";
import type { BackoffOptions } from "../core/backoff.js";
import type { Clock } from "../core/clock.js";
import type { WaitOptions } from "../core/enqueue.js";
import { ConnectionError, MezonError, SessionError, TimeoutError, toError } from "../core/errors.js";
import { RequestError } from "../core/requestError.js";
import { sleep } from "../core/sleep.js";
import type { Session } from "../session/session.js";
import type { SessionManager } from "../session/sessionManager.js";
import { DOUBT_MS } from "../session/sessionRefusal.js";
import type { Connection } from "../socket/connection.js";
import { type ClientState, Lifecycle } from "./lifecycle.js";
import { OfflineQueue } from "./offlineQueue.js";

/** Events of the reconnector. */
export interface ReconnectorEvents {
  /** The state has changed. */
  changed(state: ClientState): void;
  /** The connection was lost. Attempts to restore it follow. */
  disconnected(reason: Error): void;
  /** An attempt begins after `delayMs`. */
  reconnecting(attempt: number, delayMs: number): void;
  /** An attempt failed; another follows. */
  attemptFailed(attempt: number, reason: Error): void;
  /** The connection is restored and everything is joined again. */
  resumed(attempts: number): void;
  /** The attempts ended because the failure is permanent. */
  gaveUp(reason: Error): void;
}

export interface ReconnectorOptions {
  readonly clock: Clock;
  readonly backoff: BackoffOptions;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  /** Largest number of attempts to restore a connection in any minute, whether earlier ones succeeded or not. */
  readonly attemptsPerMinute: number;
  readonly sessions: SessionManager;
  /** Opens a socket with a session. `onClosed` is called once, when an open socket ends. */
  readonly open: (
    session: Session,
    signal: AbortSignal,
    onClosed: (reason: Error | undefined) => void,
  ) => Promise<Connection>;
  /** Joins clans and channels; `again` if the connection replaces a lost one. */
  readonly join: (connection: Connection, signal: AbortSignal, again: boolean) => Promise<void>;
  readonly events: ReconnectorEvents;
  /** Whether requests wait while the connection is lost. */
  readonly offlineQueue: boolean;
  /** Largest number of requests that wait for a lost connection. */
  readonly offlineQueueLimit: number;
}

const UNAUTHORIZED = 401;

/**
 * Maintains one connection: logs in, and restores a lost connection unless the failure is permanent. Every wait belongs
 * to one life, from login to close, and ends with it, so that an old connection cannot affect a newer one.
 */
export class Reconnector {
  readonly #options: ReconnectorOptions;
  readonly #lifecycle = new Lifecycle();
  readonly #queue: OfflineQueue;
  readonly #pace: AttemptPace;
  /** Aborted when `login()` fails, by `close()`, or when the reconnector gives up. */
  #life: AbortController | undefined;
  #connection: Connection | undefined;
  /** The session with which a socket was refused. */
  #refused: Session | undefined;

  constructor(options: ReconnectorOptions) {
    this.#options = options;
    this.#pace = new AttemptPace(options);
    this.#queue = new OfflineQueue({ clock: options.clock, limit: options.offlineQueueLimit });
  }

  get state(): ClientState {
    return this.#lifecycle.state;
  }

  /** Number of requests that wait for the connection. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** Number of requests that were written to the connection and wait for their response. */
  get unanswered(): number {
    return this.#connection?.unanswered ?? 0;
  }

  /** Logs in once. If it fails, stops everything and rejects with the failure. */
  async login(signal: AbortSignal | undefined): Promise<void> {
    this.#to("authenticating");
    const life = new AbortController();
    this.#life = life;
    try {
      await this.#attempt(life, signal === undefined ? life.signal : AbortSignal.any([signal, life.signal]), false);
    } catch (error) {
      life.abort(error);
      this.#abandon();
      // close() may have ended this life meanwhile.
      if (this.#life === life) {
        this.#life = undefined;
        this.#to("idle");
        this.#options.sessions.clear();
      }
      throw error;
    }
  }

  /** Calls `work` with the connection: now, or when it is restored, in the order of the calls. */
  use<T>(what: string, wait: WaitOptions, work: (connection: Connection, left: WaitOptions) => Promise<T>): Promise<T> {
    const { state } = this.#lifecycle;
    if (state === "ready" && this.#connection !== undefined) return work(this.#connection, wait);
    if (state === "idle" || state === "closed") {
      return Promise.reject(
        new MezonError("not_ready", `${what}: the client is ${state}: call login() and wait for it first`),
      );
    }
    if (!this.#options.offlineQueue) {
      const message = `${what}: the client is ${state}; nothing was sent`;
      return Promise.reject(new ConnectionError(message, { code: "connection_lost" }));
    }
    return this.#queue.add(what, wait, (left) => this.use(what, left, work));
  }

  /**
   * Ends the connection, or the attempts to make one. Written requests have up to `drainMs` to be answered; requests
   * that wait for a connection are rejected immediately.
   */
  async close(drainMs: number): Promise<void> {
    this.#to("closed");
    await this.#end(new ConnectionError("the client was closed", { code: "closed" }), drainMs);
  }

  /**
   * Called when the credentials were refused while the connection was open. Ends the connection now instead of at its
   * next loss.
   */
  async refused(error: SessionError): Promise<void> {
    // An attempt to connect fails with this error itself.
    if (this.#lifecycle.state === "ready") await this.#giveUp(error);
  }

  #to(state: ClientState): void {
    this.#lifecycle.to(state);
    this.#options.events.changed(state);
  }

  async #attempt(life: AbortController, signal: AbortSignal, again: boolean): Promise<void> {
    const { sessions, open, join } = this.#options;
    throwIfAborted(signal);
    const session = await this.#usableSession(sessions, signal);
    this.#to("connecting");
    // Aborted when this connection ends, so that its requests do not use the rate limit of the next one.
    const over = new AbortController();
    const connection = await open(session, signal, (reason) => {
      over.abort(
        new ConnectionError("the connection was lost while joining", { code: "connection_lost", cause: reason }),
      );
      this.#closed(life, reason);
    });
    this.#connection = connection;
    this.#to("joining");
    try {
      const ends = AbortSignal.any([signal, over.signal]);
      await raceAbort(join(connection, ends, again), ends);
    } catch (cause) {
      over.abort(cause);
      if (signal.aborted) throw abortError(signal);
      throw connection.isOpen ? cause : abortError(over.signal);
    }
    throwIfAborted(over.signal);
    this.#pace.succeeded();
    this.#to("ready");
    this.#queue.start();
  }

  async #usableSession(sessions: SessionManager, signal: AbortSignal): Promise<Session> {
    const { peek } = sessions;
    if (sessions.isUsable && peek !== undefined && peek !== this.#refused) return peek;
    if (this.#lifecycle.state !== "authenticating") this.#to("authenticating");
    return raceAbort(sessions.renew(this.#refused), signal);
  }

  #closed(life: AbortController, reason: Error | undefined): void {
    if (life.signal.aborted || this.#lifecycle.state !== "ready") return;
    this.#connection = undefined;
    this.#pace.ended();
    const why = reason ?? new ConnectionError("the connection ended", { code: "connection_lost" });
    this.#to("reconnecting");
    this.#options.events.disconnected(why);
    void this.#restore(life);
  }

  async #restore(life: AbortController): Promise<void> {
    const { clock, events } = this.#options;
    const ended = (): boolean => life.signal.aborted;
    let askedToWaitMs = 0;
    for (let attempt = 0; !ended(); attempt += 1) {
      const delayMs = this.#pace.next(askedToWaitMs);
      events.reconnecting(attempt + 1, delayMs);
      try {
        if (delayMs > 0) await sleep(delayMs, { clock, signal: life.signal });
        await this.#attempt(life, life.signal, true);
        events.resumed(attempt + 1);
        return;
      } catch (cause) {
        if (ended()) return;
        this.#abandon();
        const error = toError(cause);
        if (error instanceof SessionError && error.isFinal) {
          await this.#giveUp(error);
          return;
        }
        events.attemptFailed(attempt + 1, error);
        this.#noteRefusal(error, attempt);
        askedToWaitMs = waitAfter(error);
        if (this.#lifecycle.state !== "reconnecting") this.#to("reconnecting");
      }
    }
  }

  /**
   * A socket that is refused or never opens may mean that the session is invalid or that the host no longer exists.
   * This is assumed if the server reports it, or after the second failure in a row.
   */
  #noteRefusal(error: Error, attempt: number): void {
    const status = error instanceof ConnectionError ? error.httpStatus : undefined;
    const failed =
      error instanceof TimeoutError || (error instanceof ConnectionError && error.code === "connection_failed");
    if (status === UNAUTHORIZED || (failed && attempt % 2 === 1)) this.#refused = this.#options.sessions.peek;
  }

  async #giveUp(reason: Error): Promise<void> {
    this.#to("closed");
    await this.#end(reason);
    this.#options.events.gaveUp(reason);
  }

  async #end(reason: Error, drainMs = 0): Promise<void> {
    this.#life?.abort(reason);
    this.#life = undefined;
    this.#refused = undefined;
    this.#pace.reset();
    this.#options.sessions.clear();
    this.#queue.fail(reason);
    await this.#release(drainMs);
  }

  async #release(drainMs: number): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.close(drainMs);
  }

  /** Ends an unused connection without a handshake, since the server may not respond. */
  #abandon(): void {
    this.#connection?.terminate();
    this.#connection = undefined;
  }
}

/** Returns the milliseconds that a failure asks to wait before the next attempt. */
function waitAfter(error: Error): number {
  if (error instanceof SessionError) return DOUBT_MS;
  return error instanceof RequestError ? (error.retryAfterMs ?? 0) : 0;
}
