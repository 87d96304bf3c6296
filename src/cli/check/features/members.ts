import type { Feature } from "../feature.js";

/** Lists who is in the clan, and finds the bot among them. */
export const members: Feature = {
  name: "members",
  summary: "lists the members of the clan",
  missing: ({ channel }) => (channel.clan === undefined ? "a conversation belongs to no clan" : undefined),
  async attempt(trial) {
    const { channel, client, signal } = trial;
    let [count, isListed] = [0, false];
    for await (const { id } of channel.clan?.members.list({ signal }) ?? []) {
      count += 1;
      isListed ||= id === client.userId;
    }
    return isListed ? `${count} listed, the bot among them` : `${count} listed, without the bot`;
  },
};
