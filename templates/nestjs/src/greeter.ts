import { Inject, Injectable } from "@nestjs/common";
import { arg, type ButtonContext, type Context } from "mezonkit/bot";
import { ButtonBuilder, ButtonStyle, defineButton } from "mezonkit/builders";
import { Button, Command } from "mezonkit/nestjs";
import { Greetings } from "./greetings.js";

const wave = defineButton("wave:{name}");

/** What the bot does. Methods of all providers count. */
@Injectable()
export class Greeter {
  // Named, because tsx and vitest leave out the types by which Nest would find it.
  constructor(@Inject(Greetings) private readonly greetings: Greetings) {}

  // A command with an argument, and a button that carries it: !hello Lan
  @Command({ name: "hello", description: "Greets somebody", args: { name: arg.rest().default("world") } })
  async hello(ctx: Context & { readonly args: { readonly name: string } }): Promise<void> {
    const { name } = ctx.args;
    const button = { id: wave.id({ name }), label: "Wave", style: ButtonStyle.Primary };
    await ctx.reply({ t: this.greetings.greet(name), components: new ButtonBuilder().addButton(button) });
  }

  @Button(wave)
  async waved(ctx: ButtonContext<{ readonly name: string }>): Promise<void> {
    await ctx.edit(`You waved at ${ctx.state.name}.`);
  }

  @Command({ name: "order", description: "Orders a drink" })
  async order(ctx: Context): Promise<void> {
    await ctx.enter("order");
  }
}
