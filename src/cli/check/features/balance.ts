import type { Feature } from "../feature.js";

/** Asks the token chain for the bot's balance. */
export const balance: Feature = {
  name: "balance",
  summary: "asks the token chain for the bot's balance",
  async attempt({ client, signal }) {
    const { tokens } = await client.wallet.balance({ signal });
    return `${tokens} tokens`;
  },
};
