import type { Clock } from "../core/clock.js";
import { enqueue, type QueuedTask, type WaitOptions } from "../core/enqueue.js";
import { MezonError } from "../core/errors.js";

export interface OfflineQueueOptions {
  readonly clock: Clock;
  /** Largest number of waiting callers. */
  readonly limit: number;
}

/** Work that waits for a connection. When there is one, all of it starts, in the order in which it was added. */
export class OfflineQueue {
  readonly #options: OfflineQueueOptions;
  readonly #tasks = new Set<QueuedTask>();

  constructor(options: OfflineQueueOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#tasks.size;
  }

  /**
   * Waits for a connection, then calls `work` with the time that is left. Rejects with `queue_full` if too many
   * callers wait.
   */
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

  /** Called when there is a connection. Starts all waiting work. */
  start(): void {
    for (const task of this.#takeAll()) task.start();
  }

  /** Called when there will be no connection. Rejects all waiting work. */
  fail(error: Error): void {
    for (const task of this.#takeAll()) task.fail(error);
  }

  #takeAll(): readonly QueuedTask[] {
    const tasks = [...this.#tasks];
    this.#tasks.clear();
    return tasks;
  }
}
