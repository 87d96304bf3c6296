import { mentioning } from "../../../index.js";
import type { Feature } from "../feature.js";

/** Mentions somebody: whoever was named, otherwise the bot itself, which disturbs nobody. */
export const mentions: Feature = {
  name: "mentions",
  summary: "mentions a person: the bot itself if nobody was named",
  async attempt(trial) {
    const { client, receiverId = client.me.id, signal } = trial;
    const { name } = await client.users.fetch(receiverId, { signal });
    const { id } = await trial.post(mentioning`mezonkit check: hello ${{ id: receiverId, name }}`);
    const shown = `@${name}`;
    await trial.readBack(id, "the mention at its place", (message) =>
      message.mentions.some(({ userId, s, e }) => userId === receiverId && message.text.slice(s, e) === shown),
    );
    return `mentioned ${shown}`;
  },
};
