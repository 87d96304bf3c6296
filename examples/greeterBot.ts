/**
 * A bot that greets, keeps a secret and takes a vote. `npm run demo` drives it
 * with a scripted person; with MEZON_BOT_ID and MEZON_TOKEN set it runs on the
 * real platform.
 */
import { type Message, MezonClient, type MezonClientOptions } from "mezonkit";
import { ButtonBuilder, ButtonStyle, defineButton } from "mezonkit/builders";

const voteFor = defineButton("vote:{drink}");

/** Makes the bot and logs it in. */
export async function startGreeterBot(options: MezonClientOptions): Promise<MezonClient> {
  const client = new MezonClient(options);

  client.on("message", async (message) => {
    if (message.isOwn) return;
    const command = commands.get(message.text);
    if (command !== undefined) await command(message);
  });

  client.on("interaction", async (interaction) => {
    const vote = voteFor.match(interaction);
    if (vote !== undefined) await interaction.ephemeral(`Your vote for ${vote.drink} is counted.`);
  });

  await client.login();
  return client;
}

const commands = new Map<string, (message: Message) => Promise<unknown>>([
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
  const buttons = new ButtonBuilder()
    .addButton({ id: voteFor.id({ drink: "tea" }), label: "Tea", style: ButtonStyle.Success })
    .addButton({ id: voteFor.id({ drink: "coffee" }), label: "Coffee" });
  await message.reply({ t: "Tea or coffee?", components: buttons });
}
