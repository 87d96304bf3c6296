/** A clean end, and what is heard of a connection that is lost. There: disconnect(), close_socket(), onheartbeattimeout. */
import { closeOnSignals, MezonClient, type MezonClientOptions } from "mezonkit";

/** @param write Takes a line for each change of the connection. */
export async function startUntilTold(options: MezonClientOptions, write: (line: string) => void): Promise<MezonClient> {
  const client = new MezonClient(options);
  client.on("disconnected", () => write("lost"));
  client.on("reconnecting", ({ attempt }) => write(`attempt ${attempt}`));
  client.on("resumed", () => write("back"));
  // Listeners stay after close(), so that login() can be called again; sends that are under way are finished.
  client.on("closed", () => write("closed"));
  closeOnSignals(client);
  await client.login();
  return client;
}
