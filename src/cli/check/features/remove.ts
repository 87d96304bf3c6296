import type { Feature } from "../feature.js";

/** Removes a message. */
export const remove: Feature = {
  name: "remove",
  summary: "removes a message",
  async attempt(trial) {
    const { channel, signal } = trial;
    const { made: message, remove: removeNow } = await trial.make({
      what: "a message",
      make: () => channel.send("mezonkit check: to be removed"),
      remove: (posted, ends) => posted.delete({ signal: ends }),
    });
    await removeNow();
    await trial.eventually("the server's history still shows the message", async () => {
      for await (const { id } of channel.messages.list({ limit: 10, signal })) if (id === message.id) return undefined;
      return true;
    });
    return "removed, and no longer in the history";
  },
};
