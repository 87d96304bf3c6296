/**
 * A bot that greets, keeps a secret and takes a vote. `npm run demo` drives it
 * with a scripted person; with MEZON_BOT_ID and MEZON_TOKEN set it runs on the
 * real platform.
 */
import { type Message, MezonClient, type MezonClientOptions } from "mezonkit";

/** Makes the bot and logs it in. */
export async function startGreeterBot(options: MezonClientOptions): Promise<MezonClient> {
  const client = new MezonClient(options);

  client.on("message", async (message) => {
    if (message.isOwn) return;
    const command = commands.get(message.text);
    if (command !== undefined) await command(message);
  });

  client.onMessageButtonClicked(async ({ channelId, buttonId, userId }) => {
    const choice = /^vote:(tea|coffee)$/.exec(buttonId)?.[1];
    if (choice === undefined) return;
    const channel = await client.channels.fetch(channelId);
    await channel.sendEphemeral(userId, `Your vote for ${choice} is counted.`);
  });

  await client.login();
  return client;
}

const commands = new Map<string, (message: Message) => Promise<void>>([
  ["!hello", hello],
  ["!secret", (message) => message.replyEphemeral("Only you can read this.")],
  ["!vote", vote],
]);

async function hello(message: Message): Promise<void> {
  const reply = await message.reply("Let me think…");
  await reply.update(`Hello, ${message.author.name}! Xin chào! 👋`);
  await message.react("👋");
}

async function vote(message: Message): Promise<void> {
  const button = (id: string, label: string, style: number): object => ({
    id: `vote:${id}`,
    type: 1,
    component: { label, style },
  });
  await message.reply({
    t: "Tea or coffee?",
    components: [{ components: [button("tea", "Tea", 3), button("coffee", "Coffee", 1)] }],
  });
}
