import { addAbortListener, removeAbortListener } from "./abortListeners.js";
import type { Clock } from "./clock.js";
import { MezonError, TimeoutError } from "./errors.js";

/** Returns the reason of an aborted signal if it is an error, otherwise an error with the reason as its cause. */
export function abortError(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new MezonError("aborted", "the operation was aborted", { cause: reason });
}

/** @throws The signal's reason, if `signal` is aborted already. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw abortError(signal);
}

export interface DeadlineOptions {
  /** What is awaited, for the error's text. */
  readonly what: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly clock: Clock;
  /** Called at the deadline: returns whether a request was sent. @default returns true */
  readonly wasSent?: (() => boolean) | undefined;
}

/**
 * Runs `work` with a signal that aborts at the deadline or with the caller's
 * signal, whichever comes first. Rejects then with that reason, even if `work`
 * ignores the signal. Leaves neither timer nor listener when it settles.
 */
export async function withDeadline<T>(options: DeadlineOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { what, timeoutMs, signal, clock, wasSent = () => true } = options;
  throwIfAborted(signal);
  const controller = new AbortController();
  let reject: (error: Error) => void = () => undefined;
  const ended = new Promise<never>((_, rejectEnded) => {
    reject = rejectEnded;
  });
  const end = (error: Error): void => {
    reject(error);
    controller.abort(error);
  };
  const timer = clock.setTimeout(() => end(new TimeoutError(what, timeoutMs, { wasSent: wasSent() })), timeoutMs);
  const onAbort = (): void => {
    if (signal !== undefined) end(abortError(signal));
  };
  addAbortListener(signal, onAbort);
  try {
    return await Promise.race([work(controller.signal), ended]);
  } finally {
    clock.clearTimeout(timer);
    removeAbortListener(signal, onAbort);
  }
}

/** Waits for `work`, or rejects with the signal's reason. `work` itself goes on. Leaves no listener. */
export async function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  // A failure after the caller has stopped waiting is not an unhandled rejection.
  work.catch(() => undefined);
  throwIfAborted(signal);
  let onAbort: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    onAbort = () => reject(abortError(signal));
    addAbortListener(signal, onAbort);
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    removeAbortListener(signal, onAbort);
  }
}

/** Runs `work` with a signal that aborts with the caller's, or after `ms`: `work` decides what that means. Leaves no timer. */
export async function withTimeLimit<T>(
  { clock, ms, signal }: { readonly clock: Clock; readonly ms: number; readonly signal: AbortSignal },
  work: (ends: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const timer = clock.setTimeout(() => late.abort(), ms);
  try {
    return await work(AbortSignal.any([signal, late.signal]));
  } finally {
    clock.clearTimeout(timer);
  }
}

/** Waits for `work`, but not longer than `ms`. Leaves no timer. */
export async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  if (ms <= 0) return;
  let timer: unknown;
  const late = new Promise<void>((resolve) => {
    timer = clock.setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clock.clearTimeout(timer);
}
