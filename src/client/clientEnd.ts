/**
 * The end of a client, for those who await it. The promise is only created when it is read: an unread one cannot
 * become an unhandled rejection.
 */
export class ClientEnd {
  #promise: Promise<void> | undefined;
  #settle: ((reason: Error | undefined) => void) | undefined;
  #ended: { readonly reason: Error | undefined } | undefined;

  /** Resolves when the client is closed; rejects with the reason for which it ended by itself. */
  get promise(): Promise<void> {
    this.#promise ??= new Promise((resolve, reject) => {
      this.#settle = (reason) => (reason === undefined ? resolve() : reject(reason));
      if (this.#ended !== undefined) this.#settle(this.#ended.reason);
    });
    return this.#promise;
  }

  /** Whether somebody has asked for the promise. */
  get isAwaited(): boolean {
    return this.#promise !== undefined;
  }

  /**
   * Called when a client that had ended begins again. Those who have waited since before its first beginning keep
   * waiting.
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
 * Makes the process fail when it has nothing left to do, so that its supervisor starts it again. Does not end the
 * process; an exit code that was set stays.
 */
export function failProcess(): void {
  const { process } = globalThis as { process?: { exitCode?: number | string | null } };
  if (process !== undefined && "exitCode" in process && !process.exitCode) process.exitCode = 1;
}
