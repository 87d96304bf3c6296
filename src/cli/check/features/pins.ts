import type { Feature } from "../feature.js";

/** Pins a message, and unpins it. */
export const pins: Feature = {
  name: "pins",
  summary: "pins a message, and unpins it",
  async attempt(trial) {
    const { channel, signal } = trial;
    const { id } = await trial.post("mezonkit check: to be pinned");
    const isPinned = async (): Promise<boolean> =>
      (await channel.pins.list({ signal })).some(({ messageId }) => messageId === id);
    const { remove: unpin } = await trial.make({
      what: "a pin",
      make: () => channel.pins.add(id),
      remove: (_, ends) => channel.pins.remove(id, { signal: ends }),
    });
    await trial.eventually("the list of pins does not show the message", async () => (await isPinned()) || undefined);
    await unpin();
    await trial.eventually("the list of pins still shows the message", async () => !(await isPinned()) || undefined);
    return "pinned, and unpinned";
  },
};
