import { Bot, type BotOptions } from "../../src/bot/index.js";
import type { StartBot } from "../../src/testing/index.js";

/** Returns what makes a bot, sets it up and starts it. */
export function botWith(setUp: (bot: Bot) => unknown, options: BotOptions = {}): StartBot<Bot> {
  return async (given) => {
    const bot = new Bot(given, options);
    await setUp(bot);
    await bot.start();
    return bot;
  };
}
