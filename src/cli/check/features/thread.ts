import type { Feature } from "../feature.js";

/** Starts a thread, and posts in it. */
export const thread: Feature = {
  name: "thread",
  summary: "starts a thread, and posts in it",
  async attempt(trial) {
    const { channel, signal } = trial;
    const above = await trial.post("mezonkit check: above a thread");
    const name = `mezonkit check ${above.id}`;
    // By its name: starting a thread takes several calls, and one after the first may fail.
    trial.undo(`thread "${name}"`, async (ends) => {
      for await (const each of channel.clan?.channels.threads(channel.id, { signal: ends }) ?? [])
        if (each.name === name) await each.delete({ signal: ends });
    });
    const started = await above.startThread(name, { signal });
    const { id } = await started.send("mezonkit check: in a thread", { signal });
    await trial.eventually("the thread's history does not show what was posted in it", async () =>
      (await started.messages.around(id, { signal })).find((message) => message.id === id),
    );
    return "started, and posted in";
  },
};
