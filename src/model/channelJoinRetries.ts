import { BoundedMap } from "../core/boundedMap.js";
import { type Clock, msLeft, systemClock } from "../core/clock.js";
import { enqueue, type QueuedTask, type WaitOptions } from "../core/enqueue.js";
import { MezonError, toError } from "../core/errors.js";

/** How a channel is joined, and how one knows that it must be. */
export interface ChannelJoinRetry {
  readonly mustJoin: (error: unknown) => boolean;
  /** @param timeoutMs Milliseconds for the answer. @default those of any request */
  readonly join: (timeoutMs?: number) => Promise<void>;
}

interface Waiting {
  readonly sequence: number;
  readonly turn: QueuedTask;
}

/** A channel of which it is not known whether it takes what is sent, or that is being joined. */
interface Unsettled {
  readonly waiting: Set<Waiting>;
  isJoining: boolean;
}

const NO_HURRY: WaitOptions = { timeoutMs: Number.POSITIVE_INFINITY };
/** Channels known to take what is sent. */
const MOST_OPEN = 10_000;
/** Milliseconds that a join which nobody asked for may hold up what waits for it. */
const UNASKED_JOIN_MS = 2_000;

/**
 * Joins channels that must be joined before they take what is sent. One send into a channel that has taken nothing
 * yet goes out as it is: whether the channel must be joined, the server says. When several are given at once, the
 * channel is joined first, so that not each of them is refused and sent again. What was refused is sent again once,
 * in the order it was first given, before anything that was given meanwhile, and within its one deadline.
 */
export class ChannelJoinRetries {
  readonly #clock: Clock;
  readonly #waitingLimit: number;
  readonly #open = new BoundedMap<string, true>(MOST_OPEN);
  readonly #unsettled = new Map<string, Unsettled>();
  #sequence = 0;
  #waiting = 0;
  #idle: (() => void)[] = [];

  /** @param waitingLimit Sends that may wait for joins; more are refused. */
  constructor(clock: Clock = systemClock, waitingLimit = Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#waitingLimit = waitingLimit;
  }

  /** Runs `send`, with what is left of the time; when the channel must be joined, joins it and runs `send` once more. */
  async run<T>(
    channelId: string,
    send: (left: WaitOptions) => Promise<T>,
    repair: ChannelJoinRetry,
    waitOptions: WaitOptions = NO_HURRY,
  ): Promise<T> {
    this.#sequence += 1;
    const attempt = { channelId, repair, waitOptions, sequence: this.#sequence, since: this.#clock.now(), send };
    const unsettled = this.#unsettled.get(channelId);
    if (unsettled?.isJoining === true) return this.#wait(unsettled, attempt, () => this.#direct(attempt));
    if (this.#open.peek(channelId) === true) return this.#direct(attempt);
    if (unsettled !== undefined) {
      // Another is on its way: all that come now would be refused with it.
      this.#join(channelId, unsettled, repair, UNASKED_JOIN_MS);
      return this.#wait(unsettled, attempt, () => this.#direct(attempt));
    }
    return this.#first(attempt);
  }

  /** The channel was joined. */
  joined(channelId: string): void {
    this.#open.set(channelId, true);
  }

  /** The channel was left. */
  left(channelId: string): void {
    this.#open.delete(channelId);
  }

  /** Resolves when no send waits for a join any more. */
  idle(): Promise<void> {
    if (this.#waiting === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** There is another connection: nothing is known of any channel. */
  forget(): void {
    this.#open.clear();
  }

  /** The first into a channel. Others that are given in the same turn are seen before it is sent. */
  async #first<T>(attempt: Attempt<T>): Promise<T> {
    const { channelId } = attempt;
    const unsettled: Unsettled = { waiting: new Set(), isJoining: false };
    this.#unsettled.set(channelId, unsettled);
    const sent = this.#wait(unsettled, attempt, () => this.#direct(attempt));
    queueMicrotask(() => {
      if (!unsettled.isJoining) this.#finish(unsettled, (turn) => turn.start());
    });
    try {
      return await sent;
    } finally {
      if (!unsettled.isJoining && this.#unsettled.get(channelId) === unsettled) this.#unsettled.delete(channelId);
    }
  }

  async #direct<T>(attempt: Attempt<T>): Promise<T> {
    const { channelId, repair, send } = attempt;
    try {
      const answer = await send(this.#left(attempt));
      if (this.#open.peek(channelId) === undefined) this.#open.set(channelId, true);
      return answer;
    } catch (error) {
      if (!repair.mustJoin(error)) throw error;
      this.#open.delete(channelId);
    }
    const unsettled = this.#unsettled.get(channelId) ?? { waiting: new Set(), isJoining: false };
    this.#unsettled.set(channelId, unsettled);
    if (!unsettled.isJoining) this.#join(channelId, unsettled, repair);
    return this.#wait(unsettled, attempt, send);
  }

  /** @param unaskedMs Given when the server has not said that the channel must be joined: what waits is sent anyway. */
  #join(channelId: string, unsettled: Unsettled, repair: ChannelJoinRetry, unaskedMs?: number): void {
    unsettled.isJoining = true;
    const end = (finish: (turn: QueuedTask) => void): void => {
      this.#unsettled.delete(channelId);
      this.#finish(unsettled, finish);
    };
    repair.join(unaskedMs).then(
      () => {
        this.#open.set(channelId, true);
        end((turn) => turn.start());
      },
      (error: unknown) => end((turn) => (unaskedMs === undefined ? turn.fail(toError(error)) : turn.start())),
    );
  }

  /** Those that wait, in the order they were given. */
  #finish({ waiting }: Unsettled, finish: (turn: QueuedTask) => void): void {
    const inOrder = [...waiting].sort((a, b) => a.sequence - b.sequence);
    waiting.clear();
    for (const { turn } of inOrder) finish(turn);
    this.#waitNoMore(inOrder.length);
  }

  #wait<T>(unsettled: Unsettled, attempt: Attempt<T>, work: (left: WaitOptions) => Promise<T>): Promise<T> {
    const { sequence } = attempt;
    if (this.#waiting >= this.#waitingLimit) {
      const message = `${this.#waitingLimit} sends wait for channels to be joined already; nothing was sent`;
      return Promise.reject(new MezonError("queue_full", message));
    }
    const entries = new Map<QueuedTask, Waiting>();
    const queue = {
      enter: (turn: QueuedTask): void => {
        const waiting = { sequence, turn };
        entries.set(turn, waiting);
        unsettled.waiting.add(waiting);
        this.#waiting += 1;
      },
      leave: (turn: QueuedTask): void => {
        const waiting = entries.get(turn);
        if (waiting !== undefined && unsettled.waiting.delete(waiting)) this.#waitNoMore(1);
      },
    };
    const options = { what: "a send", ...this.#left(attempt), clock: this.#clock };
    return enqueue(options, queue, work);
  }

  #waitNoMore(count: number): void {
    this.#waiting -= count;
    if (this.#waiting === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  #left({ waitOptions, since }: Attempt<unknown>): WaitOptions {
    const { timeoutMs, signal } = waitOptions;
    return { timeoutMs: Math.max(1, msLeft(this.#clock, since, timeoutMs)), signal };
  }
}

/** One send, and what it needs to be made again. */
interface Attempt<T> {
  readonly channelId: string;
  readonly repair: ChannelJoinRetry;
  readonly waitOptions: WaitOptions;
  readonly sequence: number;
  /** When it was given. */
  readonly since: number;
  readonly send: (left: WaitOptions) => Promise<T>;
}
