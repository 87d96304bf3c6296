/** A web server that starts and stops a bot with itself. There: a FastAPI app with a lifespan. */
import { createServer, type Server, type ServerResponse } from "node:http";
import { MezonClient, type MezonClientOptions } from "mezonkit";

/** The server, which answers `/health` and `/clan/{id}/voice-users`. */
export async function startWebServer(options: MezonClientOptions): Promise<Server> {
  const client = new MezonClient(options);
  await client.login();
  const server = createServer((request, response) => void answer(client, request.url ?? "", response));
  server.on("close", () => void client.close());
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function answer(client: MezonClient, path: string, response: ServerResponse): Promise<void> {
  const [, clanId] = /^\/clan\/(\d+)\/voice-users$/.exec(path) ?? [];
  try {
    if (path === "/health") response.end(JSON.stringify({ state: client.state }));
    else if (clanId === undefined) response.writeHead(404).end();
    // There: clans.get, and list_channel_voice_users with a type, a state and a cursor.
    else response.end(JSON.stringify(await (await client.clans.fetch(clanId)).voiceUsers({ limit: 100 })));
  } catch (error) {
    response.writeHead(502).end(error instanceof Error ? error.message : "");
  }
}
