import { BoundedMap } from "../../core/boundedMap.js";
import { brand } from "../../core/brand.js";
import { type Clock, systemClock } from "../../core/clock.js";
import type { KeyValueStorage } from "./keyValueStorage.js";

interface Entry {
  readonly value: string;
  readonly expiresAt: number;
}

/** Keeps states in memory: they end with the process. The least recently used ones are removed when there are too many. */
export class MemoryStorage implements KeyValueStorage {
  static {
    brand(MemoryStorage, "MemoryStorage");
  }

  readonly #entries: BoundedMap<string, Entry>;
  readonly #clock: Clock;

  /** @param options `limit`: states that are kept at most, 10,000 by default. */
  constructor({ limit = 10_000, clock = systemClock }: { readonly limit?: number; readonly clock?: Clock } = {}) {
    this.#entries = new BoundedMap(limit);
    this.#clock = clock;
  }

  get(space: string, key: string): Promise<string | undefined> {
    const id = idOf(space, key);
    const entry = this.#entries.get(id);
    if (entry === undefined) return Promise.resolve(undefined);
    if (entry.expiresAt > this.#clock.now()) return Promise.resolve(entry.value);
    this.#entries.delete(id);
    return Promise.resolve(undefined);
  }

  set(space: string, key: string, value: string, expiresAt = Infinity): Promise<void> {
    this.#entries.set(idOf(space, key), { value, expiresAt });
    return Promise.resolve();
  }

  delete(space: string, key: string): Promise<void> {
    this.#entries.delete(idOf(space, key));
    return Promise.resolve();
  }
}

function idOf(space: string, key: string): string {
  return `${space}\n${key}`;
}
