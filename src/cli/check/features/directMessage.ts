import type { Feature } from "../feature.js";

/** Writes to a person. */
export const directMessage: Feature = {
  name: "direct-message",
  summary: "writes to a person",
  missing: ({ receiverId }) => (receiverId === undefined ? "--user says to whom" : undefined),
  async attempt(trial) {
    const { client, receiverId = "" } = trial;
    const { remove: removeNow } = await trial.make({
      what: "a direct message",
      make: () => client.dm(receiverId, "mezonkit check: a direct message"),
      remove: (message, ends) => message.delete({ signal: ends }),
    });
    await removeNow();
    return "sent, and removed";
  },
};
