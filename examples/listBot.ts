/** A bot whose list is too long for one message: `!list` posts it in pages that can be turned. */
import { MezonClient, type MezonClientOptions, paginate } from "mezonkit";
import { EmbedBuilder } from "mezonkit/builders";

const DISHES = ["Phở", "Bún chả", "Bánh mì", "Gỏi cuốn", "Bánh xèo", "Cơm tấm", "Chả giò", "Bún bò Huế"];
const DISHES_A_PAGE = 3;

/** Makes the bot and logs it in. */
export async function startListBot(options: MezonClientOptions): Promise<MezonClient> {
  const client = new MezonClient(options);
  client.on("message", async (message) => {
    if (message.isOwn || message.text !== "!list") return;
    const channel = await client.channels.fetch(message.channelId);
    await paginate(channel, pages(), { from: message.author.id, idleMs: 60_000 });
  });
  await client.login();
  return client;
}

function pages(): { readonly embed: readonly EmbedBuilder[] }[] {
  const count = Math.ceil(DISHES.length / DISHES_A_PAGE);
  return Array.from({ length: count }, (_, index) => {
    const dishes = DISHES.slice(index * DISHES_A_PAGE, (index + 1) * DISHES_A_PAGE);
    const card = new EmbedBuilder()
      .setTitle("What there is to eat")
      .setDescription(dishes.map((dish) => `• ${dish}`).join("\n"))
      .setFooter(`Page ${index + 1} of ${count}`);
    return { embed: [card] };
  });
}
