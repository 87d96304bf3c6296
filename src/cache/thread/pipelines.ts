/** Applies the batches of pipelines one after another, each only if no earlier one of its pipeline has failed. */
export class Pipelines {
  #last: Promise<unknown> = Promise.resolve();
  /** The failures of pipelines that may still send batches. */
  readonly #failures = new Map<number, unknown>();

  /** Runs `work` after that of earlier calls. Rejects with the pipeline's first failure. */
  apply(pipeline: number, work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(async () => {
      if (this.#failures.has(pipeline)) throw this.#failures.get(pipeline);
      try {
        await work();
      } catch (error) {
        this.#failures.set(pipeline, error);
        throw error;
      }
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Called when a pipeline that failed sends nothing more. */
  forget(pipeline: number): void {
    this.#failures.delete(pipeline);
  }

  /** Resolves when all batches that were received are finished. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
