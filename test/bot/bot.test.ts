import { afterEach, describe, expect, it } from "vitest";
import {
  arg,
  Bot,
  type BotOptions,
  Composer,
  defineCommand,
  definePlugin,
  guard,
  type MessageContext,
  registerSlashCommands,
  UserError,
} from "../../src/bot/index.js";
import { ButtonBuilder, defineButton } from "../../src/builders/index.js";
import { type TestBed, testBedsClosedBy } from "../../src/testing/index.js";
import { botWith } from "./startedBot.js";

const testBed = testBedsClosedBy(afterEach);
const nowhere = { botId: "1234567890123456789", token: "t" };

const bedWith = (setUp: (bot: Bot) => unknown, options: BotOptions = {}): Promise<TestBed<Bot>> =>
  testBed({ start: botWith(setUp, { prefix: ["!", "!!"], ...options }) });

describe("a command", () => {
  it("is called by any prefix, in any case, and by a mention", async () => {
    const bed = await bedWith((bot) => bot.command("Ping", (ctx) => ctx.reply(`pong by ${ctx.invocation?.via}`)));
    const alice = bed.person("alice");
    await alice.say("!ping").answered("pong by prefix");
    await alice.say("!!PING").answered("pong by prefix");
    await alice.say("@bot ping", { mentions: [{ userId: bed.bot.id, s: 0, e: 4 }] }).answered("pong by mention");
  });

  it("gets its arguments, and says what is wrong with them", async () => {
    const bed = await bedWith((bot) =>
      bot.command({ name: "add", args: { a: arg.integer(), b: arg.integer() } }, (ctx) =>
        ctx.reply(String(ctx.args.a + ctx.args.b)),
      ),
    );
    const alice = bed.person("alice");
    await alice.say("!add 2 3").answered("5");
    await alice.say("!add 2 x").answered('"x" is no whole number.\n!add 2 →x←\nUsage: !add <a> <b>');
  });

  it("is shown with the prefix that the person wrote", async () => {
    const bed = await bedWith((bot) => bot.command({ name: "add", args: { a: arg.integer() } }, () => undefined), {
      prefix: ["!", "*"],
    });
    const alice = bed.person("alice");
    await alice.say("!add").answered(/Usage: !add <a>/);
    await alice.say("*add").answered(/Usage: \*add <a>/);
  });

  it("that is not there is answered with the nearest", async () => {
    const bed = await bedWith((bot) => bot.command("balance", (ctx) => ctx.reply("0")));
    const alice = bed.person("alice");
    await alice.say("!balence").answered('There is no command "balence". Did you mean balance?');
    await alice.say("!hlep").answered('There is no command "hlep". Did you mean help?');
  });

  it("runs for those who pass its guards", async () => {
    const open = guard(() => true);
    const closed = guard(() => false, "Not today.");
    const bed = await bedWith((bot) => {
      bot.command({ name: "yes", guards: [open] }, (ctx) => ctx.reply("yes"));
      bot.command({ name: "no", guards: [open, closed] }, (ctx) => ctx.reply("no"));
    });
    const alice = bed.person("alice");
    await alice.say("!yes").answered("yes");
    await alice.say("!no").answered("Not today.");
    await alice.say("!help").answered("Commands\n!help [command…]\n!yes\nMore about one of them: !help …");
  });

  it("has subcommands, which a part of the bot may bring", async () => {
    const settings = new Map<string, string>();
    const set = defineCommand({ name: "set", args: { key: arg.text(), value: arg.rest() } }, async (ctx) => {
      settings.set(ctx.args.key, ctx.args.value);
      await ctx.reply("set");
    });
    const config = new Composer();
    config.command({ name: "config", description: "Settings", subcommands: [set] });
    const bed = await bedWith((bot) => bot.use(config));
    const alice = bed.person("alice");
    await alice.say("!config set color dark blue").answered("set");
    expect(settings).toStrictEqual(new Map([["color", "dark blue"]]));
    await alice.say("!config").answered("config what? One of: set.");
    await alice.say("!help config").answered("!config\nSettings\n  !config set <key> <value…>");
  });

  it("is refused a second time within its cooldown, and that is said once", async () => {
    const bed = await bedWith((bot) =>
      bot.command({ name: "daily", cooldown: { ms: 60_000 } }, (ctx) => ctx.reply("100 coins")),
    );
    const alice = bed.person("alice");
    await alice.say("!daily").answered("100 coins");
    await alice.say("!daily").answered(/^Please wait \d+ s\.$/);
    await alice.say("!daily").unanswered();
  });

  it.each([
    ["give me", "must be one word"],
    ["", "must be one word"],
  ])("cannot be called %j", (name, reason) => {
    expect(() => new Bot(nowhere).command(name, () => undefined)).toThrow(reason);
  });

  it("cannot have the name of another", () => {
    const bot = new Bot(nowhere);
    bot.command({ name: "give", aliases: ["pay"] }, () => undefined);
    expect(() => bot.command("PAY", () => undefined)).toThrow("pay is a name of two commands: give and PAY");
  });
});

describe("middlewares", () => {
  it("run in their order, and plugins add to the context", async () => {
    const seen: string[] = [];
    const numbered = definePlugin<{ number: number }>()((ctx, next) => {
      ctx.number = 7;
      return next();
    });
    const bed = await bedWith((bot) =>
      bot
        .use(async (_, next) => {
          seen.push("before");
          await next();
          seen.push("after");
        })
        .use(numbered)
        .command("number", async (ctx) => {
          seen.push("command");
          await ctx.reply(String(ctx.number));
        }),
    );
    await bed.person("alice").say("!number").answered("7");
    expect(seen).toStrictEqual(["before", "command", "after"]);
  });

  it("have a boundary for the errors of a branch", async () => {
    const caught: unknown[] = [];
    const bed = await bedWith((bot) => {
      bot
        .errorBoundary((error) => caught.push(error))
        .command("fail", () => {
          throw new Error("broken");
        });
      bot.command("say", () => {
        throw new UserError("so");
      });
      bot.command("crash", () => {
        throw new Error("crashed");
      });
    });
    const alice = bed.person("alice");
    await alice.say("!fail").unanswered();
    await alice.say("!say").answered("so");
    expect(caught).toStrictEqual([new Error("broken")]);
    expect(bed.bot.errors).toStrictEqual([]);
    await alice.say("!crash").answered("Something went wrong. Please try again later.");
    expect(bed.bot.errors).toStrictEqual([new Error("crashed")]);
  });
});

describe("what one person does in one channel", () => {
  it("is handled in order, while others are handled beside it", async () => {
    let balance = 100;
    const told: string[] = [];
    const bed = await bedWith((bot) =>
      bot.command({ name: "take", args: { amount: arg.integer() } }, async (ctx) => {
        const before = balance;
        await ctx.typing();
        if (before < ctx.args.amount) throw new UserError("not enough");
        balance = before - ctx.args.amount;
        told.push(ctx.userId);
      }),
    );
    const [alice, bob] = bed.people("alice", "bob");
    await Promise.all([alice.say("!take 80"), alice.say("!take 80"), bob.say("hello")]);
    await alice.expectMessage("not enough", { since: "start" });
    expect([balance, told]).toStrictEqual([20, [alice.id]]);
  });
});

it.each([
  ["locale", { locale: 5 }],
  ["now", { now: 5 }],
  ["slashCommands", { slashCommands: ["x"] }],
  ["unknownCommand", { unknownCommand: "shout" }],
])("the option %s is checked", (path, options) => {
  expect(() => new Bot(nowhere, options as never)).toThrow(expect.objectContaining({ path }) as Error);
});

it("ids of buttons and selects are checked where they are written", () => {
  const bot = new Bot(nowhere);
  for (const id of [undefined, 5, {}]) {
    expect(() => bot.button(id as never)).toThrow(/^id: /);
    expect(() => bot.select(id as never)).toThrow(/^id: /);
  }
});

it("what is refused because too much runs does not count for the cooldown", async () => {
  let end: () => void = () => undefined;
  const mayEnd = new Promise<void>((resolve) => {
    end = resolve;
  });
  const bed = await bedWith((bot) =>
    bot.command({ name: "slow", maxConcurrent: 1, cooldown: { ms: 60_000 } }, async (ctx) => {
      await ctx.reply("began");
      await mayEnd;
    }),
  );
  const [alice, bob] = bed.people("alice", "bob");
  await alice.say("!slow").answered("began");
  await bob.say("!slow").answered("One moment, please: I am still busy.");
  end();
  await bed.bot.idle();
  await bob.say("!slow").answered("began");
});

describe("slash commands", () => {
  function roll(bot: Bot): void {
    bot.command({ name: "roll", args: { sides: arg.integer().default(6) } }, (ctx) =>
      ctx.ephemeral(`d${ctx.args.sides}`),
    );
  }
  const namesOf = async ({ client }: Bot): Promise<readonly string[]> =>
    (await client.me.quickMenus.list({ menuType: 2 })).map(({ menuName }) => menuName).sort();

  it("match the commands, whatever was registered before", async () => {
    const bed = await bedWith(
      (bot) => {
        roll(bot);
        bot.command({ name: "secret", hidden: true }, () => undefined);
      },
      { slashCommands: "all" },
    );
    const bot = bed.bot.instance;
    await expect.poll(() => namesOf(bot)).toStrictEqual(["help", "roll"]);
    await bot.client.me.quickMenus.add({ name: "other", action: "other", menuType: 2 });
    const { clanId } = bed.sandbox;
    const again = await registerSlashCommands(bot.client, bot.allCommands, { clanId });
    expect(again).toStrictEqual({ added: 0, updated: 0, removed: 0 });
    const other = defineCommand({ name: "Roll" }, () => undefined);
    const changes = await registerSlashCommands(bot.client, [other], { clanId });
    expect([changes, await namesOf(bot)]).toStrictEqual([{ added: 0, updated: 1, removed: 1 }, ["Roll", "other"]]);
  });

  it("get their arguments from what was typed", async () => {
    const bed = await bedWith(roll, { slashCommands: "all" });
    await expect.poll(() => namesOf(bed.bot.instance)).toHaveLength(2);
    const answer = await bed.person("alice").callQuickMenu("roll", { text: "/roll 20" }).answered("d20");
    expect(answer.isEphemeral).toBe(true);
  });
});

describe("a button", () => {
  it("has a handler with its state", async () => {
    const vote = defineButton("vote:{choice}");
    const bed = await bedWith((bot) => {
      bot.command("vote", (ctx) => {
        const buttons = new ButtonBuilder().addButton({ id: vote.id({ choice: "tea" }), label: "Tea" });
        return ctx.reply({ t: "Vote", components: buttons.build() });
      });
      bot.button(vote, (ctx) => ctx.edit(`voted ${ctx.state.choice}`));
    });
    const question = await bed.person("alice").say("!vote").answered("Vote");
    await question.button("Tea").click().edited("voted tea");
  });
});

it("texts are heard", async () => {
  const heard: (MessageContext & { readonly match: unknown })[] = [];
  const bed = await bedWith((bot) =>
    bot.hears([/^deploy (\w+)$/, "Hi"], (ctx) => {
      heard.push(ctx);
      return ctx.reply(`${ctx.match[1] ?? "hi"}`);
    }),
  );
  const alice = bed.person("alice");
  await alice.say("deploy blue").answered("blue");
  await alice.say("hi").answered("hi");
});
