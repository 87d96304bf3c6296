import type { Feature } from "../feature.js";

const AFTER = "mezonkit check: after the edit";

/** Edits a message. */
export const edit: Feature = {
  name: "edit",
  summary: "edits a message",
  async attempt(trial) {
    const message = await trial.post("mezonkit check: before the edit");
    await message.update(AFTER, { signal: trial.signal });
    await trial.readBack(message.id, "the text after the edit", ({ text }) => text === AFTER);
    return "edited, and read back";
  },
};
