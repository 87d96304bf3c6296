import type { MezonClient } from "../index.js";

/** Something that runs as long as a bot does, such as a scheduler. A middleware can be one as well. */
export interface BotService {
  /** Called by `bot.start()`, before the login. */
  start?(bot: { readonly client: MezonClient }): unknown;
  /** Called by `bot.stop()`, once no handler runs any more. */
  stop?(): unknown;
}

/** Returns a middleware or the like as a service, if it is one. */
export function serviceOf(given: object): BotService | undefined {
  const { start, stop } = given as BotService;
  return typeof start === "function" || typeof stop === "function" ? given : undefined;
}
