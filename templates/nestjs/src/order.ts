import { arg, type Bot } from "mezonkit/bot";

/** Adds a conversation to the bot: !order */
export function addOrder(bot: Bot): void {
  bot.conversation("order", async (c) => {
    const drink = await c.choose("What would you like?", ["tea", "coffee"]);
    const cups = await c.ask("How many cups?", { type: arg.integer({ min: 1, max: 9 }) });
    await c.say(`${cups} × ${drink}: coming!`);
  });
}
