import { BoundedMap } from "../../core/boundedMap.js";
import { brand } from "../../core/brand.js";
import type { Clock } from "../../core/clock.js";
import { clockOf } from "../../core/clockOf.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { checkEntry, checkKey, checkList } from "./checkKey.js";
import type { KeyValueStorage } from "./keyValueStorage.js";

interface Entry {
  readonly space: string;
  readonly value: string;
  readonly expiresAt: number;
}

export interface MemoryStorageOptions {
  /** States that are kept at most. @default 10_000 */
  readonly limit?: number | undefined;
  /** @default the time of the machine */
  readonly clock?: Clock | undefined;
}

const OPTIONS: KeysOf<MemoryStorageOptions> = { limit: true, clock: true };

/** Keeps states in memory: they end with the process. The least recently used ones are removed when there are too many. */
export class MemoryStorage implements KeyValueStorage {
  static {
    brand(MemoryStorage, "MemoryStorage");
  }

  readonly #entries: BoundedMap<string, Entry>;
  readonly #clock: Clock;

  /** @throws {ValidationError} that names the wrong option. */
  constructor(options: MemoryStorageOptions = {}) {
    requireOptions(options, OPTIONS);
    const { limit = 10_000 } = options;
    if (!(typeof limit === "number" && limit >= 1))
      throw new ValidationError("limit", "must be a number of states, 1 or more");
    this.#entries = new BoundedMap(limit);
    this.#clock = clockOf(options.clock);
  }

  async get(space: string, key: string): Promise<string | undefined> {
    checkKey(space, key);
    const id = idOf(space, key);
    const entry = this.#entries.get(id);
    if (entry === undefined) return undefined;
    if (entry.expiresAt > this.#clock.now()) return entry.value;
    this.#entries.delete(id);
    return undefined;
  }

  async set(space: string, key: string, value: string, expiresAt = Infinity): Promise<void> {
    checkEntry(space, key, value, expiresAt);
    this.#entries.set(idOf(space, key), { space, value, expiresAt });
  }

  async delete(space: string, key: string): Promise<void> {
    checkKey(space, key);
    this.#entries.delete(idOf(space, key));
  }

  async list(space: string, limit: number): Promise<readonly string[]> {
    checkList(space, limit);
    const now = this.#clock.now();
    return [...this.#entries.values()]
      .filter((entry) => entry.space === space && entry.expiresAt > now)
      .toSorted((a, b) => a.expiresAt - b.expiresAt || 0)
      .slice(0, limit)
      .map(({ value }) => value);
  }
}

function idOf(space: string, key: string): string {
  return `${space}\n${key}`;
}
