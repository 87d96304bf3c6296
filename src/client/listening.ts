import type { Emitter, Listener } from "../core/emitter.js";
import { ValidationError } from "../core/errors.js";
import { requirePatience } from "../core/requirePatience.js";

/** How long to listen. */
export interface ListenOptions {
  /** Removes the listener when aborted. */
  readonly signal?: AbortSignal;
}

/** Adds a listener that a signal may remove; answers the function that removes it earlier. */
export function listening<Events extends object, Name extends keyof Events>(
  emitter: Emitter<Events>,
  name: Name,
  listener: Listener<Events[Name]>,
  { signal }: ListenOptions,
): () => void {
  if (typeof listener !== "function") throw new ValidationError("listener", "must be a function");
  requirePatience({ signal });
  if (signal === undefined) return emitter.on(name, listener);
  if (signal.aborted) return () => undefined;
  const remove = emitter.on(name, listener);
  const end = (): void => {
    signal.removeEventListener("abort", end);
    remove();
  };
  signal.addEventListener("abort", end, { once: true });
  return end;
}
