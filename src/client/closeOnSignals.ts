import { requireList } from "../core/requireList.js";
import { requireMethods } from "../core/requireMethods.js";
import { requireString } from "../core/requireString.js";

/** Anything that can be closed, such as a client. */
export interface Closable {
  close(): Promise<void>;
}

interface SignalSource {
  on(signal: string, listener: () => void): unknown;
  off(signal: string, listener: () => void): unknown;
}

/**
 * Closes `client` when the process receives a signal to end: pending sends are finished, then the process exits by
 * itself. A second signal has its default effect. Returns the function that stops listening for signals.
 *
 * @param signals Names of signals. @default SIGINT and SIGTERM
 */
export function closeOnSignals(client: Closable, signals: readonly string[] = ["SIGINT", "SIGTERM"]): () => void {
  requireMethods(client, "client", "a client", ["close"]);
  for (const [index, signal] of requireList(signals, "signals", "names of signals").entries())
    requireString(signal, `signals[${index}]`);
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
