import { abortError } from "../core/abort.js";
import type { Clock, Timer } from "../core/clock.js";
import { MezonError, TimeoutError, toError } from "../core/errors.js";
import type { RequestOptions } from "../socket/connection.js";

interface Waiting<Resource> {
  start(resource: Resource): void;
  fail(error: Error): void;
}

export interface ReadyQueueOptions {
  readonly clock: Clock;
  /** Milliseconds to wait when the caller does not say. */
  readonly timeoutMs: number;
  /** Callers that may wait at once. */
  readonly limit: number;
}

/**
 * Work that waits for a resource to be there again. It starts in the order it
 * was given, all at once when the resource comes; a caller whose deadline or
 * signal ends first is told that nothing was sent.
 */
export class ReadyQueue<Resource> {
  readonly #options: ReadyQueueOptions;
  readonly #waiting = new Set<Waiting<Resource>>();

  constructor(options: ReadyQueueOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Waits, then runs `work` with what is left of the deadline. */
  add<T>(
    what: string,
    options: RequestOptions,
    work: (resource: Resource, options: RequestOptions) => Promise<T>,
  ): Promise<T> {
    const { clock, limit } = this.#options;
    const { signal, timeoutMs = this.#options.timeoutMs } = options;
    if (signal?.aborted === true) return Promise.reject(abortError(signal));
    if (this.#waiting.size >= limit) {
      return Promise.reject(
        new MezonError("queue_full", `${what}: ${limit} requests wait for the connection already; nothing was sent`),
      );
    }
    const since = clock.now();
    return new Promise((resolve, reject) => {
      let timer: Timer;
      const leave = (): void => {
        this.#waiting.delete(waiting);
        clock.clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
      };
      const waiting: Waiting<Resource> = {
        start: (resource) => {
          leave();
          const left = Math.max(1, timeoutMs - (clock.now() - since));
          work(resource, { signal, timeoutMs: left }).then(resolve, (error: unknown) => reject(toError(error)));
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      };
      const onAbort = (): void => {
        if (signal !== undefined) waiting.fail(abortError(signal));
      };
      timer = clock.setTimeout(
        () => waiting.fail(new TimeoutError(`${what} waited for the connection`, timeoutMs)),
        timeoutMs,
      );
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#waiting.add(waiting);
    });
  }

  /** The resource is there: everything that waits starts now. */
  start(resource: Resource): void {
    for (const waiting of [...this.#waiting]) waiting.start(resource);
  }

  /** The resource will not come. */
  fail(error: Error): void {
    for (const waiting of [...this.#waiting]) waiting.fail(error);
  }
}
