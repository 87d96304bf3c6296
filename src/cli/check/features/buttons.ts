import { ButtonBuilder, ButtonStyle } from "../../../builders/index.js";
import type { Feature } from "../feature.js";

const YES = { id: "mezonkit-check-yes", label: "Yes" };
const NO = { id: "mezonkit-check-no", label: "No" };

/** Posts buttons, and hears a click. */
export const buttons: Feature = {
  name: "buttons",
  summary: "posts buttons; hears a click if a person is there",
  async attempt(trial) {
    const { person, signal } = trial;
    const components = new ButtonBuilder()
      .addButton({ ...YES, style: ButtonStyle.Success })
      .addButton({ ...NO, style: ButtonStyle.Danger });
    const message = await trial.post({ t: "mezonkit check: buttons", components });
    await trial.readBack(message.id, "both buttons", ({ components: [row] }) => row?.components.length === 2);
    if (person === undefined) return "shown; nobody was there to click";
    const wait = { from: person.id, customId: YES.id, signal, timeoutMs: Infinity };
    const [click] = await Promise.all([message.awaitInteraction(wait), person.click(message, YES)]);
    await click.update("mezonkit check: clicked", { signal });
    return "shown, clicked, and answered";
  },
};
