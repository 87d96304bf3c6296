import { abortError } from "../../core/abort.js";
import { addAbortListener, removeAbortListener } from "../../core/abortListeners.js";
import type { Clock } from "../../core/clock.js";
import { TimeoutError } from "../../core/errors.js";
import { limits } from "../limits.js";
import type { Push } from "../push/push.js";
import type { Subscriber } from "../push/subscriber.js";
import { readReceived, type SandboxReceived } from "./received.js";

export interface SandboxWaitOptions {
  /** Milliseconds to wait before a `TimeoutError`. @default 5_000 */
  readonly timeoutMs?: number | undefined;
  /** Ends the wait when aborted: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

const DEFAULT_TIMEOUT_MS = 5_000;

interface Waiter {
  take(item: SandboxReceived): void;
  fail(error: Error): void;
}

/**
 * The items that a scripted person received, and the waits for more. It receives everything that the person may see.
 */
export class Inbox implements Subscriber {
  readonly personId: string;
  readonly #clock: Clock;
  readonly #waiters = new Set<Waiter>();
  #items: SandboxReceived[] = [];

  constructor(personId: string, clock: Clock) {
    this.personId = personId;
    this.#clock = clock;
  }

  /** Oldest first; at most the newest 10,000. */
  get items(): readonly SandboxReceived[] {
    return [...this.#items];
  }

  clear(): void {
    this.#items = [];
  }

  receivesChannel(): boolean {
    return true;
  }

  receivesClan(): boolean {
    return true;
  }

  follows(): boolean {
    return false;
  }

  forgetChannel(): void {
    // It depends on what the person may see, so there is no subscription to remove.
  }

  receive(push: Push): void {
    const item = readReceived(push.envelope);
    if (item === undefined) return;
    this.#items.push(item);
    if (this.#items.length > limits.receivedPerPerson) this.#items.splice(0, limits.receivedPerPerson / 10);
    for (const waiter of [...this.#waiters]) waiter.take(item);
  }

  /** Resolves with the first item, past or future, for which `pick` returns a value. */
  wait<T>(what: string, pick: (item: SandboxReceived) => T | undefined, options: SandboxWaitOptions = {}): Promise<T> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted === true) return reject(abortError(signal));
      for (const item of this.#items) {
        const found = pick(item);
        if (found !== undefined) return resolve(found);
      }
      const onAbort = (): void => {
        if (signal !== undefined) waiter.fail(abortError(signal));
      };
      const timer = this.#clock.setTimeout(() => waiter.fail(new TimeoutError(what, timeoutMs)), timeoutMs);
      const end = (): void => {
        this.#waiters.delete(waiter);
        this.#clock.clearTimeout(timer);
        removeAbortListener(signal, onAbort);
      };
      const waiter: Waiter = {
        take: (item) => {
          let found: T | undefined;
          try {
            found = pick(item);
          } catch (error) {
            end();
            reject(error instanceof Error ? error : new Error(String(error), { cause: error }));
            return;
          }
          if (found === undefined) return;
          end();
          resolve(found);
        },
        fail: (error) => {
          end();
          reject(error);
        },
      };
      this.#waiters.add(waiter);
      addAbortListener(signal, onAbort);
    });
  }

  /** Rejects every running wait. */
  close(reason: Error): void {
    for (const waiter of [...this.#waiters]) waiter.fail(reason);
  }
}
