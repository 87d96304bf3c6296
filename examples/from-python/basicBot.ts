/** The quick start: a bot that answers, also so that only one person sees it, and that corrects what it wrote. */
import { MezonClient, type MezonClientOptions } from "mezonkit";

export async function startBasicBot(options: MezonClientOptions): Promise<MezonClient> {
  const client = new MezonClient({ ...options, httpTimeoutMs: 15_000 });

  // There: on_channel_message, which also gets edits, removals and the bot's own messages.
  client.on("message", async (message) => {
    if (message.isOwn) return;
    if (message.text === "hello") await message.reply(`Hello, ${message.author.name}!`);
    if (message.text === "secret") await message.channel.sendEphemeral(message.author.id, "Only you see this.");
    if (message.text === "edit") {
      const sent = await message.channel.send("A first version");
      await sent.update("A second version");
    }
    if (message.text === "tip") {
      const { ok } = await client.sendToken({ receiverId: message.author.id, amount: "10", note: "Thanks!" });
      await message.react(ok ? "💰" : "❌");
    }
  });

  await client.login();
  return client;
}
