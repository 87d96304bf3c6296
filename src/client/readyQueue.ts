import type { Clock } from "../core/clock.js";
import { MezonError } from "../core/errors.js";
import { type Patience, type Turn, waitForTurn } from "../core/turn.js";

export interface ReadyQueueOptions {
  readonly clock: Clock;
  /** Callers that may wait at once. */
  readonly limit: number;
}

/** Work that waits until a connection is there again. It starts in the order it was given, all at once. */
export class ReadyQueue {
  readonly #options: ReadyQueueOptions;
  readonly #turns = new Set<Turn>();

  constructor(options: ReadyQueueOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#turns.size;
  }

  /** Waits, then runs `work` with what is left of the time. Rejects with `queue_full` when too many wait. */
  add<T>(what: string, patience: Patience, work: (left: Patience) => Promise<T>): Promise<T> {
    const { clock, limit } = this.#options;
    if (this.#turns.size >= limit) {
      const message = `${what}: ${limit} requests wait for the connection already; nothing was sent`;
      return Promise.reject(new MezonError("queue_full", message));
    }
    const queue = {
      enter: (turn: Turn) => void this.#turns.add(turn),
      leave: (turn: Turn) => void this.#turns.delete(turn),
    };
    return waitForTurn({ ...patience, what, clock }, queue, work);
  }

  /** The connection is there: everything that waits starts now. */
  start(): void {
    for (const turn of this.#takeAll()) turn.start();
  }

  /** The connection will not come. */
  fail(error: Error): void {
    for (const turn of this.#takeAll()) turn.fail(error);
  }

  #takeAll(): readonly Turn[] {
    const turns = [...this.#turns];
    this.#turns.clear();
    return turns;
  }
}
