import type { WritePipeline } from "../messageStore.js";
import type { StoreChange } from "../storeChange.js";

export interface ThreadPipelineOptions {
  /**
   * Has the thread apply changes after those that it was sent before. Calls `before` directly before it sends them, and
   * sends nothing if that throws.
   */
  readonly send: (changes: readonly StoreChange[], before: () => void) => Promise<void>;
  /** Called once when a batch has failed and no other one is under way. */
  readonly onEnd: () => void;
}

/** Batches that a store's thread applies in order. Ends with the first failure. */
export class ThreadPipeline implements WritePipeline {
  readonly #options: ThreadPipelineOptions;
  #pending = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(options: ThreadPipelineOptions) {
    this.#options = options;
  }

  async apply(changes: readonly StoreChange[]): Promise<void> {
    const requireWhole = (): void => {
      if (this.#failure !== undefined) throw this.#failure.error;
    };
    requireWhole();
    this.#pending += 1;
    try {
      // The thread may end, and another one start, while these changes are on their way.
      await this.#options.send(changes, requireWhole);
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    } finally {
      this.#pending -= 1;
      if (this.#failure !== undefined && this.#pending === 0) this.#options.onEnd();
    }
  }
}
