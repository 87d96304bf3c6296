/** A card with everything that can be on one. */
import { MezonClient, type MezonClientOptions } from "mezonkit";
import { EmbedBuilder } from "mezonkit/builders";

export async function startEmbedBot(options: MezonClientOptions): Promise<MezonClient> {
  const client = new MezonClient(options);
  client.on("message", async (message) => {
    if (message.text === "!report") await message.reply({ embed: [report()] });
  });
  await client.login();
  return client;
}

/** There, a card has a random color, the time and a footer of the SDK. Here it has what is set. */
function report(): EmbedBuilder {
  return new EmbedBuilder()
    .setTitle("Weekly report")
    .setColor("#ff5733")
    .setUrl("https://example.com/report")
    .setAuthor({ name: "Robo", iconUrl: "https://example.com/robo.png", url: "https://example.com" })
    .setDescription("What happened")
    .setThumbnail("https://example.com/small.png")
    .setImage("https://example.com/large.png", { width: "800", height: "400" })
    .addField({ name: "Visitors", value: "1,204", inline: true })
    .addField({ name: "Sales", value: "17", inline: true })
    .setTimestamp(new Date("2026-01-31T08:00:00Z"))
    .setFooter("Thank you", { iconUrl: "https://example.com/heart.png" });
}
