import type { Channel, Message } from "mezonkit";
import {
  type ArgumentValues,
  arg,
  type Bot,
  Composer,
  type Context,
  defineCommand,
  definePlugin,
  type MessageContext,
  type SlashContext,
  session,
} from "mezonkit/bot";
import { defineButton, EmbedBuilder } from "mezonkit/builders";
import { describe, expectTypeOf, test } from "vitest";

// Nothing here runs for its effect: `tsc` checks it, and so does `npm run check:types`.

declare const bot: Bot;

describe("arguments", () => {
  const args = {
    word: arg.text(),
    count: arg.integer({ min: 1 }),
    price: arg.amount(),
    agreed: arg.boolean(),
    after: arg.duration(),
    day: arg.date(),
    color: arg.choice(["red", "green"]),
    label: arg.text().optional(),
    size: arg.integer().default(3),
    silent: arg.toggle(),
    depth: arg.integer().flag(),
    names: arg.text().list(),
  };

  test("are inferred from their types", () => {
    expectTypeOf<ArgumentValues<typeof args>>().toEqualTypeOf<{
      readonly word: string;
      readonly count: number;
      readonly price: { readonly units: bigint };
      readonly agreed: boolean;
      readonly after: number;
      readonly day: Date;
      readonly color: "red" | "green";
      readonly label: string | undefined;
      readonly size: number;
      readonly silent: boolean;
      readonly depth: number | undefined;
      readonly names: string[];
    }>();
  });

  test("are those of the handler", () => {
    expectTypeOf(() =>
      bot.command({ name: "a", args }, (ctx) => {
        expectTypeOf(ctx.args.color).toEqualTypeOf<"red" | "green">();
        expectTypeOf(ctx.args).not.toHaveProperty("colour");
        expectTypeOf(ctx.channel).toEqualTypeOf<Channel>();
      }),
    ).toBeFunction();
    expectTypeOf(() =>
      defineCommand({ name: "b", args: { n: arg.number() } }, (ctx) =>
        expectTypeOf(ctx.args.n).toEqualTypeOf<number>(),
      ),
    ).toBeFunction();
  });

  test("of a command without any are none", () => {
    expectTypeOf(() => bot.command("c", (ctx) => expectTypeOf(ctx.args).not.toHaveProperty("anything"))).toBeFunction();
  });
});

describe("what is added to the context", () => {
  const numbered = definePlugin<{ number: number }>()((_, next) => next());

  test("by a plugin is seen by what comes after it, and not before", () => {
    expectTypeOf(() => {
      const wider = bot.use(numbered);
      wider.command("d", (ctx) => expectTypeOf(ctx.number).toEqualTypeOf<number>());
      wider.hears("e", (ctx) => {
        expectTypeOf(ctx.number).toEqualTypeOf<number>();
        expectTypeOf(ctx.message).toEqualTypeOf<Message>();
      });
      bot.command("f", (ctx) => expectTypeOf(ctx).not.toHaveProperty("number"));
    }).toBeFunction();
  });

  test("by two plugins is both", () => {
    expectTypeOf(() => {
      const both = bot.use(numbered).use(session({ initial: () => ({ count: 0 }) }));
      both.command("g", (ctx) => {
        expectTypeOf(ctx.number).toEqualTypeOf<number>();
        expectTypeOf(ctx.session).toEqualTypeOf<{ count: number }>();
      });
    }).toBeFunction();
  });

  test("need not be known to a part of the bot, and must be there if it is", () => {
    expectTypeOf(() => {
      const wide = bot.use(numbered);
      wide.use(new Composer());
      wide.use(new Composer<Context & { number: number }>());
      // @ts-expect-error: this bot has no such plugin.
      bot.use(new Composer<Context & { number: number }>());
    }).toBeFunction();
  });

  test("follows from the kind of the update", () => {
    expectTypeOf(() => {
      bot.on("message", (ctx) => expectTypeOf(ctx).toExtend<MessageContext>());
      bot.quickMenu("h", (ctx) => expectTypeOf(ctx).toExtend<SlashContext>());
      bot.use((ctx) => expectTypeOf(ctx).toEqualTypeOf<Context>());
    }).toBeFunction();
  });
});

describe("buttons and forms", () => {
  const vote = defineButton("vote:{choice}");
  const card = new EmbedBuilder()
    .addInput("name", { name: "Name" })
    .addInput("age", { name: "Age", type: "number" })
    .addSelect("team", { name: "Team", options: ["red", "blue"] });

  test("have the state of their id", () => {
    expectTypeOf(() =>
      bot.button(vote, (ctx) => {
        expectTypeOf(ctx.state.choice).toEqualTypeOf<string>();
        expectTypeOf(ctx.state).not.toHaveProperty("other");
      }),
    ).toBeFunction();
  });

  test("have the values that the form declares", () => {
    expectTypeOf(() =>
      bot.form(card.form, "submit", (ctx) => {
        expectTypeOf(ctx.values.name).toEqualTypeOf<string | undefined>();
        expectTypeOf(ctx.values.age).toEqualTypeOf<number | undefined>();
        expectTypeOf(ctx.values.team).toEqualTypeOf<"red" | "blue" | undefined>();
      }),
    ).toBeFunction();
  });
});
