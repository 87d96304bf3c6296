import type { MaintainOptions, MessageStore, StoreChange } from "../../src/cache/index.js";
import { WriteBehind, type WriteBehindOptions } from "../../src/cache/writeBehind.js";
import { systemClock } from "../../src/core/clock.js";
import { StoreError } from "../../src/core/errors.js";

/** What a store was given, batch by batch, and how to make it fail. */
export class FakeStore {
  readonly batches: number[] = [];
  maintained = 0;
  failure: ((changes: readonly StoreChange[]) => Error | undefined) | undefined;

  apply(changes: readonly StoreChange[]): Promise<void> {
    const failure = this.failure?.(changes);
    if (failure !== undefined) return Promise.reject(failure);
    this.batches.push(changes.length);
    return Promise.resolve();
  }

  maintenance: (signal: AbortSignal | undefined) => Promise<void> = () => Promise.resolve();

  maintain({ signal }: MaintainOptions = {}): Promise<void> {
    this.maintained += 1;
    return this.maintenance(signal);
  }
}

interface Setup {
  readonly store: FakeStore;
  readonly writes: WriteBehind;
  readonly errors: StoreError[];
  readonly losses: () => number;
}

/** A fake store, what writes to it, and what was said of it. */
export function setup(options: Partial<WriteBehindOptions> = {}): Setup {
  return setupWith(new FakeStore(), options);
}
export function setupWith<Store extends FakeStore>(
  store: Store,
  options: Partial<WriteBehindOptions> = {},
): Setup & { readonly store: Store } {
  const errors: StoreError[] = [];
  let lost = 0;
  const writes = new WriteBehind({
    store: store as Partial<MessageStore> as MessageStore,
    clock: systemClock,
    onError: (error) => void errors.push(error as StoreError),
    onLoss: () => {
      lost += 1;
    },
    ...options,
  });
  return { store, writes, errors, losses: () => lost };
}

/** What a store says that is full. */
export const full = (): StoreError => new StoreError("full", "x.db is full");
