import { addAbortListener, removeAbortListener } from "../../core/abortListeners.js";
import type { Emitter, Listener } from "../../core/emitter.js";
import { ValidationError } from "../../core/errors.js";
import { type KeysOf, requireKnownKeys } from "../../core/requireKnownKeys.js";
import { requireObject } from "../../core/requireObject.js";
import { requireWaitOptions } from "../../core/requireWaitOptions.js";
import type { ClientEvents } from "./clientEvents.js";
import { requireEventName } from "./eventNames.js";

/** Options of a listener. */
export interface ListenOptions {
  /** Removes the listener when aborted. */
  readonly signal?: AbortSignal | undefined;
}

interface ListeningOptions extends ListenOptions {
  readonly once?: boolean | undefined;
  /** Called when the listener is removed in any way. */
  readonly removed?: (() => void) | undefined;
}

const LISTEN_OPTIONS: KeysOf<ListeningOptions> = { signal: true, once: true, removed: true };

/** Adds a listener, which the signal removes. Returns the function that removes it earlier. */
export function listening<Name extends keyof ClientEvents>(
  emitter: Emitter<ClientEvents>,
  name: Name,
  listener: Listener<ClientEvents[Name]>,
  options: ListeningOptions,
): () => void {
  requireEventName(name);
  if (typeof listener !== "function") throw new ValidationError("listener", "must be a function");
  requireObject(options, "options", "an object such as { signal }");
  requireKnownKeys(options, LISTEN_OPTIONS);
  const { signal, once = false, removed = () => undefined } = options;
  requireWaitOptions({ signal });
  if (signal?.aborted === true) return () => undefined;
  const end = (): void => {
    removeAbortListener(signal, end);
    remove();
    removed();
  };
  const remove = once ? emitter.once(name, listener, end) : emitter.on(name, listener);
  addAbortListener(signal, end);
  return end;
}
