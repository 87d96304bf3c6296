import type { MezonClient } from "../index.js";

/**
 * Calls `begin` when the client is ready: immediately if it is, or if there is no client. Returns the function that ends
 * the wait.
 */
export function whenReady(client: Pick<MezonClient, "state" | "once"> | undefined, begin: () => void): () => void {
  if (client !== undefined && client.state !== "ready" && client.state !== "reconnecting")
    return client.once("ready", begin);
  begin();
  return () => undefined;
}
