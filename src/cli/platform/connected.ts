import { MezonClient } from "../../index.js";
import { loadEnvironment } from "./environmentFile.js";

/**
 * Logs in with the credentials of the environment, does something, and closes the client. SIGINT and SIGTERM abort the
 * signal.
 */
export async function connected<Result>(
  environmentFile: string | undefined,
  work: (client: MezonClient, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  loadEnvironment(environmentFile);
  const interrupt = new AbortController();
  const abort = (): void => interrupt.abort();
  process.once("SIGINT", abort).once("SIGTERM", abort);
  try {
    // What was missed is nothing to a command that has just begun.
    await using client = new MezonClient({ catchUp: "off" });
    await client.login({ signal: interrupt.signal });
    return await work(client, interrupt.signal);
  } finally {
    process.off("SIGINT", abort).off("SIGTERM", abort);
  }
}
