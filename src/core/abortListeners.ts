/** Listeners by signal, and the one listener that the signal itself has for all of them. */
const listeners = new WeakMap<AbortSignal, { readonly all: Set<() => void>; readonly onAbort: () => void }>();

/**
 * Calls `listener` once when `signal` aborts. However many operations share a signal, it has one listener: Node warns of
 * a leak when there are more than ten, which is no leak where a bot does much at once. Does nothing without a signal.
 */
export function addAbortListener(signal: AbortSignal | undefined, listener: () => void): void {
  if (signal === undefined) return;
  const known = listeners.get(signal);
  if (known !== undefined) {
    known.all.add(listener);
    return;
  }
  const all = new Set([listener]);
  const onAbort = (): void => {
    listeners.delete(signal);
    for (const each of all) each();
  };
  listeners.set(signal, { all, onAbort });
  signal.addEventListener("abort", onAbort, { once: true });
}

/** Removes a listener that {@link addAbortListener} added, and the signal's own with the last one. */
export function removeAbortListener(signal: AbortSignal | undefined, listener: () => void): void {
  if (signal === undefined) return;
  const known = listeners.get(signal);
  if (known === undefined) return;
  known.all.delete(listener);
  if (known.all.size > 0) return;
  listeners.delete(signal);
  signal.removeEventListener("abort", known.onAbort);
}
