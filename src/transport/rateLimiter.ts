import type { Clock, Timer } from "../core/clock.js";
import { enqueue, type QueuedTask, type WaitOptions } from "../core/enqueue.js";
import { MezonError } from "../core/errors.js";
import { TokenBucket } from "./tokenBucket.js";

export interface RateLimiterOptions {
  /** Largest number of starts at once after a pause. */
  readonly burst: number;
  /** Number of starts per second after that. */
  readonly perSecond: number;
  /** Largest number of waiting tasks. More are refused. */
  readonly queueLimit: number;
  readonly clock: Clock;
}

/**
 * Starts tasks within a rate. Waiting tasks are started fairly: the keys take turns, and the order within a key is
 * kept. Has one timer while tasks wait, otherwise none.
 */
export class RateLimiter {
  readonly #options: RateLimiterOptions;
  readonly #bucket: TokenBucket;
  /** Waiting tasks by key. The first key is the next. */
  readonly #waiting = new Map<string, QueuedTask[]>();
  #count = 0;
  #idle: (() => void)[] = [];
  #timer: Timer;

  constructor(options: RateLimiterOptions) {
    this.#options = options;
    this.#bucket = new TokenBucket(options);
  }

  /** Number of waiting tasks. */
  get waiting(): number {
    return this.#count;
  }

  /** Largest number of waiting tasks. */
  get queueLimit(): number {
    return this.#options.queueLimit;
  }

  /**
   * Runs `work` as soon as the rate allows, with the remaining time. Rejects without running `work` if too many tasks
   * wait (`queue_full`), the time is over, or the signal aborts.
   */
  run<T>(what: string, key: string, wait: WaitOptions, work: (left: WaitOptions) => Promise<T>): Promise<T> {
    if (this.#count === 0 && this.#bucket.tryTake()) return work(wait);
    const { clock, queueLimit } = this.#options;
    if (this.#count >= queueLimit) {
      const message = `${what}: ${queueLimit} requests wait for their turn already; nothing was sent`;
      return Promise.reject(new MezonError("queue_full", message));
    }
    const queue = {
      enter: (task: QueuedTask) => this.#add(key, task),
      leave: (task: QueuedTask) => this.#remove(key, task),
    };
    return enqueue({ ...wait, what, clock }, queue, work);
  }

  /** Called by a task that was started but had nothing to do. Another task may start in its place. */
  giveBack(): void {
    this.#bucket.giveBack();
  }

  /** Starts all waiting tasks regardless of the rate. Used when they would only continue to wait elsewhere. */
  flush(): void {
    for (let next = this.#take(); next !== undefined; next = this.#take()) next.start();
    this.#settle();
  }

  /** Resolves when no task waits any more. */
  idle(): Promise<void> {
    if (this.#count === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Rejects all waiting tasks. */
  fail(error: Error): void {
    for (let next = this.#take(); next !== undefined; next = this.#take()) next.fail(error);
    this.#settle();
  }

  #add(key: string, task: QueuedTask): void {
    const queue = this.#waiting.get(key);
    if (queue === undefined) this.#waiting.set(key, [task]);
    else queue.push(task);
    this.#count += 1;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#count === 0) return;
    this.#timer = this.#options.clock.setTimeout(() => {
      this.#timer = undefined;
      while (this.#count > 0 && this.#bucket.tryTake()) this.#take()?.start();
      this.#schedule();
      this.#settle();
    }, this.#bucket.msUntilNext());
  }

  #take(): QueuedTask | undefined {
    const [first] = this.#waiting;
    if (first === undefined) return undefined;
    const [key, queue] = first;
    const next = queue.shift();
    this.#count -= 1;
    // Moved to the end, so that the other keys are next.
    this.#waiting.delete(key);
    if (queue.length > 0) this.#waiting.set(key, queue);
    return next;
  }

  #remove(key: string, task: QueuedTask): void {
    const queue = this.#waiting.get(key);
    const index = queue?.indexOf(task) ?? -1;
    if (queue === undefined || index < 0) return;
    queue.splice(index, 1);
    if (queue.length === 0) this.#waiting.delete(key);
    this.#count -= 1;
    this.#settle();
  }

  #settle(): void {
    if (this.#count > 0) return;
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
