/** How a client ended, for those who await it. A promise is made when it is asked for: nobody must handle one that was not. */
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

  /** A client that had ended begins anew. Whoever waits since before its first beginning goes on waiting. */
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
 * Makes the process fail once it has nothing left to do, so that whoever supervises it starts it again. Ends nothing; an
 * exit code that was set stays.
 */
export function failProcess(): void {
  const { process } = globalThis as { process?: { exitCode?: number | string | null } };
  if (process !== undefined && "exitCode" in process && !process.exitCode) process.exitCode = 1;
}
