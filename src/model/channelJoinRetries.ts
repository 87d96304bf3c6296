import { BoundedMap } from "../core/boundedMap.js";
import { type Clock, msLeft, systemClock } from "../core/clock.js";
import { enqueue, type QueuedTask, type WaitOptions } from "../core/enqueue.js";
import { MezonError, toError } from "../core/errors.js";

/** How to join a channel, and how to recognise a refusal that requires it. */
export interface ChannelJoinRetry {
  readonly mustJoin: (error: unknown) => boolean;
  /** @param timeoutMs Milliseconds to wait for the response. @default that of any request */
  readonly join: (timeoutMs?: number) => Promise<void>;
}

interface Waiting {
  readonly sequence: number;
  readonly task: QueuedTask;
}

/** State of a channel that is being joined, or that may have to be joined. */
interface Unsettled {
  readonly waiting: Set<Waiting>;
  isJoining: boolean;
}

const NO_HURRY: WaitOptions = { timeoutMs: Number.POSITIVE_INFINITY };
/** Channels that are known to accept sends. */
const MOST_OPEN = 10_000;
/** Longest time that a join which the server did not ask for may delay waiting sends, in milliseconds. */
const UNASKED_JOIN_MS = 2_000;

/**
 * Joins channels that must be joined before they accept sends. The first send into such a channel is made without a
 * join: the response tells whether the channel must be joined. If several sends are started at once, the channel is
 * joined first, so that not each of them is refused and repeated. A refused send is repeated once, in the original
 * order, before any send that was started later, and within its deadline.
 */
export class ChannelJoinRetries {
  readonly #clock: Clock;
  readonly #queueLimit: number;
  readonly #open = new BoundedMap<string, true>(MOST_OPEN);
  readonly #unsettled = new Map<string, Unsettled>();
  #sequence = 0;
  #waiting = 0;
  #idle: (() => void)[] = [];

  /** @param queueLimit Largest number of sends that may wait for joins; more are refused. */
  constructor(clock: Clock = systemClock, queueLimit = Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#queueLimit = queueLimit;
  }

  /** Calls `send` with the time that is left. If the channel must be joined, joins it and calls `send` once more. */
  async run<T>(
    channelId: string,
    send: (left: WaitOptions) => Promise<T>,
    retry: ChannelJoinRetry,
    waitOptions: WaitOptions = NO_HURRY,
  ): Promise<T> {
    this.#sequence += 1;
    const attempt = { channelId, retry, waitOptions, sequence: this.#sequence, since: this.#clock.now(), send };
    const unsettled = this.#unsettled.get(channelId);
    if (unsettled?.isJoining === true) return this.#wait(unsettled, attempt, () => this.#direct(attempt));
    if (this.#open.peek(channelId) === true) return this.#direct(attempt);
    if (unsettled !== undefined) {
      // Another send is running: all that start now would be refused with it.
      this.#join(channelId, unsettled, retry, UNASKED_JOIN_MS);
      return this.#wait(unsettled, attempt, () => this.#direct(attempt));
    }
    return this.#first(attempt);
  }

  /** Called when the channel was joined. */
  joined(channelId: string): void {
    this.#open.set(channelId, true);
  }

  /** Called when the channel was left. */
  left(channelId: string): void {
    this.#open.delete(channelId);
  }

  /** Resolves when no send waits for a join any more. */
  idle(): Promise<void> {
    if (this.#waiting === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Called for a new connection: nothing is known of any channel. */
  clear(): void {
    this.#open.clear();
  }

  /**
   * Makes the first send into a channel. Others that are started in the same turn of the event loop are seen before it
   * is sent.
   */
  async #first<T>(attempt: Attempt<T>): Promise<T> {
    const { channelId } = attempt;
    const unsettled: Unsettled = { waiting: new Set(), isJoining: false };
    this.#unsettled.set(channelId, unsettled);
    const sent = this.#wait(unsettled, attempt, () => this.#direct(attempt));
    queueMicrotask(() => {
      if (!unsettled.isJoining) this.#finish(unsettled, (task) => task.start());
    });
    try {
      return await sent;
    } finally {
      if (!unsettled.isJoining && this.#unsettled.get(channelId) === unsettled) this.#unsettled.delete(channelId);
    }
  }

  async #direct<T>(attempt: Attempt<T>): Promise<T> {
    const { channelId, retry, send } = attempt;
    try {
      const answer = await send(this.#left(attempt));
      if (this.#open.peek(channelId) === undefined) this.#open.set(channelId, true);
      return answer;
    } catch (error) {
      if (!retry.mustJoin(error)) throw error;
      this.#open.delete(channelId);
    }
    const unsettled = this.#unsettled.get(channelId) ?? { waiting: new Set(), isJoining: false };
    this.#unsettled.set(channelId, unsettled);
    if (!unsettled.isJoining) this.#join(channelId, unsettled, retry);
    return this.#wait(unsettled, attempt, send);
  }

  /**
   * @param unaskedMs Given if the server has not asked for the join: waiting sends are made after this time in any
   * case.
   */
  #join(channelId: string, unsettled: Unsettled, retry: ChannelJoinRetry, unaskedMs?: number): void {
    unsettled.isJoining = true;
    const end = (finish: (task: QueuedTask) => void): void => {
      this.#unsettled.delete(channelId);
      this.#finish(unsettled, finish);
    };
    retry.join(unaskedMs).then(
      () => {
        this.#open.set(channelId, true);
        end((task) => task.start());
      },
      (error: unknown) => end((task) => (unaskedMs === undefined ? task.fail(toError(error)) : task.start())),
    );
  }

  /** Ends the wait of all sends, in the order they were started. */
  #finish({ waiting }: Unsettled, finish: (task: QueuedTask) => void): void {
    const inOrder = [...waiting].sort((a, b) => a.sequence - b.sequence);
    waiting.clear();
    for (const { task } of inOrder) finish(task);
    this.#finishWaiting(inOrder.length);
  }

  #wait<T>(unsettled: Unsettled, attempt: Attempt<T>, work: (left: WaitOptions) => Promise<T>): Promise<T> {
    const { sequence } = attempt;
    if (this.#waiting >= this.#queueLimit) {
      const message = `${this.#queueLimit} sends wait for channels to be joined already; nothing was sent`;
      return Promise.reject(new MezonError("queue_full", message));
    }
    const entries = new Map<QueuedTask, Waiting>();
    const queue = {
      enter: (task: QueuedTask): void => {
        const waiting = { sequence, task };
        entries.set(task, waiting);
        unsettled.waiting.add(waiting);
        this.#waiting += 1;
      },
      leave: (task: QueuedTask): void => {
        const waiting = entries.get(task);
        if (waiting !== undefined && unsettled.waiting.delete(waiting)) this.#finishWaiting(1);
      },
    };
    const options = { what: "a send", ...this.#left(attempt), clock: this.#clock };
    return enqueue(options, queue, work);
  }

  #finishWaiting(count: number): void {
    this.#waiting -= count;
    if (this.#waiting === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  #left({ waitOptions, since }: Attempt<unknown>): WaitOptions {
    const { timeoutMs, signal } = waitOptions;
    return { timeoutMs: Math.max(1, msLeft(this.#clock, since, timeoutMs)), signal };
  }
}

/** A send, and what is needed to repeat it. */
interface Attempt<T> {
  readonly channelId: string;
  readonly retry: ChannelJoinRetry;
  readonly waitOptions: WaitOptions;
  readonly sequence: number;
  /** The time at which it was started. */
  readonly since: number;
  readonly send: (left: WaitOptions) => Promise<T>;
}
