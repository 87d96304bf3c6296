import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  arg,
  Bot,
  Composer,
  defineCommand,
  definePlugin,
  guard,
  type MessageContext,
  registerSlashCommands,
  UserError,
} from "../../src/bot/index.js";
import { ButtonBuilder, defineButton } from "../../src/builders/index.js";
import type { MezonError } from "../../src/index.js";
import { createSandbox, type Sandbox, type SandboxMessage, type SandboxUser } from "../../src/sandbox/index.js";

let sandbox: Sandbox;
let bot: Bot;
let alice: SandboxUser;
let errors: MezonError[];

beforeEach(async () => {
  sandbox = await createSandbox();
  alice = sandbox.user("alice");
  errors = [];
  bot = new Bot({ ...sandbox }, { prefix: ["!", "!!"], owners: [alice.id] });
  bot.client.on("error", (error) => errors.push(error));
});

afterEach(async () => {
  await bot.stop();
  await sandbox.close();
});

const say = (text: string): Promise<unknown> => alice.send(sandbox.channelId, text);
/** Says something, and returns what the bot posts after it. */
async function answer(text: string): Promise<string> {
  const before = new Set(sandbox.messages(sandbox.channelId).map(({ id }) => id));
  await say(text);
  const isAnswer = ({ id, senderId }: SandboxMessage): boolean => senderId === sandbox.botId && !before.has(id);
  return (await alice.waitForMessage(isAnswer)).text;
}

describe("a command", () => {
  it("is called by any prefix, in any case, and by a mention", async () => {
    bot.command("Ping", (ctx) => ctx.reply(`pong by ${ctx.invocation?.via}`));
    await bot.start();
    expect(await answer("!ping")).toBe("pong by prefix");
  });

  it("gets its arguments, and says what is wrong with them", async () => {
    bot.command({ name: "add", args: { a: arg.integer(), b: arg.integer() } }, (ctx) =>
      ctx.reply(String(ctx.args.a + ctx.args.b)),
    );
    await bot.start();
    expect(await answer("!add 2 3")).toBe("5");
    expect(await answer("!add 2 x")).toBe('"x" is no whole number.\n!add 2 →x←\nUsage: !add <a> <b>');
  });

  it("is shown with the prefix that the person wrote", async () => {
    bot = new Bot({ ...sandbox }, { prefix: ["!", "*"] });
    bot.command({ name: "add", args: { a: arg.integer() } }, () => undefined);
    await bot.start();
    expect(await answer("!add")).toContain("Usage: !add <a>");
    expect(await answer("*add")).toContain("Usage: *add <a>");
  });

  it("that is not there is answered with the nearest", async () => {
    bot.command("balance", (ctx) => ctx.reply("0"));
    await bot.start();
    expect(await answer("!balence")).toBe('There is no command "balence". Did you mean balance?');
    expect(await answer("!hlep")).toBe('There is no command "hlep". Did you mean help?');
  });

  it("runs for those who pass its guards", async () => {
    const open = guard(() => true);
    const closed = guard(() => false, "Not today.");
    bot.command({ name: "yes", guards: [open] }, (ctx) => ctx.reply("yes"));
    bot.command({ name: "no", guards: [open, closed] }, (ctx) => ctx.reply("no"));
    await bot.start();
    expect(await answer("!yes")).toBe("yes");
    expect(await answer("!no")).toBe("Not today.");
    expect(await answer("!help")).toBe("Commands\n!help [command…]\n!yes\nMore about one of them: !help …");
  });

  it("has subcommands, which a part of the bot may bring", async () => {
    const settings = new Map<string, string>();
    const set = defineCommand({ name: "set", args: { key: arg.text(), value: arg.rest() } }, async (ctx) => {
      settings.set(ctx.args.key, ctx.args.value);
      await ctx.reply("set");
    });
    const config = new Composer();
    config.command({ name: "config", description: "Settings", subcommands: [set] });
    bot.use(config);
    await bot.start();
    expect(await answer("!config set color dark blue")).toBe("set");
    expect(settings).toStrictEqual(new Map([["color", "dark blue"]]));
    expect(await answer("!config")).toBe("config what? One of: set.");
    expect(await answer("!help config")).toBe("!config\nSettings\n  !config set <key> <value…>");
  });

  it("is refused a second time within its cooldown, and that is said once", async () => {
    bot.command({ name: "daily", cooldown: { ms: 60_000 } }, (ctx) => ctx.reply("100 coins"));
    bot.command("done", (ctx) => ctx.reply("done"));
    await bot.start();
    expect(await answer("!daily")).toBe("100 coins");
    expect(await answer("!daily")).toMatch(/^Please wait \d+ s\.$/);
    await say("!daily");
    expect(await answer("!done")).toBe("done");
  });

  it.each([
    ["give me", "must be one word"],
    ["", "must be one word"],
  ])("cannot be called %j", (name, reason) => {
    expect(() => bot.command(name, () => undefined)).toThrow(reason);
  });

  it("cannot have the name of another", () => {
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
      });
    await bot.start();
    expect(await answer("!number")).toBe("7");
    await bot.idle();
    expect(seen).toStrictEqual(["before", "command", "after"]);
  });

  it("have a boundary for the errors of a branch", async () => {
    const caught: unknown[] = [];
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
    await bot.start();
    await say("!fail");
    expect(await answer("!say")).toBe("so");
    expect(caught).toStrictEqual([new Error("broken")]);
    expect(errors).toStrictEqual([]);
    expect(await answer("!crash")).toBe("Something went wrong. Please try again later.");
    await bot.idle();
    expect(errors.map(({ cause }) => cause)).toStrictEqual([new Error("crashed")]);
  });
});

describe("what one person does in one channel", () => {
  it("is handled in order, while others are handled beside it", async () => {
    const bob = sandbox.user("bob");
    let balance = 100;
    const told: string[] = [];
    bot.command({ name: "take", args: { amount: arg.integer() } }, async (ctx) => {
      const before = balance;
      await ctx.typing();
      if (before < ctx.args.amount) throw new UserError("not enough");
      balance = before - ctx.args.amount;
      told.push(ctx.userId);
    });
    await bot.start();
    await Promise.all([say("!take 80"), say("!take 80"), bob.send(sandbox.channelId, "hello")]);
    expect((await alice.waitForMessage((message) => message.senderId === sandbox.botId)).text).toBe("not enough");
    expect([balance, told]).toStrictEqual([20, [alice.id]]);
  });
});

it.each([
  ["locale", { locale: 5 }],
  ["now", { now: 5 }],
  ["slashCommands", { slashCommands: ["x"] }],
  ["unknownCommand", { unknownCommand: "shout" }],
])("the option %s is checked", (path, options) => {
  expect(() => new Bot({ ...sandbox }, options as never)).toThrow(expect.objectContaining({ path }) as Error);
});

it("ids of buttons and selects are checked where they are written", () => {
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
  bot.command({ name: "slow", maxConcurrent: 1, cooldown: { ms: 60_000 } }, async (ctx) => {
    await ctx.reply("began");
    await mayEnd;
  });
  await bot.start();
  const bob = sandbox.user("bob");
  expect(await answer("!slow")).toBe("began");
  await bob.send(sandbox.channelId, "!slow");
  await bob.waitForMessage("One moment, please: I am still busy.");
  end();
  await bot.idle();
  await bob.send(sandbox.channelId, "!slow");
  await vi.waitFor(() =>
    expect(sandbox.messages(sandbox.channelId).filter(({ text }) => text === "began")).toHaveLength(2),
  );
});

describe("slash commands", () => {
  it("match the commands, whatever was registered before", async () => {
    bot = new Bot({ ...sandbox }, { slashCommands: "all" });
    bot.command({ name: "roll", args: { sides: arg.integer().default(6) } }, (ctx) =>
      ctx.ephemeral(`d${ctx.args.sides}`),
    );
    bot.command({ name: "secret", hidden: true }, () => undefined);
    await bot.start();
    const names = async (): Promise<readonly string[]> =>
      (await bot.client.me.quickMenus.list({ menuType: 2 })).map(({ menuName }) => menuName).sort();
    await vi.waitFor(async () => expect(await names()).toStrictEqual(["help", "roll"]));
    await bot.client.me.quickMenus.add({ name: "other", action: "other", menuType: 2 });
    const { clanId } = sandbox;
    const again = await registerSlashCommands(bot.client, bot.allCommands, { clanId });
    expect(again).toStrictEqual({ added: 0, updated: 0, removed: 0 });
    const roll = defineCommand({ name: "Roll" }, () => undefined);
    const changes = await registerSlashCommands(bot.client, [roll], { clanId });
    expect([changes, await names()]).toStrictEqual([{ added: 0, updated: 1, removed: 1 }, ["Roll", "other"]]);
  });

  it("get their arguments from what was typed", async () => {
    bot = new Bot({ ...sandbox }, { slashCommands: "all" });
    bot.command({ name: "roll", args: { sides: arg.integer().default(6) } }, (ctx) =>
      ctx.ephemeral(`d${ctx.args.sides}`),
    );
    await bot.start();
    await vi.waitFor(async () => expect(await bot.client.me.quickMenus.list({ menuType: 2 })).toHaveLength(2));
    await alice.callQuickMenu(sandbox.channelId, "roll", { text: "/roll 20" });
    expect((await alice.waitFor("ephemeral")).message.text).toBe("d20");
  });
});

describe("a button", () => {
  it("has a handler with its state", async () => {
    const vote = defineButton("vote:{choice}");
    bot.command("vote", (ctx) => {
      const buttons = new ButtonBuilder().addButton({ id: vote.id({ choice: "tea" }), label: "Tea" });
      return ctx.reply({ t: "Vote", components: buttons.build() });
    });
    bot.button(vote, (ctx) => ctx.edit(`voted ${ctx.state.choice}`));
    await bot.start();
    await say("!vote");
    const message = await alice.waitForMessage("Vote");
    await alice.click(message, vote.id({ choice: "tea" }));
    const edit = await alice.waitFor("edit", (item) => item.message.id === message.id);
    expect(edit.message.text).toBe("voted tea");
  });
});

it("texts are heard", async () => {
  const heard: (MessageContext & { readonly match: unknown })[] = [];
  bot.hears([/^deploy (\w+)$/, "Hi"], (ctx) => {
    heard.push(ctx);
    return ctx.reply(`${ctx.match[1] ?? "hi"}`);
  });
  await bot.start();
  expect(await answer("deploy blue")).toBe("blue");
  expect(await answer("hi")).toBe("hi");
});
