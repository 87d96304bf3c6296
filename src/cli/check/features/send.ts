import type { Feature } from "../feature.js";

const TEXT = "mezonkit check: a message, with an accent (é), Việt and a smile 🙂";

/** Posts a text. */
export const send: Feature = {
  name: "send",
  summary: "posts a text, and reads it back",
  async attempt(trial) {
    const { id } = await trial.post(TEXT);
    await trial.readBack(id, "the text as it was sent", ({ text }) => text === TEXT);
    return "posted, and read back";
  },
};
