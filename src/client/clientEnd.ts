/**
 * The promise that settles when a client ends. It is created when it is first read, so that an unread promise cannot
 * become an unhandled rejection.
 */
export class ClientEnd {
  #promise: Promise<void> | undefined;
  #settle: ((reason: Error | undefined) => void) | undefined;
  #ended: { readonly reason: Error | undefined } | undefined;

  /** Resolves when the client is closed. Rejects with the reason if the client ended by itself. */
  get promise(): Promise<void> {
    this.#promise ??= new Promise((resolve, reject) => {
      this.#settle = (reason) => (reason === undefined ? resolve() : reject(reason));
      if (this.#ended !== undefined) this.#settle(this.#ended.reason);
    });
    return this.#promise;
  }

  /** Whether the promise was read. */
  get isAwaited(): boolean {
    return this.#promise !== undefined;
  }

  /**
   * Called when a client that had ended logs in again. A promise that was read before the first login remains pending.
   */
  begin(): void {
    if (this.#ended === undefined) return;
    this.#ended = undefined;
    this.#promise = undefined;
  }

  end(reason: Error | undefined): void {
    this.#ended = { reason };
    this.#settle?.(reason);
  }
}

/**
 * Sets the exit code of the process to 1, so that its supervisor starts it again after it has exited. Does not end the
 * process. An exit code that is already set is kept.
 */
export function failProcess(): void {
  const { process } = globalThis as { process?: { exitCode?: number | string | null } };
  if (process !== undefined && "exitCode" in process && !process.exitCode) process.exitCode = 1;
}
