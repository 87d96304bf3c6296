import type { Emitter, Listener } from "../../core/emitter.js";
import type { ClientEvents } from "./clientEvents.js";
import { requireEventName } from "./eventNames.js";
import { type ListenOptions, listening } from "./listening.js";

interface Added {
  readonly listener: unknown;
  readonly remove: () => void;
}

/** The listeners that the user of a client added. The client's own listeners are kept elsewhere. */
export class PublicListeners {
  readonly #emitter: Emitter<ClientEvents>;
  readonly #added = new Map<keyof ClientEvents, Set<Added>>();

  constructor(emitter: Emitter<ClientEvents>) {
    this.#emitter = emitter;
  }

  /** Adds a listener. Returns the function that removes it. */
  add<Name extends keyof ClientEvents>(
    name: Name,
    listener: Listener<ClientEvents[Name]>,
    options: ListenOptions & { readonly once?: boolean | undefined },
  ): () => void {
    const remove = listening(this.#emitter, name, listener, { ...options, removed: () => this.#forget(name, added) });
    const added: Added = { listener, remove };
    if (options.signal?.aborted === true) return remove;
    const known = this.#added.get(name) ?? new Set();
    this.#added.set(name, known.add(added));
    return remove;
  }

  /** Removes a listener; of several additions of the same one, the last. Returns whether it was there. */
  remove(name: keyof ClientEvents, listener: unknown): boolean {
    requireEventName(name);
    const added = [...(this.#added.get(name) ?? [])].findLast((each) => each.listener === listener);
    added?.remove();
    return added !== undefined;
  }

  /** Number of listeners. */
  count(name: keyof ClientEvents): number {
    requireEventName(name);
    return this.#added.get(name)?.size ?? 0;
  }

  /** Removes the listeners of an event, or of all events. */
  clear(name?: keyof ClientEvents): void {
    if (name !== undefined) requireEventName(name);
    for (const each of name === undefined ? [...this.#added.keys()] : [name])
      for (const { remove } of [...(this.#added.get(each) ?? [])]) remove();
  }

  #forget(name: keyof ClientEvents, added: Added): void {
    const known = this.#added.get(name);
    known?.delete(added);
    if (known?.size === 0) this.#added.delete(name);
  }
}
