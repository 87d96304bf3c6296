import { EmbedBuilder } from "../../../builders/index.js";
import type { Feature } from "../feature.js";

const TITLE = "mezonkit check: a card";

/** Posts a card. */
export const embed: Feature = {
  name: "embed",
  summary: "posts a card with fields, colour and footer",
  async attempt(trial) {
    const card = new EmbedBuilder()
      .setTitle(TITLE)
      .setDescription("What bots show most often.")
      .setColor("#5865f2")
      .setFooter("mezonkit")
      .addField({ name: "one", value: "1", inline: true })
      .addField({ name: "two", value: "2", inline: true });
    const { id } = await trial.post({ embed: [card] });
    await trial.readBack(
      id,
      "the card with its fields",
      ({ embeds: [found] }) => found?.title === TITLE && found.fields?.length === 2,
    );
    return "posted, and read back";
  },
};
