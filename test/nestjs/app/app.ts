/** An application as people write it, which `nestjs.test.ts` compiles in several ways and runs. Prints what it saw. */
import "reflect-metadata";
import { Inject, Injectable, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { type Message, MezonClient } from "mezonkit";
import { arg, Bot, Context, MessageContext } from "mezonkit/bot";
import { ButtonBuilder, defineButton, EmbedBuilder } from "mezonkit/builders";
import { Button, Command, Form, Hears, MezonHealthIndicator, MezonModule, On } from "mezonkit/nestjs";
import { createSandbox, type Sandbox } from "mezonkit/sandbox";

const vote = defineButton("vote:{choice}");
const card = new EmbedBuilder().setTitle("You").addInput("name", { name: "Name" });
const SANDBOX = "sandbox";
const log: string[] = [];

@Injectable()
class Adder {
  add(a: number, b: number): number {
    return a + b;
  }
}

@Injectable()
class Handlers {
  // By their classes: that is what emitDecoratorMetadata is for.
  constructor(
    private readonly adder: Adder,
    private readonly client: MezonClient,
    private readonly bot: Bot,
  ) {}

  @Command({ name: "add", args: { a: arg.integer(), b: arg.integer() } })
  async add(ctx: Context & { readonly args: { readonly a: number; readonly b: number } }): Promise<void> {
    await ctx.reply(`${this.adder.add(ctx.args.a, ctx.args.b)} ${this.bot.client === this.client}`);
  }

  @Hears("hi")
  async greet(ctx: MessageContext): Promise<void> {
    await ctx.reply("hello");
  }

  @Command("vote")
  async ask(ctx: Context): Promise<void> {
    const components = new ButtonBuilder()
      .addButton({ id: vote.id({ choice: "tea" }), label: "Tea" })
      .addButton({ id: "submit", label: "Submit" });
    await ctx.reply({ t: "Vote", embed: [card], components });
  }

  @Button(vote)
  async voted(ctx: Context & { readonly state: { readonly choice: string } }): Promise<void> {
    await ctx.reply(`voted ${ctx.state.choice}`);
  }

  @Form(card.form, "submit")
  async submitted(ctx: Context & { readonly values: { readonly name: string | undefined } }): Promise<void> {
    await ctx.reply(`name ${ctx.values.name ?? ""}`);
  }

  @On("message")
  heard(message: Message): void {
    if (!message.isOwn) log.push(message.text);
  }
}

@Module({ providers: [{ provide: SANDBOX, useFactory: () => createSandbox() }], exports: [SANDBOX] })
class SandboxModule {}

@Module({
  imports: [
    MezonModule.forRootAsync({
      imports: [SandboxModule],
      inject: [SANDBOX],
      useFactory: (sandbox: Sandbox) => ({ client: { ...sandbox }, bot: { prefix: "*" } }),
    }),
    SandboxModule,
  ],
  providers: [Adder, Handlers],
})
class AppModule {
  constructor(@Inject(SANDBOX) readonly sandbox: Sandbox) {}
}

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(AppModule, { logger: ["error"] });
  const { sandbox } = app.get(AppModule);
  const client = app.get(MezonClient);
  const health = app.get(MezonHealthIndicator);
  const before = health.isHealthy("bot");
  const alice = sandbox.user("alice");
  const answers: string[] = [];
  const answered = async (text: string, act: () => Promise<unknown>) => {
    await act();
    const answer = await alice.waitForMessage(text);
    answers.push(answer.text);
    return answer;
  };
  const say = (text: string) => () => alice.send(sandbox.channelId, text);
  await answered("5 true", say("*add 2 3"));
  await answered("hello", say("hi"));
  const asked = await answered("Vote", say("*vote"));
  await answered("voted tea", () => alice.click(asked, vote.id({ choice: "tea" })));
  await alice.fill(asked, "name", "Lan");
  await answered("name Lan", () => alice.click(asked, "submit"));
  await app.close();
  await sandbox.close();
  const after = [client.state, health.isHealthy().mezon.status];
  process.stdout.write(`${JSON.stringify({ before, answers, log, after })}\n`);
}

void main();
