import type { Clock } from "../core/clock.js";
import { enqueue, type QueuedTask, type WaitOptions } from "../core/enqueue.js";
import { MezonError } from "../core/errors.js";

export interface OfflineQueueOptions {
  readonly clock: Clock;
  /** Callers that may wait at once. */
  readonly limit: number;
}

/** Work that waits until a connection is there again. It starts in the order it was given, all at once. */
export class OfflineQueue {
  readonly #options: OfflineQueueOptions;
  readonly #tasks = new Set<QueuedTask>();

  constructor(options: OfflineQueueOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#tasks.size;
  }

  /** Waits, then runs `work` with what is left of the time. Rejects with `queue_full` when too many wait. */
  add<T>(what: string, wait: WaitOptions, work: (left: WaitOptions) => Promise<T>): Promise<T> {
    const { clock, limit } = this.#options;
    if (this.#tasks.size >= limit) {
      const message = `${what}: ${limit} requests wait for the connection already; nothing was sent`;
      return Promise.reject(new MezonError("queue_full", message));
    }
    const queue = {
      enter: (task: QueuedTask) => void this.#tasks.add(task),
      leave: (task: QueuedTask) => void this.#tasks.delete(task),
    };
    return enqueue({ ...wait, what, clock }, queue, work);
  }

  /** The connection is there: everything that waits starts now. */
  start(): void {
    for (const task of this.#takeAll()) task.start();
  }

  /** The connection will not come. */
  fail(error: Error): void {
    for (const task of this.#takeAll()) task.fail(error);
  }

  #takeAll(): readonly QueuedTask[] {
    const tasks = [...this.#tasks];
    this.#tasks.clear();
    return tasks;
  }
}
