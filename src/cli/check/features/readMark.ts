import type { Feature } from "../feature.js";

/** Marks the channel as read. */
export const readMark: Feature = {
  name: "read-mark",
  summary: "marks the channel as read",
  async attempt({ channel, signal }) {
    await channel.markRead({ signal });
    return "marked";
  },
};
