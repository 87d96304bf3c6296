import type { Context } from "./context/context.js";

/**
 * Which updates are handled one after the other: those with the same key. Updates with different keys are handled
 * concurrently. `"none"`: all concurrently. A function returns the key of an update, or `undefined` if it need not wait.
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
