import { arg, Bot } from "mezonkit/bot";
import { ButtonBuilder, ButtonStyle, defineButton } from "mezonkit/builders";

const wave = defineButton("wave:{name}");

/**
 * Returns the bot, not started. Options that are left out come from the environment.
 *
 * @param {import("mezonkit").MezonClientOptions} [options]
 */
export function createBot(options = {}) {
  const bot = new Bot(options, { prefix: "!" });

  // A command with an argument, and a button that carries it: !hello Lan
  const hello = { name: "hello", description: "Greets somebody", args: { name: arg.rest().default("world") } };
  bot.command(hello, async (ctx) => {
    const { name } = ctx.args;
    const button = { id: wave.id({ name }), label: "Wave", style: ButtonStyle.Primary };
    await ctx.reply({ t: `Hello, ${name}!`, components: new ButtonBuilder().addButton(button) });
  });
  bot.button(wave, (ctx) => ctx.edit(`You waved at ${ctx.state.name}.`));

  // A conversation: !order
  bot.conversation("order", async (c) => {
    const drink = await c.choose("What would you like?", ["tea", "coffee"]);
    const cups = await c.ask("How many cups?", { type: arg.integer({ min: 1, max: 9 }) });
    await c.say(`${cups} × ${drink}: coming!`);
  });
  bot.command({ name: "order", description: "Orders a drink" }, (ctx) => ctx.enter("order"));

  return bot;
}
