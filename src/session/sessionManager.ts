import type { Session as WireSession } from "../../generated/mezon/api/session_pb.js";
import { AttemptBudget } from "../core/attemptPace.js";
import type { Clock, Timer } from "../core/clock.js";
import { ConnectionError, MezonError, SessionError, toError } from "../core/errors.js";
import type { Logger } from "../core/logger.js";
import { RequestError } from "../core/requestError.js";
import type { Secrets } from "../core/secrets.js";
import { sleep } from "../core/sleep.js";
import { Session } from "./session.js";
import { DOUBT_MS } from "./sessionRefusal.js";

export interface SessionManagerOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Milliseconds before the end of a session at which it is renewed. */
  readonly refreshMarginMs: number;
  /** Logs in with the app's credentials. */
  readonly login: (signal: AbortSignal) => Promise<Session>;
  /** Returns a new session for the refresh token of an old one. */
  readonly refresh: (session: Session, signal: AbortSignal) => Promise<Session>;
  /** Called when the session can no longer be renewed because the server itself refuses the app's credentials. */
  readonly refused: (error: SessionError) => void;
  /**
   * Called when the app's credentials were refused, possibly by a proxy in front of the server. The login is tried
   * again.
   */
  readonly refusedForNow?: ((error: SessionError) => void) | undefined;
  /** Hosts that a session may name besides those of the login. */
  readonly trustedHosts?: readonly string[] | undefined;
  /** Receives the tokens, which must not appear in errors or logs. */
  readonly secrets?: Secrets | undefined;
  /** Largest number of logins and renewals in any minute. @default 20 */
  readonly attemptsPerMinute?: number | undefined;
}

const SHORTEST_TIMER_MS = 500;
const RETRY_MS = 30_000;
const ATTEMPTS_PER_MINUTE = 20;
const TOO_MANY_REQUESTS = 429;

/**
 * Holds the newest session and renews it before it ends. Renewals are single flight: a caller during a renewal waits
 * for it. They are limited per minute, regardless of what the server or the clock reports about a session's end.
 */
export class SessionManager {
  readonly #options: SessionManagerOptions;
  readonly #budget: AttemptBudget;
  #session: Session | undefined;
  /** When the session ends; `undefined` if that is unknown. */
  #endsAt: number | undefined;
  /** A refusal that may be temporary, kept until the next attempt is allowed. */
  #temporaryRefusal: SessionError | undefined;
  #temporaryRefusalTimer: Timer;
  #renewing: Promise<Session> | undefined;
  #timer: Timer | undefined;
  #abort = new AbortController();

  constructor(options: SessionManagerOptions) {
    this.#options = options;
    this.#budget = new AttemptBudget(options.attemptsPerMinute ?? ATTEMPTS_PER_MINUTE, options.clock);
  }

  /** The newest session. @throws if there is none. */
  get current(): Session {
    if (this.#session === undefined)
      throw new MezonError("not_ready", "the client is not logged in: call login() and wait for it first");
    return this.#session;
  }

  /** The newest session, or `undefined`. */
  get peek(): Session | undefined {
    return this.#session;
  }

  /** True if there is a session that has not ended by this machine's clock. */
  get isUsable(): boolean {
    return this.#session !== undefined && (this.#endsAt === undefined || this.#endsAt > this.#options.clock.now());
  }

  /** Uses a session that the server pushed. Ignores one that cannot be used or belongs to another user. */
  acceptPushed(wire: WireSession, origin: string): void {
    const current = this.#session;
    if (current === undefined || wire.token === "") return;
    if (wire.userId !== "0" && wire.userId !== current.userId) return;
    // Omitted fields keep their value.
    const whole = {
      ...wire,
      userId: current.userId,
      refreshToken: wire.refreshToken || current.refreshToken,
      idToken: wire.idToken || current.idToken,
      apiUrl: wire.apiUrl || current.apiUrl,
      wsUrl: wire.wsUrl || current.wsUrl,
    };
    try {
      this.#accept(new Session(whole, origin, this.#options.trustedHosts));
    } catch (error) {
      this.#options.logger.warn({ err: toError(error) }, "a session that the server pushed cannot be used");
    }
  }

  /**
   * Returns a new session: with the refresh token if there is one, with the app's credentials if that is refused.
   * Rejects with `SessionError` if these are refused as well. If that refusal may be temporary, rejects with the same
   * error for a minute.
   *
   * @param refused The session that was refused. A newer one is returned without a renewal.
   */
  renew(refused?: object): Promise<Session> {
    const session = this.#session;
    if (refused !== undefined && session !== undefined && session !== refused) return Promise.resolve(session);
    if (this.#temporaryRefusal !== undefined) return Promise.reject(this.#temporaryRefusal);
    this.#renewing ??= this.#renew(session).finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** Drops the session and aborts a renewal that is running. */
  clear(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#clearTemporaryRefusal();
    this.#session = undefined;
    this.#abort.abort(new ConnectionError("the client was closed", { code: "closed" }));
    this.#abort = new AbortController();
  }

  async #renew(old: Session | undefined): Promise<Session> {
    const { clock, refused } = this.#options;
    const { signal } = this.#abort;
    try {
      const pause = this.#budget.reserve();
      if (pause > 0) await sleep(pause, { clock, signal });
      return await this.#buy(old, signal);
    } catch (error) {
      if (error instanceof SessionError && old !== undefined && !signal.aborted) {
        if (error.isFinal) refused(error);
        else this.#refuseForNow(error);
      }
      throw error;
    }
  }

  #refuseForNow(error: SessionError): void {
    const { clock, refusedForNow, logger } = this.#options;
    this.#clearTemporaryRefusal();
    this.#temporaryRefusal = error;
    this.#temporaryRefusalTimer = clock.setTimeout(() => this.#clearTemporaryRefusal(), DOUBT_MS);
    logger.warn({ err: error }, "the session could not be renewed; trying again in a minute at the soonest");
    refusedForNow?.(error);
  }

  #clearTemporaryRefusal(): void {
    this.#options.clock.clearTimeout(this.#temporaryRefusalTimer);
    this.#temporaryRefusalTimer = undefined;
    this.#temporaryRefusal = undefined;
  }

  async #buy(old: Session | undefined, signal: AbortSignal): Promise<Session> {
    const session =
      (old === undefined ? undefined : await this.#refreshed(old, signal)) ?? (await this.#options.login(signal));
    signal.throwIfAborted();
    this.#accept(session);
    return session;
  }

  #accept(session: Session): void {
    const { clock, secrets } = this.#options;
    for (const text of [session.token, session.refreshToken, session.idToken]) secrets?.add(text);
    const endsAt = session.expiresAt?.getTime();
    this.#session = session;
    // A new session that seems to have ended means that the clocks differ. If it has really ended, the server will
    // refuse it.
    this.#endsAt = endsAt === undefined || endsAt <= clock.now() ? undefined : endsAt;
    this.#schedule();
  }

  /** Returns the renewed session; `undefined` if a login is needed. */
  async #refreshed(old: Session, signal: AbortSignal): Promise<Session | undefined> {
    if (old.refreshToken === "") return undefined;
    try {
      return await this.#options.refresh(old, signal);
    } catch (error) {
      // An overloaded server gets no further request. After any other failure the host may no longer exist, so a login
      // follows.
      if (signal.aborted || pressed(error)) throw error;
      this.#options.logger.debug({ err: error }, "the session could not be refreshed; logging in again");
      return undefined;
    }
  }

  #schedule(): void {
    const { clock, refreshMarginMs } = this.#options;
    clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#endsAt === undefined) return;
    const lifetime = this.#endsAt - clock.now();
    // A session that is shorter than the margin is renewed after half of its lifetime. Otherwise it would be renewed
    // all the time.
    const wait = Math.max(lifetime - refreshMarginMs, lifetime / 2, SHORTEST_TIMER_MS);
    this.#timer = clock.setTimeout(() => this.#renewInTime(), wait);
  }

  #renewInTime(): void {
    const { clock, logger } = this.#options;
    const { signal } = this.#abort;
    this.renew().catch((error: unknown) => {
      const isRefused = error instanceof SessionError;
      if (signal.aborted || (isRefused && error.isFinal)) return;
      if (!isRefused) logger.warn({ err: toError(error) }, "the session could not be renewed; trying again");
      const asked = error instanceof RequestError ? (error.retryAfterMs ?? 0) : 0;
      clock.clearTimeout(this.#timer);
      this.#timer = clock.setTimeout(() => this.#renewInTime(), Math.max(isRefused ? DOUBT_MS : RETRY_MS, asked));
    });
  }
}

function pressed(error: unknown): boolean {
  return error instanceof RequestError && error.httpStatus === TOO_MANY_REQUESTS;
}
