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
  readonly #turns = new Set<QueuedTask>();

  constructor(options: OfflineQueueOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#turns.size;
  }

  /** Waits, then runs `work` with what is left of the time. Rejects with `queue_full` when too many wait. */
  add<T>(what: string, patience: WaitOptions, work: (left: WaitOptions) => Promise<T>): Promise<T> {
    const { clock, limit } = this.#options;
    if (this.#turns.size >= limit) {
      const message = `${what}: ${limit} requests wait for the connection already; nothing was sent`;
      return Promise.reject(new MezonError("queue_full", message));
    }
    const queue = {
      enter: (turn: QueuedTask) => void this.#turns.add(turn),
      leave: (turn: QueuedTask) => void this.#turns.delete(turn),
    };
    return enqueue({ ...patience, what, clock }, queue, work);
  }

  /** The connection is there: everything that waits starts now. */
  start(): void {
    for (const turn of this.#takeAll()) turn.start();
  }

  /** The connection will not come. */
  fail(error: Error): void {
    for (const turn of this.#takeAll()) turn.fail(error);
  }

  #takeAll(): readonly QueuedTask[] {
    const turns = [...this.#turns];
    this.#turns.clear();
    return turns;
  }
}
