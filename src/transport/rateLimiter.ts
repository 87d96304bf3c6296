import type { Clock, Timer } from "../core/clock.js";
import { enqueue, type QueuedTask, type WaitOptions } from "../core/enqueue.js";
import { MezonError } from "../core/errors.js";
import { TokenBucket } from "./tokenBucket.js";

export interface RateLimiterOptions {
  /** Starts at once after a rest. */
  readonly burst: number;
  /** Starts a second from then on. */
  readonly perSecond: number;
  /** What may wait at once; more is refused. */
  readonly queueLimit: number;
  readonly clock: Clock;
}

/**
 * Starts work within a rate. What must wait does so fairly: keys take turns, and
 * within a key the order is kept. One timer while anything waits, none otherwise.
 */
export class RateLimiter {
  readonly #options: RateLimiterOptions;
  readonly #bucket: TokenBucket;
  /** By key, the key whose turn is next first. */
  readonly #waiting = new Map<string, QueuedTask[]>();
  #count = 0;
  #idle: (() => void)[] = [];
  #timer: Timer;

  constructor(options: RateLimiterOptions) {
    this.#options = options;
    this.#bucket = new TokenBucket(options);
  }

  /** What waits now. */
  get waiting(): number {
    return this.#count;
  }

  /** What may wait at once. */
  get queueLimit(): number {
    return this.#options.queueLimit;
  }

  /**
   * Runs `work`, at once where the rate allows, with what is left of the time.
   * Rejects with `queue_full` when too much waits already, or when the time or the
   * signal ends first; `work` never ran then.
   */
  run<T>(what: string, key: string, patience: WaitOptions, work: (left: WaitOptions) => Promise<T>): Promise<T> {
    if (this.#count === 0 && this.#bucket.tryTake()) return work(patience);
    const { clock, queueLimit } = this.#options;
    if (this.#count >= queueLimit) {
      const message = `${what}: ${queueLimit} requests wait for their turn already; nothing was sent`;
      return Promise.reject(new MezonError("queue_full", message));
    }
    const queue = {
      enter: (turn: QueuedTask) => this.#add(key, turn),
      leave: (turn: QueuedTask) => this.#remove(key, turn),
    };
    return enqueue({ ...patience, what, clock }, queue, work);
  }

  /** Called by work that had its turn and found nothing to do: another may have it. */
  giveBack(): void {
    this.#bucket.giveBack();
  }

  /** Starts everything that waits, whatever the rate: for when it would only learn that it must wait elsewhere. */
  flush(): void {
    for (let next = this.#take(); next !== undefined; next = this.#take()) next.start();
    this.#settle();
  }

  /** Resolves when nothing waits any more. */
  idle(): Promise<void> {
    if (this.#count === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Refuses everything that waits. */
  fail(error: Error): void {
    for (let next = this.#take(); next !== undefined; next = this.#take()) next.fail(error);
    this.#settle();
  }

  #add(key: string, turn: QueuedTask): void {
    const queue = this.#waiting.get(key);
    if (queue === undefined) this.#waiting.set(key, [turn]);
    else queue.push(turn);
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
    // To the back, so that the other keys have their turns.
    this.#waiting.delete(key);
    if (queue.length > 0) this.#waiting.set(key, queue);
    return next;
  }

  #remove(key: string, turn: QueuedTask): void {
    const queue = this.#waiting.get(key);
    const index = queue?.indexOf(turn) ?? -1;
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
