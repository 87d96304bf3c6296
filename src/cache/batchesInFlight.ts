import { StoreError, toError } from "../core/errors.js";
import type { MessageStore, WritePipeline } from "./messageStore.js";
import type { StoreChange } from "./storeChange.js";

interface Batch {
  readonly changes: readonly StoreChange[];
  /** Resolves with the failure; with `undefined` when the changes are stored. */
  readonly applied: Promise<StoreError | undefined>;
}

/** Largest number of batches that the store has at once. With more, more changes would have to be written again. */
const MOST = 4;

/** The batches that a store was given and has not finished. */
export class BatchesInFlight {
  readonly #store: Pick<MessageStore, "apply" | "pipeline">;
  #pipeline: WritePipeline | undefined;
  readonly #batches: Batch[] = [];
  #changes = 0;

  constructor(store: Pick<MessageStore, "apply" | "pipeline">) {
    this.#store = store;
  }

  /** Number of changes in all batches. */
  get changes(): number {
    return this.#changes;
  }

  /** Whether the store takes another batch before it has finished those that it has. False if it has none. */
  get takesAnother(): boolean {
    const { length } = this.#batches;
    return this.#pipeline !== undefined && length > 0 && length < MOST;
  }

  /** Gives the store a batch. */
  send(changes: readonly StoreChange[]): void {
    this.#batches.push({ changes, applied: this.#apply(changes, this.#batches.length === 0) });
    this.#changes += changes.length;
  }

  /** Waits for the first batch. Resolves with its failure; with `undefined` when its changes are stored. */
  async first(): Promise<StoreError | undefined> {
    const [batch] = this.#batches;
    const failure = await batch?.applied;
    if (batch === undefined || failure !== undefined) return failure;
    this.#batches.shift();
    this.#changes -= batch.changes.length;
    return undefined;
  }

  /** Takes all batches back after the first one has failed. None of them is stored. */
  async takeBack(): Promise<readonly (readonly StoreChange[])[]> {
    const batches = this.#batches.splice(0);
    await Promise.all(batches.map(({ applied }) => applied));
    this.#pipeline = undefined;
    this.#changes = 0;
    return batches.map(({ changes }) => changes);
  }

  async #apply(changes: readonly StoreChange[], isFirst: boolean): Promise<StoreError | undefined> {
    try {
      if (isFirst) this.#pipeline ??= this.#store.pipeline?.();
      await (this.#pipeline ?? this.#store).apply(changes);
      return undefined;
    } catch (error) {
      return asStoreError(error);
    }
  }
}

/** Returns what a store has thrown as a `StoreError`. */
export function asStoreError(thrown: unknown): StoreError {
  return thrown instanceof StoreError ? thrown : new StoreError("failed", toError(thrown).message, { cause: thrown });
}
