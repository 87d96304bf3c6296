import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { arg, type Bot, type Conversation, KyselyStorage, MemoryStorage, session } from "../../src/bot/index.js";
import { EmbedBuilder } from "../../src/builders/index.js";
import { testBedsClosedBy } from "../../src/testing/index.js";
import { botWith } from "./startedBot.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mezonkit-bot-"));
});

// Hooks run from the last to the first: the bots have let go of their files then.
afterEach(() => rmSync(folder, { recursive: true }));

const testBed = testBedsClosedBy(afterEach);

/** Returns what starts a bot that keeps its conversations in a file. */
const keptBot =
  (setUp: (bot: Bot) => void): ReturnType<typeof botWith> =>
  (options, bed) =>
    botWith(setUp, { storage: new KyselyStorage({ file: join(folder, "bot.db") }) })(options, bed);

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
    const bed = await testBed({ start: botWith(signUp) });
    const alice = bed.person("alice");
    await alice.say("!signup").answered("Your name?");
    await alice.say("Lan Anh").answered("Your age?");
    await alice.say("old").answered("is no whole number.");
    const question = await alice.say("30").answered("Lan Anh, 30?");
    await question.button("Yes").click().answered("Welcome");
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
    const bed = await testBed({ start: keptBot(trip) });
    const alice = bed.person("alice");
    await alice.say("!trip").answers(2);
    await bed.restart();
    const how = await alice.say("Huế").answered("How?");
    await how.button("bus").click().answered("Which seat?");
    const posted = bed.sandbox.messages(bed.channel().id).filter(({ senderId }) => senderId === bed.bot.id);
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
    const bed = await testBed({
      start: botWith((bot) => {
        bot.conversation("odd", step);
        bot.command("odd", (ctx) => ctx.enter("odd"));
      }),
    });
    await bed.person("alice").say("!odd").answered("Something went wrong. Please try again later.");
    expect(bed.bot.errors).toMatchObject([
      { name: "ValidationError", message: expect.stringContaining(message) as string },
    ]);
  });

  it("goes on in another process, and does nothing twice", async () => {
    const log: string[] = [];
    const bed = await testBed({ start: keptBot((bot) => signUp(bot, log)) });
    const alice = bed.person("alice");
    await alice.say("!signup").answered("Your name?");
    await alice.say("Lan").answered("Your age?");
    const question = await alice.say("30").answered("Lan, 30?");
    await bed.restart();
    await question.button("Yes").click().answered("Welcome");
    expect(log).toStrictEqual(["registered"]);
  });

  it("whose code has changed says so", async () => {
    const bed = await testBed({ start: keptBot(signUp) });
    const alice = bed.person("alice");
    await alice.say("!signup").answered("Your name?");
    await bed.restart({
      start: keptBot((bot) => {
        bot.conversation("signup", async (c) => {
          await c.ask("Your mail?");
        });
      }),
    });
    await alice.say("Lan").answered("I have been changed meanwhile. Please begin again.");
    expect(bed.bot.errors).toMatchObject([{ name: "ConversationChangedError", conversation: "signup" }]);
  });

  it("of another version is ended, and not replayed", async () => {
    const bed = await testBed({ start: keptBot(signUp) });
    const alice = bed.person("alice");
    await alice.say("!signup").answered("Your name?");
    let runs = 0;
    await bed.restart({
      start: keptBot((bot) => {
        const ask = async (c: Conversation): Promise<void> => {
          runs += 1;
          await c.ask("Your name?");
        };
        bot.conversation("signup", ask, { version: 1 });
      }),
    });
    await alice.say("Lan").answered("I have been changed meanwhile. Please begin again.");
    expect(runs).toBe(0);
  });

  it("is ended by a word, and lets commands pass", async () => {
    const bed = await testBed({
      start: botWith((bot) => {
        signUp(bot);
        bot.command("ping", (ctx) => ctx.reply("pong"));
      }),
    });
    const alice = bed.person("alice");
    await alice.say("!signup").answered("Your name?");
    await alice.say("!ping").answered("pong");
    await alice.say("cancel").answered("Cancelled.");
    await alice.say("!ping").answered("pong");
  });

  it("is one for each person", async () => {
    const names: string[] = [];
    const bed = await testBed({
      start: botWith((bot) => {
        bot.conversation("name", async (c) => {
          const name = await c.ask("Your name?");
          names.push(`${c.user.username}: ${name}`);
          await c.say("ok");
        });
        bot.command("name", (ctx) => ctx.enter("name"));
      }),
    });
    const [alice, bob] = bed.people("alice", "bob");
    await alice.say("!name").answered("Your name?");
    await bob.say("!name").answered("Your name?");
    await bob.say("Bob").answered("ok");
    await alice.say("Alice").answered("ok");
    expect(names).toStrictEqual(["bob: Bob", "alice: Alice"]);
  });

  it("lives for ever with restart, and remembers little", async () => {
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
    const storage = new MemoryStorage();
    const bed = await testBed({ start: botWith(count, { storage }) });
    const alice = bed.person("alice");
    await alice.say("!count").answered("At 0. Add?");
    await alice.say("1").answered("Really?");
    await alice.say("5").answered("At 5. Add?");
    await alice.say("1").answered("Really?");
    await alice.say("6").answered("At 11. Add?");
    const stored = await storage.get("conversation", `${bed.channel().id} ${alice.id}`);
    expect(JSON.parse(stored ?? "")).toMatchObject({ state: 11, log: [{ op: "send" }] });
  });

  it("reads a form", async () => {
    const read: unknown[] = [];
    const bed = await testBed({
      start: botWith((bot) => {
        const card = new EmbedBuilder().setTitle("You").addInput("name", { name: "Name" });
        bot.conversation("form", async (c) => {
          read.push(await c.form(card));
          await c.say("ok");
        });
        bot.command("form", (ctx) => ctx.enter("form"));
      }),
    });
    const question = await bed.person("alice").say("!form").answered();
    await question.form.fill({ Name: "Lan" }).submit("Submit").answered("ok");
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
    const bed = await testBed({ start: botWith(counter) });
    const alice = bed.person("alice");
    await alice.say("!count").answered("1");
    await alice.say("!count").answered("2");
    await bed.restart();
    await alice.say("!count").answered("3");
  });
});
