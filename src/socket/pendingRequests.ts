import { abortError } from "../core/abort.js";
import { addAbortListener, removeAbortListener } from "../core/abortListeners.js";
import type { Clock, Timer } from "../core/clock.js";
import { MezonError, TimeoutError, toError } from "../core/errors.js";
import { MAX_API_CID } from "../wire/apiFrames.js";

export interface PendingOptions {
  /** What was requested, for the error's text. */
  readonly what: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

interface Pending<Answer> {
  readonly what: string;
  settle(): void;
  resolve(answer: Answer): void;
  reject(error: Error): void;
  timer: Timer;
}

/**
 * Requests that wait for their response, by cid. Each ends exactly once: by a response, a deadline, an abort, or the
 * end of the connection. Its timer and its abort listener are then removed.
 */
export class PendingRequests<Answer> {
  readonly #waiting = new Map<number, Pending<Answer>>();
  readonly #clock: Clock;
  readonly #abandoned: (cid: number) => void;
  #lastCid = 0;
  #idle: (() => void)[] = [];

  /** @param abandoned Called with a cid whose response is no longer awaited. */
  constructor(clock: Clock, abandoned: (cid: number) => void) {
    this.#clock = clock;
    this.#abandoned = abandoned;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Gives the request a cid, passes it to `send`, and waits. Rejects if `send` throws. */
  add(options: PendingOptions, send: (cid: number) => void): Promise<Answer> {
    const { what, timeoutMs, signal } = options;
    if (signal?.aborted === true) return Promise.reject(abortError(signal));
    const cid = this.#nextCid();
    return new Promise((resolve, reject) => {
      const abandon = (error: Error): void => {
        this.#take(cid);
        this.#abandoned(cid);
        reject(error);
      };
      const onAbort = (): void => {
        if (signal !== undefined) abandon(abortError(signal));
      };
      const expire = (): void => {
        const pending = this.#waiting.get(cid);
        if (pending === undefined) return;
        // If the process was blocked, a response may have arrived without being read. The event loop gets one round to
        // read it.
        pending.timer = this.#clock.setTimeout(() => abandon(new TimeoutError(what, timeoutMs)), 0);
      };
      this.#waiting.set(cid, {
        what,
        resolve,
        reject,
        settle: () => removeAbortListener(signal, onAbort),
        timer: this.#clock.setTimeout(expire, timeoutMs),
      });
      addAbortListener(signal, onAbort);
      try {
        send(cid);
      } catch (error) {
        this.#take(cid);
        reject(toError(error));
      }
    });
  }

  /** Resolves when no request waits any more. */
  idle(): Promise<void> {
    if (this.#waiting.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Returns what the waiting request with this cid asked for. */
  descriptionOf(cid: number): string | undefined {
    return this.#waiting.get(cid)?.what;
  }

  /** Returns whether a request waited for it. */
  resolve(cid: number, answer: Answer): boolean {
    const pending = this.#take(cid);
    pending?.resolve(answer);
    return pending !== undefined;
  }

  reject(cid: number, error: Error): boolean {
    const pending = this.#take(cid);
    pending?.reject(error);
    return pending !== undefined;
  }

  rejectAll(errorFor: (what: string) => Error): void {
    for (const cid of [...this.#waiting.keys()]) {
      const pending = this.#take(cid);
      pending?.reject(errorFor(pending.what));
    }
  }

  #take(cid: number): Pending<Answer> | undefined {
    const pending = this.#waiting.get(cid);
    if (pending === undefined) return undefined;
    this.#waiting.delete(cid);
    this.#clock.clearTimeout(pending.timer);
    pending.settle();
    if (this.#waiting.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
    return pending;
  }

  #nextCid(): number {
    if (this.#waiting.size >= MAX_API_CID) {
      throw new MezonError("not_ready", `${MAX_API_CID} requests wait for answers already: slow down`);
    }
    do {
      this.#lastCid = this.#lastCid >= MAX_API_CID ? 1 : this.#lastCid + 1;
    } while (this.#waiting.has(this.#lastCid));
    return this.#lastCid;
  }
}
