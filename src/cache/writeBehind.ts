import type { Clock, Timer } from "../core/clock.js";
import { MezonError, StoreError, toError } from "../core/errors.js";
import { aTurn } from "../core/sleep.js";
import type { MessageStore } from "./messageStore.js";
import type { StoreChange } from "./storeChange.js";

export interface WriteBehindOptions {
  readonly store: MessageStore;
  readonly clock: Clock;
  /** Told of what went wrong, once for as long as it lasts. */
  readonly onError: (error: MezonError) => void;
  /** Told each time that a change had to be left out. */
  readonly onLoss: () => void;
  /** Changes written in one transaction at most. Default 500. */
  readonly batchSize?: number;
  /** Milliseconds a change waits at most for others to be written with it. Default 50. */
  readonly intervalMs?: number;
  /** Changes that may wait; beyond that new ones are left out. Default 50,000. */
  readonly maxWaiting?: number;
}

const MAINTENANCE_MS = 60_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

/**
 * Writes changes to a store behind the back of those who make them: in order, in
 * batches, and again when the store refused them for a reason that passes. When
 * the store cannot follow, what waits stays, and what is new is left out and said.
 */
export class WriteBehind {
  readonly #options: Required<WriteBehindOptions>;
  #waiting: StoreChange[] = [];
  /** Being written; still counted as waiting. */
  #batch: readonly StoreChange[] = [];
  #timer: Timer | undefined;
  #writing: Promise<void> | undefined;
  #failing: MezonError | undefined;
  #retryMs = FIRST_RETRY_MS;
  #isOverflowing = false;
  /** What was said last of a failure that lasts. */
  #said: string | undefined;
  #maintenance: { readonly controller: AbortController; readonly done: Promise<void> } | undefined;
  #maintainedAt = Number.NEGATIVE_INFINITY;

  constructor(options: WriteBehindOptions) {
    this.#options = { batchSize: 500, intervalMs: 50, maxWaiting: 50_000, ...options };
  }

  /** Changes that are not written yet. */
  get waiting(): number {
    return this.#waiting.length + this.#batch.length;
  }

  /** Takes a change to write it soon. Never throws. */
  put(change: StoreChange): void {
    const { maxWaiting, batchSize, intervalMs } = this.#options;
    if (this.waiting >= maxWaiting) {
      this.#overflow();
      return;
    }
    this.#waiting.push(change);
    if (this.#writing !== undefined || this.#failing !== undefined) return;
    if (this.#waiting.length >= batchSize) this.#start();
    else this.#timer ??= this.#options.clock.setTimeout(() => this.#start(), intervalMs);
  }

  /** Writes what waits, now. Rejects with the store's error when that fails; it is tried again later. */
  async flush(): Promise<void> {
    while (this.waiting > 0) {
      this.#start();
      await this.#writing;
      if (this.#failing !== undefined) throw this.#failing;
    }
  }

  /** Writes what waits, once more, and stops. What cannot be written is lost, and said. */
  async close(): Promise<void> {
    await this.flush().catch(() => undefined);
    // What has been written may be about to begin maintenance.
    await this.#writing;
    this.#stopTimer();
    this.#maintenance?.controller.abort();
    await this.#maintenance?.done;
    const lost = this.waiting;
    if (lost === 0) return;
    this.#waiting = [];
    this.#batch = [];
    this.#report(
      new StoreError("overflow", `${lost} changes could not be stored before the end`, { cause: this.#failing }),
    );
    this.#failing = undefined;
  }

  #start(): void {
    this.#stopTimer();
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
      if (this.waiting === 0) return;
      // Something came meanwhile, or must be tried again.
      const delay = this.#failing === undefined ? this.#options.intervalMs : this.#retryMs;
      this.#timer ??= this.#options.clock.setTimeout(() => this.#start(), delay);
    });
  }

  async #write(): Promise<void> {
    const { store, batchSize, clock } = this.#options;
    while (this.waiting > 0) {
      if (this.#batch.length === 0) this.#batch = this.#waiting.splice(0, batchSize);
      try {
        await store.apply(this.#batch);
      } catch (error) {
        if (!(await this.#survive(error))) return;
      }
      this.#batch = [];
      this.#recovered();
      // A store may do all its work without ever waiting; sockets and timers want their turn too.
      await aTurn(clock);
    }
    this.#maintain();
  }

  /** Answers whether to go on with the next batch. */
  async #survive(thrown: unknown): Promise<boolean> {
    const error =
      thrown instanceof MezonError ? thrown : new StoreError("failed", toError(thrown).message, { cause: thrown });
    const passes = error instanceof StoreError && error.reason !== "failed";
    if (passes) {
      this.#retryMs = this.#failing === undefined ? FIRST_RETRY_MS : Math.min(this.#retryMs * 2, LAST_RETRY_MS);
      this.#reportOnce(error);
      this.#failing = error;
      return false;
    }
    // One change that no store can hold must not keep out the others.
    const refused = await this.#applyOneByOne();
    if (refused > 0) {
      this.#report(new StoreError("failed", `${refused} changes cannot be stored: ${error.message}`, { cause: error }));
      this.#options.onLoss();
    }
    return true;
  }

  /** Answers how many were refused. */
  async #applyOneByOne(): Promise<number> {
    let refused = 0;
    for (const change of this.#batch) {
      try {
        await this.#options.store.apply([change]);
      } catch {
        refused += 1;
      }
    }
    return refused;
  }

  #recovered(): void {
    this.#failing = undefined;
    this.#said = undefined;
    this.#isOverflowing = false;
  }

  #overflow(): void {
    this.#options.onLoss();
    if (this.#isOverflowing) return;
    this.#isOverflowing = true;
    const message = `the store cannot keep up: ${this.waiting} changes wait, and new ones are left out until some are written`;
    this.#report(new StoreError("overflow", message, { cause: this.#failing }));
  }

  /** What is written next need not wait for it. */
  #maintain(): void {
    const { store, clock } = this.#options;
    if (this.#maintenance !== undefined || clock.now() - this.#maintainedAt < MAINTENANCE_MS) return;
    this.#maintainedAt = clock.now();
    const controller = new AbortController();
    const work = async (): Promise<void> => {
      try {
        await store.maintain({ signal: controller.signal, turn: () => this.#quiet() });
      } catch (error) {
        const message = toError(error).message;
        this.#reportOnce(error instanceof MezonError ? error : new StoreError("failed", message, { cause: error }));
      }
    };
    const done = work().finally(() => {
      this.#maintenance = undefined;
    });
    this.#maintenance = { controller, done };
  }

  /** A turn for everything else, and for what is being written: maintenance must not slow down a flood. */
  async #quiet(): Promise<void> {
    await aTurn(this.#options.clock);
    while (this.#writing !== undefined) await this.#writing;
  }

  #reportOnce(error: MezonError): void {
    if (this.#said !== error.message) this.#report(error);
    this.#said = error.message;
  }

  #report(error: MezonError): void {
    this.#options.onError(error);
  }

  #stopTimer(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
