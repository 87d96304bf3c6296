import type { Context } from "./context/context.js";

/**
 * Whose updates are handled one after the other; those of different keys are handled side by side.
 * `"none"`: all side by side. A function returns the key, or `undefined` for an update that waits for none.
 */
export type Order = "userInChannel" | "user" | "channel" | "clan" | "none" | ((ctx: Context) => string | undefined);

/** Returns the function that gives each update its key. */
export function orderKey(order: Order): (ctx: Context) => string | undefined {
  if (typeof order === "function") return order;
  return keys[order];
}

/** The orders that have a name. */
export const orders: readonly string[] = ["userInChannel", "user", "channel", "clan", "none"];

const keys = {
  userInChannel: ({ channelId, userId }) => `${channelId} ${userId}`,
  user: ({ userId }) => userId,
  channel: ({ channelId }) => channelId,
  clan: ({ clanId, channelId }) => clanId ?? channelId,
  none: () => undefined,
} as const satisfies Record<string, (ctx: Context) => string | undefined>;
