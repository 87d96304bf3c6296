/** A command of the quick menu: added, called, listed, taken away. */
import { MezonClient, type MezonClientOptions } from "mezonkit";

export async function startQuickMenuBot(options: MezonClientOptions): Promise<MezonClient> {
  const client = new MezonClient(options);

  // There: on_quick_menu_event, with the content as JSON text.
  client.on("slashCommand", async (command) => {
    if (command.name === "roll") await command.ephemeral(`You rolled a 4 with ${command.args.join(" and ")}.`);
  });
  client.on("message", async (message) => {
    if (message.text !== "!remove") return;
    const menus = await client.me.quickMenus.list({ channelId: message.channelId });
    for (const { id } of menus) await client.me.quickMenus.delete(id);
    await message.reply(`Removed ${menus.length}.`);
  });
  client.on("ready", async ({ clanIds: [clanId] }) => {
    await client.me.quickMenus.add({ name: "roll", action: "/roll", clanId });
  });

  await client.login();
  return client;
}
