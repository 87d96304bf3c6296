/** Every way to send: text, mentions, attachments, replies, messages for one person, direct messages. */
import { type Message, MezonClient, type MezonClientOptions, mentioning } from "mezonkit";

export async function startSender(options: MezonClientOptions): Promise<MezonClient> {
  const client = new MezonClient(options);
  client.on("message", async (message) => {
    if (!message.isOwn) await commands.get(message.text)?.(message);
  });
  await client.login();
  return client;
}

const picture = { filename: "cat.png", filetype: "image/png", url: "https://example.com/cat.png" };

const commands = new Map<string, (message: Message) => Promise<unknown>>([
  // There: channel.send(ChannelMessageContent(t="…")). Nobody passes clan, mode or is_public here.
  ["!text", (message) => message.channel.send("Just text.")],
  // There: ApiMessageMention with s and e, counted by hand.
  ["!mention", (message) => message.channel.send(mentioning`Hello ${message.author}, welcome!`)],
  // There: ApiMessageAttachment. `files` uploads what is on the disk.
  ["!picture", (message) => message.channel.send("A cat", { attachments: [picture] })],
  ["!file", (message) => message.channel.send("", { files: [{ name: "notes.txt", data: Buffer.from("notes") }] })],
  ["!reply", (message) => message.reply("To you.", { attachments: [picture] })],
  ["!ephemeral", (message) => message.replyEphemeral("For your eyes.")],
  ["!dm", (message) => message.user.sendDM("Hello in private.")],
  // There: channel.messages.get(id), which knows only what was heard.
  ["!again", async ({ channel, id }) => channel.send(`You said: ${(await channel.messages.fetch(id)).text}`)],
]);
