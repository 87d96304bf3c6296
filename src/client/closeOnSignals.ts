/** What can be closed: a client, or anything that closes. */
export interface Closable {
  close(): Promise<void>;
}

interface SignalSource {
  on(signal: string, listener: () => void): unknown;
  off(signal: string, listener: () => void): unknown;
}

/**
 * Closes `client` when the process is told to end, so that it drains its sends and
 * the process then exits by itself. A second signal is left to the platform.
 * Returns the function that stops listening.
 *
 * @param signals Default SIGINT and SIGTERM.
 */
export function closeOnSignals(client: Closable, signals: readonly string[] = ["SIGINT", "SIGTERM"]): () => void {
  const { process } = globalThis as { process?: SignalSource };
  const stop = (): void => {
    for (const signal of signals) process?.off(signal, onSignal);
  };
  const onSignal = (): void => {
    stop();
    void client.close();
  };
  for (const signal of signals) process?.on(signal, onSignal);
  return stop;
}
