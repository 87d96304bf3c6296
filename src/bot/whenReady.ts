import type { MezonClient } from "../index.js";

/**
 * Calls `begin` when the client is ready: now, if it is or there is none. Returns the function that no longer waits for
 * it.
 */
export function whenReady(client: Pick<MezonClient, "state" | "once"> | undefined, begin: () => void): () => void {
  if (client !== undefined && client.state !== "ready" && client.state !== "reconnecting")
    return client.once("ready", begin);
  begin();
  return () => undefined;
}
