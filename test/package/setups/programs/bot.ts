/** What each set-up runs: every entry point, a bot and a person on a sandbox, and a store. */
import { MezonClient, MezonError, ValidationError } from "mezonkit";
import { EmbedBuilder, MessageBuilder } from "mezonkit/builders";
import { KyselyMessageStore } from "mezonkit/cache";
import { api } from "mezonkit/proto";
import { createSandbox, type Sandbox } from "mezonkit/sandbox";
import { addressFromUserId, toBaseUnits } from "mezonkit/wallet";

function ensure(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Returns "works". @param withStore Whether the platform has a driver for SQLite. */
export async function main(withStore = true): Promise<string> {
  const sandbox: Sandbox = await createSandbox();
  const { botId, token, host, port, useSSL } = sandbox;
  const store = withStore ? new KyselyMessageStore({ file: ":memory:" }) : undefined;
  const client = new MezonClient({ botId, token, host, port, useSSL, store, logger: false });
  const heard = new Promise<string>((resolve) => {
    client.on("message", (message) => {
      if (!message.isOwn) resolve(message.text);
    });
  });
  await client.login();
  const channel = await client.channels.fetch(sandbox.channelId);
  const card = new EmbedBuilder().setTitle("a card");
  const sent = await channel.send(new MessageBuilder().text("hello").addEmbed(card));
  ensure(sent.text === "hello", "a message is sent");
  await sandbox.user("alice").send(sandbox.channelId, "!ping");
  ensure((await heard) === "!ping", "a message is heard");
  const refused: unknown = await channel.send("a".repeat(9000)).catch((error: unknown) => error);
  ensure(refused instanceof ValidationError && refused instanceof MezonError, "errors have their class");
  // It is written behind the listeners.
  while (store !== undefined && (await store.count()) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await client.close();
  await sandbox.close();
  ensure(String(api.ChannelMessageSchema.typeName) === "mezon.api.ChannelMessage", "there are schemas");
  ensure(toBaseUnits("1.5") === BigInt(1_500_000), "amounts are exact");
  ensure(addressFromUserId("1").length > 30, "addresses are derived");
  return "works";
}
