import type { Feature } from "../feature.js";

const EMOJI = "👍";

/** Adds a reaction, and removes it. */
export const reactions: Feature = {
  name: "reactions",
  summary: "adds a reaction, and removes it; hears one if a person is there",
  async attempt(trial) {
    const { person, signal } = trial;
    const message = await trial.post("mezonkit check: to react to");
    await message.react(EMOJI, { signal });
    await trial.readBack(message.id, "the reaction", ({ reactions: found }) => found.some(({ count }) => count > 0));
    await message.unreact(EMOJI, { signal });
    await trial.readBack(message.id, "the message without the reaction", ({ reactions: found }) =>
      found.every(({ count }) => count === 0),
    );
    if (person === undefined) return "added, and removed";
    await Promise.all([message.awaitReaction({ from: person.id, signal }), person.react(message, EMOJI)]);
    return "added, removed, and one of a person heard";
  },
};
