import type { Feature } from "../feature.js";

/** Replies to a message. */
export const reply: Feature = {
  name: "reply",
  summary: "replies to a message",
  async attempt(trial) {
    const question = await trial.post("mezonkit check: a question");
    const { id } = await trial.posted(() => question.reply("mezonkit check: its answer"));
    await trial.readBack(id, "what the reply refers to", ({ references }) =>
      references.some(({ messageRefId }) => messageRefId === question.id),
    );
    return "the reply refers to its question";
  },
};
