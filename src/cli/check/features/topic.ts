import type { Feature } from "../feature.js";

/** Creates a topic under a message, and posts in it. */
export const topic: Feature = {
  name: "topic",
  summary: "creates a topic under a message, and posts in it",
  async attempt(trial) {
    const { channel, signal } = trial;
    const above = await trial.post("mezonkit check: above a topic");
    const { made } = await trial.make({
      what: "a topic",
      make: () => channel.topics.create(above.id),
      remove: ({ id: topicId }, ends) => channel.topics.delete(topicId, { signal: ends }),
    });
    const topicId = made.id;
    const { id } = await trial.post("mezonkit check: in a topic", { topicId });
    await trial.eventually("the topic's history does not show what was posted in it", async () => {
      for await (const message of channel.messages.list({ topicId, limit: 10, signal }))
        if (message.id === id) return message;
      return undefined;
    });
    return "created, and posted in";
  },
};
