/** Buttons, and what a click does. */
import { MezonClient, type MezonClientOptions } from "mezonkit";
import { ButtonBuilder, ButtonStyle } from "mezonkit/builders";

export async function startButtonBot(options: MezonClientOptions): Promise<MezonClient> {
  const client = new MezonClient(options);
  const buttons = new ButtonBuilder()
    .addButton({ id: "accept", label: "Accept", style: ButtonStyle.Success })
    .addButton({ id: "decline", label: "Decline", style: ButtonStyle.Danger })
    .addLink({ label: "Help", url: "https://example.com/help" });

  client.on("message", async (message) => {
    // There: components=[{"components": buttons.build()}].
    if (message.text === "!invite") await message.reply({ t: "Will you come?", components: buttons });
  });

  // There: on_message_button_clicked, with bare ids to send an answer by.
  client.on("interaction", async (interaction) => {
    if (interaction.customId === "accept") await interaction.update("See you there!");
    if (interaction.customId === "decline") await interaction.ephemeral("Another time.");
  });

  await client.login();
  return client;
}
