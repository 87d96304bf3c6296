/** Messages that are kept in SQLite. There: MessageDB, which the client opens at a path of its own. */
import { MezonClient, type MezonClientOptions } from "mezonkit";
import { KyselyMessageStore } from "mezonkit/cache";

export async function startKeepingBot(options: MezonClientOptions, file: string): Promise<MezonClient> {
  const store = new KyselyMessageStore({ file });
  const client = new MezonClient({ ...options, store });
  client.on("message", async (message) => {
    if (message.text !== "!history") return;
    const texts: string[] = [];
    for await (const { text } of message.channel.messages.list({ before: message.id, limit: 50, offline: true }))
      texts.push(text);
    await message.reply(texts.join(", "));
  });
  await client.login();
  return client;
}

/** The store by itself: save_message is what the client does; the rest is here. */
export async function tidyUp(file: string, channelId: string, messageId: string) {
  await using store = new KyselyMessageStore({ file });
  const found = await store.get(messageId); // There: get_message_by_id
  const newest = await store.page({ channelId, limit: 50 }); // There: get_messages_by_channel
  const isDeleted = await store.delete(messageId); // There: delete_message
  const count = await store.count(channelId); // There: get_message_count
  const cleared = await store.clearChannel(channelId); // There: clear_channel_messages
  return { found, newest, isDeleted, count, cleared };
}
