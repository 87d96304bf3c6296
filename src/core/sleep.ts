import { raceAbort } from "./abort.js";
import type { Clock } from "./clock.js";

/** Resolves after `ms` milliseconds, or rejects with the signal's reason. Leaves neither timer nor listener. */
export async function sleep(
  ms: number,
  options: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  const { clock, signal } = options;
  let timer: unknown;
  try {
    await raceAbort(
      new Promise<void>((resolve) => {
        timer = clock.setTimeout(resolve, ms);
      }),
      signal,
    );
  } finally {
    clock.clearTimeout(timer);
  }
}

/** Yields to the event loop once. */
export function yieldToEventLoop(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    // Node's timers take a millisecond at least. Looked up each time, so that fake timers work.
    const { setImmediate } = globalThis as { readonly setImmediate?: (callback: () => void) => unknown };
    if (setImmediate === undefined) clock.setTimeout(resolve, 0);
    else setImmediate(resolve);
  });
}
