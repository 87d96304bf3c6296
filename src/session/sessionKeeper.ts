import type { Session as WireSession } from "../../generated/mezon/api/session_pb.js";
import type { Clock, Timer } from "../core/clock.js";
import { ConnectionError, MezonError, RpcError, SessionError, toError } from "../core/errors.js";
import type { Logger } from "../core/logger.js";
import { Session } from "./session.js";

export interface SessionKeeperOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Milliseconds before its end at which a session is renewed. */
  readonly refreshMarginMs: number;
  /** Logs in with the app's credentials. */
  readonly login: (signal: AbortSignal) => Promise<Session>;
  /** Buys a new session with the refresh token of an old one. */
  readonly refresh: (session: Session, signal: AbortSignal) => Promise<Session>;
  /** Told when a session can no longer be renewed, since the app's own credentials are refused. */
  readonly refused: (error: SessionError) => void;
}

const SHORTEST_TIMER_MS = 500;
const RETRY_MS = 30_000;
const TOO_MANY_REQUESTS = 429;

/**
 * Holds the newest session and renews it before it ends. Renewals are
 * single-flight: whoever asks meanwhile waits for the one under way.
 */
export class SessionKeeper {
  readonly #options: SessionKeeperOptions;
  #session: Session | undefined;
  #renewing: Promise<Session> | undefined;
  #timer: Timer | undefined;
  #abort = new AbortController();

  constructor(options: SessionKeeperOptions) {
    this.#options = options;
  }

  /** The newest session. Throws when there is none. */
  get current(): Session {
    if (this.#session === undefined)
      throw new MezonError("not_ready", "the client is not logged in: call login() and wait for it first");
    return this.#session;
  }

  /** The newest session, or `undefined`. */
  get peek(): Session | undefined {
    return this.#session;
  }

  /** True when there is a session and its end, by this machine's clock, has not come. */
  get isUsable(): boolean {
    const { expiresAt } = this.#session ?? {};
    return this.#session !== undefined && (expiresAt === undefined || expiresAt.getTime() > this.#options.clock.now());
  }

  /** Takes a session that the server pushed. One without a token, or of somebody else, is left alone. */
  acceptPushed(wire: WireSession, origin: string): void {
    const current = this.#session;
    if (current === undefined || wire.token === "") return;
    if (wire.userId !== "0" && wire.userId !== current.userId) return;
    // What it does not say stays as it is.
    this.#accept(
      new Session(
        {
          ...wire,
          userId: current.userId,
          refreshToken: wire.refreshToken || current.refreshToken,
          idToken: wire.idToken || current.idToken,
          apiUrl: wire.apiUrl || current.apiUrl,
          wsUrl: wire.wsUrl || current.wsUrl,
        },
        origin,
      ),
    );
  }

  /**
   * Buys a new session: with the refresh token where there is one, with the
   * app's credentials when that is refused. Rejects with `SessionError` when
   * those are refused as well.
   *
   * @param refused The session that was found to be no good. When a newer one
   * is there already, that is answered.
   */
  renew(refused?: object): Promise<Session> {
    const session = this.#session;
    if (refused !== undefined && session !== undefined && session !== refused) return Promise.resolve(session);
    this.#renewing ??= this.#renew(session).finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** Forgets the session and ends what is under way. */
  clear(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#session = undefined;
    this.#abort.abort(new ConnectionError("the client was closed", { code: "closed" }));
    this.#abort = new AbortController();
  }

  async #renew(old: Session | undefined): Promise<Session> {
    const { signal } = this.#abort;
    try {
      return await this.#buy(old, signal);
    } catch (error) {
      if (error instanceof SessionError && old !== undefined && !signal.aborted) this.#options.refused(error);
      throw error;
    }
  }

  async #buy(old: Session | undefined, signal: AbortSignal): Promise<Session> {
    const session =
      (old === undefined ? undefined : await this.#refreshed(old, signal)) ?? (await this.#options.login(signal));
    signal.throwIfAborted();
    this.#accept(session);
    return session;
  }

  #accept(session: Session): void {
    this.#session = session;
    this.#schedule();
  }

  /** The old session renewed, or `undefined` where only a login can help. */
  async #refreshed(old: Session, signal: AbortSignal): Promise<Session | undefined> {
    if (old.refreshToken === "") return undefined;
    try {
      return await this.#options.refresh(old, signal);
    } catch (error) {
      // A server that is pressed is not asked for more. Any other failure may be that of a host that is no more.
      if (signal.aborted || pressed(error)) throw error;
      this.#options.logger.debug({ err: error }, "the session could not be refreshed; logging in again");
      return undefined;
    }
  }

  #schedule(): void {
    const { clock, refreshMarginMs } = this.#options;
    clock.clearTimeout(this.#timer);
    const expiresAt = this.#session?.expiresAt;
    this.#timer = undefined;
    if (expiresAt === undefined) return;
    const lifetime = expiresAt.getTime() - clock.now();
    // New, and over already: the clocks differ. When it is really over, a refusal will tell.
    if (lifetime <= 0) return;
    // A session shorter than the margin is renewed halfway through rather than at once, again and again.
    const wait = Math.max(lifetime - refreshMarginMs, lifetime / 2, SHORTEST_TIMER_MS);
    this.#timer = clock.setTimeout(() => this.#renewInTime(), wait);
  }

  #renewInTime(): void {
    const { clock, logger } = this.#options;
    const { signal } = this.#abort;
    this.renew().catch((error: unknown) => {
      if (signal.aborted || error instanceof SessionError) return;
      logger.warn({ err: toError(error) }, "the session could not be renewed; trying again");
      const pause = error instanceof RpcError ? (error.retryAfterMs ?? 0) : 0;
      this.#timer = clock.setTimeout(() => this.#renewInTime(), Math.max(RETRY_MS, pause));
    });
  }
}

function pressed(error: unknown): boolean {
  return error instanceof RpcError && error.httpStatus === TOO_MANY_REQUESTS;
}
