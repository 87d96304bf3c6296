import type { Feature } from "../feature.js";

/** Shows that the bot is typing. */
export const typing: Feature = {
  name: "typing",
  summary: "shows that the bot is typing",
  async attempt({ channel, signal }) {
    await channel.startTyping({ signal });
    return "shown";
  },
};
