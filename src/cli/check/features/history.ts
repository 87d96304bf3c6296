import type { Feature } from "../feature.js";

const MOST = 20;

/** Reads the newest messages. */
export const history: Feature = {
  name: "history",
  summary: "reads the newest messages of the channel",
  async attempt({ channel, signal }) {
    let read = 0;
    for await (const _ of channel.messages.list({ limit: MOST, signal })) read += 1;
    return `${read} messages read`;
  },
};
