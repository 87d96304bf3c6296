import type { Feature } from "../feature.js";

/** Asks what the bot may do in the channel. */
export const permissions: Feature = {
  name: "permissions",
  summary: "asks what the bot may do in the channel",
  missing: ({ channel }) => (channel.clan === undefined ? "a conversation has no permissions" : undefined),
  async attempt({ channel, client, signal }) {
    const { slugs } = await channel.permissionsFor(client.me.id, { signal });
    return slugs.length === 0 ? "none are given" : slugs.join(", ");
  },
};
