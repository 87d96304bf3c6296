import type { Clock, Timer } from "../core/clock.js";
import { MezonError, StoreError, toError } from "../core/errors.js";
import { yieldToEventLoop } from "../core/sleep.js";
import { asStoreError, BatchesInFlight } from "./batchesInFlight.js";
import type { MessageStore } from "./messageStore.js";
import { PushedMessage } from "./pushedMessage.js";
import type { StoreChange } from "./storeChange.js";

export interface WriteBehindOptions {
  readonly store: MessageStore;
  readonly clock: Clock;
  /** Called with a failure. While the same failure lasts, it is called only once. */
  readonly onError: (error: MezonError) => void;
  /** Called for each change that is left out. */
  readonly onLoss: () => void;
  /**
   * Largest number of changes per transaction. So many are prepared for the store in less than a millisecond. Of messages
   * that are encoded already, four times as many. @default 1_000
   */
  readonly batchSize?: number;
  /** How long a change waits for others to be written with it, in milliseconds. @default 50 */
  readonly intervalMs?: number;
  /** Number of changes that may wait; further ones are left out. @default 50_000 */
  readonly maxWaiting?: number;
}

/**
 * How many encoded messages are prepared in the time of one other change. With more in one transaction, SQLite writes each
 * page of an index less often.
 */
const ENCODED_FOR_ONE = 4;
const MAINTENANCE_MS = 60_000;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;
/** Number of attempts at a batch that fails for an unknown reason. They take some minutes. */
const MOST_ATTEMPTS = 10;
/** Number of changes stored one by one before the event loop is yielded to. */
const CHANGES_PER_BATCH = 16;

/**
 * Writes changes to a store in the background: in order, in batches, and again if
 * the store failed for a temporary reason. If the store cannot keep up, waiting
 * changes are kept, and new ones are left out and reported.
 */
export class WriteBehind {
  readonly #options: Required<WriteBehindOptions>;
  #waiting: StoreChange[] = [];
  /** The changes that failed, to be written first. They still count as waiting, as do those in flight. */
  #batch: readonly StoreChange[] = [];
  readonly #inFlight: BatchesInFlight;
  #timer: Timer | undefined;
  #writing: Promise<void> | undefined;
  #failing: MezonError | undefined;
  #retryMs = FIRST_RETRY_MS;
  /** Number of attempts at this batch that failed for an unknown reason. */
  #attempts = 0;
  #isOverflowing = false;
  /** Message of the last reported failure, while that failure lasts. */
  #reported: string | undefined;
  #maintenance: { readonly controller: AbortController; readonly done: Promise<void> } | undefined;
  #maintainedAt = Number.NEGATIVE_INFINITY;

  constructor(options: WriteBehindOptions) {
    this.#options = { batchSize: 1_000, intervalMs: 50, maxWaiting: 50_000, ...options };
    this.#inFlight = new BatchesInFlight(options.store);
  }

  /** Number of changes that are not written yet. */
  get waiting(): number {
    return this.#waiting.length + this.#batch.length + this.#inFlight.changes;
  }

  /** Takes a change to write it soon. Never throws. */
  put(change: StoreChange): void {
    const { maxWaiting, batchSize, intervalMs } = this.#options;
    if (this.waiting >= maxWaiting) {
      this.#overflow();
      return;
    }
    this.#waiting.push(change);
    if (this.#inFlight.takesAnother && this.#waiting.length >= batchSize * ENCODED_FOR_ONE) this.#send();
    if (this.#writing !== undefined || this.#failing !== undefined) return;
    if (this.#waiting.length >= batchSize) this.#start();
    else this.#timer ??= this.#options.clock.setTimeout(() => this.#start(), intervalMs);
  }

  /** Writes waiting changes now. Rejects with the store's error if that fails; they are tried again later. */
  async flush(): Promise<void> {
    while (this.waiting > 0) {
      this.#start();
      await this.#writing;
      if (this.#failing !== undefined) throw this.#failing;
    }
  }

  /** Tries once more to write waiting changes, and stops. Changes that cannot be written are lost, and reported. */
  async close(): Promise<void> {
    await this.flush().catch(() => undefined);
    // A finished write may be about to start maintenance.
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
      // Changes were added meanwhile, or must be tried again.
      const delay = this.#failing === undefined ? this.#options.intervalMs : this.#retryMs;
      this.#timer ??= this.#options.clock.setTimeout(() => this.#start(), delay);
    });
  }

  async #write(): Promise<void> {
    while (this.waiting > 0) {
      if (this.#inFlight.changes === 0) this.#send();
      const failure = await this.#inFlight.first();
      if (failure !== undefined && !(await this.#survive(failure))) return;
      this.#recovered();
      // A store may work without waiting for I/O. Sockets and timers must run too.
      await yieldToEventLoop(this.#options.clock);
    }
    this.#maintain();
  }

  /**
   * Gives the store the next batch. Where the store has a pipeline, this is done as soon as there are enough changes: an
   * event loop that receives thousands of messages in one turn does not see that the store has finished the last one.
   */
  #send(): void {
    const batch = this.#batch.length > 0 ? this.#batch : this.#waiting.splice(0, this.#nextSize());
    this.#batch = [];
    this.#inFlight.send(batch);
  }

  /** Returns how many of the waiting changes to write next. */
  #nextSize(): number {
    let left = this.#options.batchSize * ENCODED_FOR_ONE;
    let size = 0;
    for (const change of this.#waiting) {
      left -= change instanceof PushedMessage ? 1 : ENCODED_FOR_ONE;
      if (left < 0) break;
      size += 1;
    }
    return size;
  }

  /** Returns whether to continue with the next batch. */
  async #survive(failure: StoreError): Promise<boolean> {
    const [batch = [], ...others] = await this.#inFlight.takeBack();
    this.#batch = batch;
    if (others.length > 0) this.#waiting = [...others.flat(), ...this.#waiting];
    const error = passes(failure) ? failure : await this.#isolate(failure);
    if (error === undefined) {
      this.#batch = [];
      return true;
    }
    this.#retryMs = this.#failing === undefined ? FIRST_RETRY_MS : Math.min(this.#retryMs * 2, LAST_RETRY_MS);
    this.#reportOnce(error);
    this.#failing = error;
    return false;
  }

  /**
   * Stores a batch change by change: a change that cannot be stored must not block the others. A change that fails
   * while others succeed, or that the store refuses permanently, is left out and reported. Returns the store's failure
   * if the rest has to wait for it; `undefined` if nothing is left.
   */
  async #isolate(failure: StoreError): Promise<StoreError | undefined> {
    const [batch, left]: [readonly StoreChange[], StoreChange[]] = [this.#batch, []];
    let error = failure;
    let [taken, refused] = [0, 0];
    for (const [index, change] of batch.entries()) {
      try {
        await this.#options.store.apply([change]);
        taken += 1;
      } catch (cause) {
        error = asStoreError(cause);
        if (passes(error)) {
          this.#batch = [...left, ...batch.slice(index)];
          this.#refused(refused, failure);
          return error;
        }
        if (error.reason === "refused") refused += 1;
        else left.push(change);
      }
      if (index % CHANGES_PER_BATCH === 0) await yieldToEventLoop(this.#options.clock);
    }
    this.#batch = left;
    if (left.length > 0 && taken === 0 && this.#attempts < MOST_ATTEMPTS) {
      this.#attempts += 1;
      return error;
    }
    this.#refused(refused + left.length, error);
    return undefined;
  }

  #refused(count: number, cause: StoreError): void {
    if (count === 0) return;
    this.#report(new StoreError(cause.reason, `${count} changes cannot be stored: ${cause.message}`, { cause }));
    this.#options.onLoss();
  }

  #recovered(): void {
    this.#failing = undefined;
    this.#attempts = 0;
    this.#reported = undefined;
    this.#isOverflowing = false;
  }

  #overflow(): void {
    this.#options.onLoss();
    if (this.#isOverflowing) return;
    this.#isOverflowing = true;
    const message = `the store cannot keep up: ${this.waiting} changes wait, and new ones are left out until some are written`;
    this.#report(new StoreError("overflow", message, { cause: this.#failing }));
  }

  /** Starts maintenance. The next write does not wait for it. */
  #maintain(): void {
    const { store, clock } = this.#options;
    if (this.#maintenance !== undefined || clock.now() - this.#maintainedAt < MAINTENANCE_MS) return;
    this.#maintainedAt = clock.now();
    const controller = new AbortController();
    const work = async (): Promise<void> => {
      try {
        await store.maintain({ signal: controller.signal, afterStep: () => this.#quiet() });
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

  /** Yields to the event loop and to running writes: maintenance must not slow down a flood. */
  async #quiet(): Promise<void> {
    await yieldToEventLoop(this.#options.clock);
    while (this.#writing !== undefined) await this.#writing;
  }

  #reportOnce(error: MezonError): void {
    if (this.#reported !== error.message) this.#report(error);
    this.#reported = error.message;
  }

  #report(error: MezonError): void {
    this.#options.onError(error);
  }

  #stopTimer(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** Whether the store failed, not the change, so that the same change may succeed later. */
function passes({ reason }: StoreError): boolean {
  return reason !== "failed" && reason !== "refused";
}
