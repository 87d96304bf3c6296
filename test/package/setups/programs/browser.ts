/** A page that logs in at the sandbox which its address names, sends, and says so to the server it came from. */
import { MezonClient } from "mezonkit";
import { offline } from "./offline.js";

async function visit(): Promise<string> {
  const { location } = globalThis as unknown as { location: { search: string } };
  const query = new URLSearchParams(location.search);
  const option = (name: string): string => query.get(name) ?? "";
  const client = new MezonClient({
    botId: option("botId"),
    token: option("token"),
    host: option("host"),
    port: option("port"),
    useSSL: false,
    logger: false,
  });
  await client.login();
  const channel = await client.channels.fetch(option("channelId"));
  const { text } = await channel.send("hello from a page");
  await client.close();
  return text === "hello from a page" ? offline() : `sent ${text}`;
}

const said = await visit().catch((error: unknown) => String(error));
await fetch("/said", { method: "POST", body: said });
