import { ButtonBuilder, ButtonStyle, EmbedBuilder } from "../../../builders/index.js";
import { MezonError } from "../../../core/errors.js";
import type { Feature } from "../feature.js";

const SEND = { id: "mezonkit-check-send", label: "Send" };
const DRINK = { id: "drink", name: "Drink", value: "tea" };

/** Posts a form, and reads what a person fills in. */
export const form: Feature = {
  name: "form",
  summary: "posts a form; reads what a person fills in if one is there",
  async attempt(trial) {
    const { person, signal } = trial;
    const card = new EmbedBuilder().setTitle("mezonkit check: a form").addInput(DRINK.id, { name: DRINK.name });
    const components = new ButtonBuilder().addButton({ ...SEND, style: ButtonStyle.Primary });
    const message = await trial.post({ embed: [card], components });
    await trial.readBack(message.id, "the form", ({ embeds: [found] }) => found?.fields?.length === 1);
    if (person === undefined) return "shown; nobody was there to fill it in";
    const wait = { form: card.form, from: person.id, customId: SEND.id, signal, timeoutMs: Infinity };
    const [{ values }] = await Promise.all([message.awaitInteraction(wait), person.fillIn(message, [DRINK], SEND)]);
    if (values["drink"]?.trim() !== DRINK.value)
      throw new MezonError(
        "expectation_failed",
        `the form said ${JSON.stringify(values["drink"])}, not "${DRINK.value}"`,
      );
    return "shown, filled in, and read";
  },
};
