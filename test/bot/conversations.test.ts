import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { arg, Bot, type BotOptions, type Conversation, KyselyStorage, session } from "../../src/bot/index.js";
import { EmbedBuilder } from "../../src/builders/index.js";
import { createSandbox, type Sandbox, type SandboxMessage, type SandboxUser } from "../../src/sandbox/index.js";

let sandbox: Sandbox;
let alice: SandboxUser;
const bots: Bot[] = [];
let folder: string;

beforeEach(async () => {
  sandbox = await createSandbox();
  alice = sandbox.user("alice");
  folder = mkdtempSync(join(tmpdir(), "mezonkit-bot-"));
});

afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.stop();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function startBot(setUp: (bot: Bot) => void, options: BotOptions = {}): Promise<Bot> {
  const bot = new Bot({ ...sandbox }, options);
  bots.push(bot);
  setUp(bot);
  await bot.start();
  return bot;
}

async function answerTo(act: () => Promise<unknown>): Promise<SandboxMessage> {
  const before = new Set(sandbox.messages(sandbox.channelId).map(({ id }) => id));
  await act();
  return alice.waitForMessage(({ id, senderId }) => senderId === sandbox.botId && !before.has(id));
}

const answer = async (text: string): Promise<string> =>
  (await answerTo(() => alice.send(sandbox.channelId, text))).text;

function signUp(bot: Bot, log: string[] = []): void {
  bot.conversation("signup", async (c) => {
    const name = await c.ask("Your name?");
    const age = await c.ask("Your age?", { type: arg.integer({ min: 1 }) });
    await c.once(() => {
      log.push("registered");
    });
    const isSure = await c.confirm(`${name}, ${age}?`);
    await c.say(isSure ? "Welcome" : "Bye");
  });
  bot.command("signup", (ctx) => ctx.enter("signup"));
}

describe("a conversation", () => {
  it("asks, checks and goes on", async () => {
    await startBot(signUp);
    expect(await answer("!signup")).toBe("Your name?");
    expect(await answer("Lan Anh")).toBe("Your age?");
    expect(await answer("old")).toBe("is no whole number.");
    const question = await answerTo(() => alice.send(sandbox.channelId, "30"));
    expect(question.text).toBe("Lan Anh, 30?");
    const [yes] =
      JSON.stringify(question.content)
        .match(/"id":"([^"]+-0)"/)
        ?.slice(1) ?? [];
    const last = await answerTo(() => alice.click(question, yes ?? ""));
    expect(last.text).toBe("Welcome");
  });

  it("sends files with whatever it says, and nothing again when it goes on", async () => {
    const files = (name: string) => [{ name, data: new TextEncoder().encode(name) }];
    const trip = (bot: Bot): void => {
      bot.conversation("trip", async (c) => {
        await c.say("Here is the map.", { files: files("map.txt") });
        await c.ask("Where to?", { files: files("places.txt"), tries: 3 });
        await c.choose("How?", ["bus"], { files: files("bus.txt") });
        const card = new EmbedBuilder().addInput("seat", { name: "Seat" });
        await c.form(card, { text: "Which seat?", files: files("seats.txt") });
      });
      bot.command("trip", (ctx) => ctx.enter("trip"));
    };
    const file = join(folder, "bot.db");
    const first = await startBot(trip, { storage: new KyselyStorage({ file }) });
    await answer("!trip");
    await first.stop();
    await startBot(trip, { storage: new KyselyStorage({ file }) });
    const how = await answerTo(() => alice.send(sandbox.channelId, "Huế"));
    const [bus = ""] =
      JSON.stringify(how.content)
        .match(/"id":"([^"]+-0)"/)
        ?.slice(1) ?? [];
    await answerTo(() => alice.click(how, bus));
    const posted = sandbox.messages(sandbox.channelId).filter(({ senderId }) => senderId === sandbox.botId);
    expect(posted.map(({ attachments }) => attachments.map(({ filename }) => filename))).toStrictEqual([
      ["map.txt"],
      ["places.txt"],
      ["bus.txt"],
      ["seats.txt"],
    ]);
  });

  it.each<[string, (c: Conversation) => Promise<unknown>, string]>([
    ["say", (c) => c.say("x", { file: 1 } as object), 'file: is no known option: did you mean "files"?'],
    ["ask", (c) => c.ask("x", { trys: 1 } as object), "trys: is no known option"],
    ["ask", (c) => c.ask("x", { tries: 0 }), "tries: must be a whole number, 1 or more"],
    ["choose", (c) => c.choose("x", []), "choices: must not be empty"],
    ["choose", (c) => c.choose("x", [{ label: "a", value: "a", styl: 1 } as never]), "choices[0].styl: is no known"],
    ["form", (c) => c.form("card" as never), "card: must be an EmbedBuilder"],
    ["form", (c) => c.form(new EmbedBuilder(), { label: "x" } as object), "label: is no known option"],
  ])("refuses wrong arguments of %s", async (_, step, message) => {
    const errors: unknown[] = [];
    const bot = await startBot((started) => {
      started.conversation("odd", step);
      started.command("odd", (ctx) => ctx.enter("odd"));
      started.catch((error) => errors.push(error));
    });
    await alice.send(sandbox.channelId, "!odd");
    await expect.poll(() => errors.length).toBe(1);
    expect(errors).toMatchObject([{ name: "ValidationError", message: expect.stringContaining(message) as string }]);
    await bot.idle();
  });

  it("goes on in another process, and does nothing twice", async () => {
    const log: string[] = [];
    const file = join(folder, "bot.db");
    const first = await startBot((bot) => signUp(bot, log), { storage: new KyselyStorage({ file }) });
    expect(await answer("!signup")).toBe("Your name?");
    expect(await answer("Lan")).toBe("Your age?");
    const question = await answerTo(() => alice.send(sandbox.channelId, "30"));
    await first.stop();
    await startBot((bot) => signUp(bot, log), { storage: new KyselyStorage({ file }) });
    const [yes] =
      JSON.stringify(question.content)
        .match(/"id":"([^"]+-0)"/)
        ?.slice(1) ?? [];
    const last = await answerTo(() => alice.click(question, yes ?? ""));
    expect(last.text).toBe("Welcome");
    expect(log).toStrictEqual(["registered"]);
    expect(sandbox.messages(sandbox.channelId).filter(({ text }) => text === "Your name?")).toHaveLength(1);
  });

  it("whose code has changed says so", async () => {
    const file = join(folder, "bot.db");
    const first = await startBot(signUp, { storage: new KyselyStorage({ file }) });
    expect(await answer("!signup")).toBe("Your name?");
    await first.stop();
    const errors: unknown[] = [];
    const second = await startBot(
      (bot) => {
        bot.conversation("signup", async (c) => {
          await c.ask("Your mail?");
        });
      },
      { storage: new KyselyStorage({ file }) },
    );
    second.catch((error) => errors.push(error));
    expect(await answer("Lan")).toBe("I have been changed meanwhile. Please begin again.");
    await second.idle();
    expect(errors).toMatchObject([{ name: "ConversationChangedError", conversation: "signup" }]);
  });

  it("of another version is ended, and not replayed", async () => {
    const file = join(folder, "bot.db");
    const first = await startBot(signUp, { storage: new KyselyStorage({ file }) });
    expect(await answer("!signup")).toBe("Your name?");
    await first.stop();
    let runs = 0;
    const second = await startBot(
      (bot) => {
        bot.conversation(
          "signup",
          async (c) => {
            runs += 1;
            await c.ask("Your name?");
          },
          { version: 1 },
        );
      },
      { storage: new KyselyStorage({ file }) },
    );
    expect(await answer("Lan")).toBe("I have been changed meanwhile. Please begin again.");
    await second.idle();
    expect(runs).toBe(0);
  });

  it("is ended by a word, and lets commands pass", async () => {
    await startBot((bot) => {
      signUp(bot);
      bot.command("ping", (ctx) => ctx.reply("pong"));
    });
    expect(await answer("!signup")).toBe("Your name?");
    expect(await answer("!ping")).toBe("pong");
    expect(await answer("cancel")).toBe("Cancelled.");
    expect(await answer("!ping")).toBe("pong");
  });

  it("is one for each person", async () => {
    const bob = sandbox.user("bob");
    const names: string[] = [];
    await startBot((bot) => {
      bot.conversation("name", async (c) => {
        const name = await c.ask("Your name?");
        names.push(`${c.user.username}: ${name}`);
        await c.say("ok");
      });
      bot.command("name", (ctx) => ctx.enter("name"));
    });
    await answer("!name");
    await answerTo(() => bob.send(sandbox.channelId, "!name"));
    await answerTo(() => bob.send(sandbox.channelId, "Bob"));
    await answer("Alice");
    expect(names).toStrictEqual(["bob: Bob", "alice: Alice"]);
  });

  it("lives for ever with restart, and remembers little", async () => {
    const file = join(folder, "bot.db");
    const storage = new KyselyStorage({ file });
    const count = (bot: Bot): void => {
      bot.conversation<number>("count", async (c) => {
        const step = await c.checkpoint(async () => {
          await c.ask(`At ${c.state}. Add?`, { type: arg.integer() });
          return c.ask("Really?", { type: arg.integer() });
        });
        c.restart(c.state + step);
      });
      bot.command("count", (ctx) => ctx.enter("count", 0));
    };
    const bot = await startBot(count, { storage });
    expect(await answer("!count")).toBe("At 0. Add?");
    expect(await answer("1")).toBe("Really?");
    expect(await answer("5")).toBe("At 5. Add?");
    expect(await answer("1")).toBe("Really?");
    expect(await answer("6")).toBe("At 11. Add?");
    await bot.idle();
    const stored = await storage.get("conversation", `${sandbox.channelId} ${alice.id}`);
    expect(JSON.parse(stored ?? "")).toMatchObject({ state: 11, log: [{ op: "send" }] });
  });

  it("reads a form", async () => {
    const read: unknown[] = [];
    await startBot((bot) => {
      const card = new EmbedBuilder().setTitle("You").addInput("name", { name: "Name" });
      bot.conversation("form", async (c) => {
        read.push(await c.form(card));
        await c.say("ok");
      });
      bot.command("form", (ctx) => ctx.enter("form"));
    });
    const message = await answerTo(() => alice.send(sandbox.channelId, "!form"));
    await alice.fill(message, "name", "Lan");
    const [submit] =
      JSON.stringify(message.content)
        .match(/"id":"([^"]+-submit)"/)
        ?.slice(1) ?? [];
    await answerTo(() => alice.click(message, submit ?? ""));
    expect(read).toStrictEqual([{ name: "Lan" }]);
  });
});

describe("a session", () => {
  const counter = (bot: Bot): void => {
    bot
      .use(session({ initial: () => ({ count: 0 }), storage: new KyselyStorage({ file: join(folder, "bot.db") }) }))
      .command("count", async (ctx) => {
        ctx.session.count += 1;
        await ctx.reply(String(ctx.session.count));
      });
  };

  it("is kept over a restart", async () => {
    const first = await startBot(counter);
    expect(await answer("!count")).toBe("1");
    expect(await answer("!count")).toBe("2");
    await first.stop();
    await startBot(counter);
    expect(await answer("!count")).toBe("3");
  });
});
