import type { Feature } from "../feature.js";

/** Shows a message to one person only, changes it, and removes it. */
export const ephemeral: Feature = {
  name: "ephemeral",
  summary: "shows a message to one person, changes and removes it",
  missing: ({ receiverId }) => (receiverId === undefined ? "--user says who is to see it" : undefined),
  async attempt(trial) {
    const { channel, receiverId = "", signal } = trial;
    const { made: shown, remove: hide } = await trial.make({
      what: "an ephemeral message",
      make: () => channel.sendEphemeral(receiverId, "mezonkit check: only you see this"),
      remove: (made, ends) => made.delete({ signal: ends }),
    });
    await shown.update("mezonkit check: only you see this change", { signal });
    await hide();
    return "shown, changed, and removed";
  },
};
