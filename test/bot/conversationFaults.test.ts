import { afterEach, describe, expect, it } from "vitest";
import { Bot, type KeyValueStorage, MemoryStorage } from "../../src/bot/index.js";
import { EmbedBuilder } from "../../src/builders/index.js";
import { testBedsClosedBy } from "../../src/testing/index.js";
import { botWith } from "./startedBot.js";

const testBed = testBedsClosedBy(afterEach);

/** A storage that fails while `isBroken`, and once after `goodWrites`. */
class OddStorage implements KeyValueStorage {
  readonly #kept = new MemoryStorage();
  isBroken = false;
  /** Writes until one of them fails. */
  goodWrites = Infinity;
  readonly values = new Map<string, string>();

  async get(space: string, key: string): Promise<string | undefined> {
    return this.#kept.get(space, key);
  }

  async set(space: string, key: string, value: string): Promise<void> {
    this.goodWrites -= 1;
    if (this.isBroken || this.goodWrites === -1) throw new Error("the disk is full");
    this.values.set(key, value);
    await this.#kept.set(space, key, value);
  }

  async delete(space: string, key: string): Promise<void> {
    if (this.isBroken) throw new Error("the disk is full");
    this.values.delete(key);
    await this.#kept.delete(space, key);
  }
}

function askTwice(bot: Bot): void {
  bot.conversation("two", async (c) => {
    const first = await c.ask("First?");
    const second = await c.ask("Second?");
    await c.say(`${first} ${second}`);
  });
  bot.command("two", (ctx) => ctx.enter("two"));
}

describe("a conversation whose storage fails", () => {
  it("waits on for the same answer", async () => {
    const storage = new OddStorage();
    const start = botWith(askTwice, { storage });
    const bed = await testBed({ start });
    const alice = bed.person("alice");
    await alice.say("!two").answered("First?");
    storage.isBroken = true;
    await alice.say("lost").answered("Something went wrong. Please try again later.");
    storage.isBroken = false;
    await alice.say("one").answered("Second?");
    await alice.say("two").answered("one two");
    expect(bed.bot.errors.map(({ message }) => message)).toStrictEqual(["the disk is full"]);
  });

  it("tells both what failed in it, and that it could not be removed", async () => {
    const storage = new OddStorage();
    const start = botWith(
      (bot) => {
        bot.conversation("odd", async (c) => {
          await c.ask("First?");
          storage.isBroken = true;
          throw new TypeError("a mistake");
        });
        bot.command("odd", (ctx) => ctx.enter("odd"));
      },
      { storage },
    );
    const bed = await testBed({ start });
    const alice = bed.person("alice");
    await alice.say("!odd").answered("First?");
    await alice.say("one").answered("Something went wrong. Please try again later.");
    expect(bed.bot.errors).toMatchObject([{ errors: [{ message: "a mistake" }, { message: "the disk is full" }] }]);
  });
});

describe("a conversation that was ended", () => {
  it("takes no more steps, and stays removed", async () => {
    const storage = new OddStorage();
    const said: unknown[] = [];
    const start = botWith(
      (bot) => {
        bot.conversation("stubborn", async (c) => {
          for (;;) {
            try {
              await c.ask("Again?");
            } catch (error) {
              said.push(error);
              await c.say("Please!");
            }
          }
        });
        bot.command("stubborn", (ctx) => ctx.enter("stubborn"));
      },
      { storage },
    );
    const bed = await testBed({ start });
    const alice = bed.person("alice");
    await alice.say("!stubborn").answered("Again?");
    await alice.say("cancel").answered("Cancelled.");
    expect(said).toHaveLength(1);
    expect(alice.seen.map(({ text }) => text)).not.toContain("Please!");
    expect(storage.values.size).toBe(0);
  });

  it("is ended by its word while it waits for a button or a form", async () => {
    const start = botWith((bot) => {
      bot.conversation("choice", (c) => c.choose("Which?", ["a", "b"]), { cancelWords: ["Enough"] });
      bot.conversation("card", (c) => c.form(new EmbedBuilder().addInput("name", { name: "Name" }), { text: "Who?" }));
      bot.command("choice", (ctx) => ctx.enter("choice"));
      bot.command("card", (ctx) => ctx.enter("card"));
    });
    const bed = await testBed({ start });
    const alice = bed.person("alice");
    await alice.say("!choice").answered("Which?");
    await alice.say("cancel").unanswered();
    await alice.say("enough").answered("Cancelled.");
    await alice.say("!card").answered("Who?");
    await alice.say("cancel").answered("Cancelled.");
  });
});

describe("a conversation", () => {
  it("that enters another one is replaced by it", async () => {
    const start = botWith((bot) => {
      bot.conversation("first", async (c) => {
        await c.ask("First?");
        await c.ctx.enter("second", { from: "first" });
        await c.say("never said");
      });
      bot.conversation<{ from: string }>("second", async (c) => {
        await c.say(`${await c.ask("Second?")} after ${c.state.from}`);
      });
      bot.command("first", (ctx) => ctx.enter("first"));
    });
    const bed = await testBed({ start });
    const alice = bed.person("alice");
    await alice.say("!first").answered("First?");
    await alice.say("one").answered("Second?");
    await alice.say("two").answered("two after first");
    expect(bed.bot.errors).toStrictEqual([]);
  });

  it("takes one step at a time, and none within another", async () => {
    const failures: unknown[] = [];
    const start = botWith((bot) => {
      bot.conversation("steps", async (c) => {
        const beside = await Promise.allSettled([c.once(() => 1), c.once(() => 2)]);
        failures.push(...beside);
        await c.once(() => c.say("within")).catch((error: unknown) => failures.push(error));
        await c.say("done");
      });
      bot.command("steps", (ctx) => ctx.enter("steps"));
    });
    const bed = await testBed({ start });
    await bed.person("alice").say("!steps").answered("done");
    const refused = { code: "not_ready", message: expect.stringContaining("one step at a time") as string };
    expect(failures).toMatchObject([
      { status: "fulfilled", value: 1 },
      { status: "rejected", reason: refused },
      refused,
    ]);
  });

  it("that begins anew without an answer is ended, and its author is told", async () => {
    const start = botWith((bot) => {
      bot.conversation<number>("loop", async (c) => c.restart(c.state + 1));
      bot.command("loop", (ctx) => ctx.enter("loop", 0));
    });
    const bed = await testBed({ start });
    await bed.person("alice").say("!loop").answered("Something went wrong. Please try again later.");
    await bed.bot.idle();
    expect(bed.bot.errors.map(({ message }) => message)).toStrictEqual([
      expect.stringContaining('the conversation "loop" has begun anew 100 times without an answer'),
    ]);
  });

  it("does not show a form again for a failure that the person cannot mend", async () => {
    const storage = new OddStorage();
    const start = botWith(
      (bot) => {
        const card = new EmbedBuilder().addInput("age", { name: "Age", type: "number" });
        bot.conversation("form", (c) => c.form(card, { text: "Age?" }));
        bot.command("form", (ctx) => ctx.enter("form"));
      },
      { storage },
    );
    const bed = await testBed({ start });
    const alice = bed.person("alice");
    const form = await alice.say("!form").answered("Age?");
    // The click is stored; that the card was edited is not.
    storage.goodWrites = 1;
    await form.form.fill({ Age: "30" }).submit("Submit");
    await alice.expectEphemeral("Something went wrong. Please try again later.");
    await bed.bot.idle();
    expect(bed.bot.errors.map(({ message }) => message)).toStrictEqual(["the disk is full"]);
  });

  it.each([
    [{ cancelWords: "cancel" }, "cancelWords: must be a list"],
    [{ cancelWords: [1] }, "cancelWords[0]: must be a string"],
    [{ version: "1" }, "version: must be a whole number"],
  ])("refuses the options %j", (options, message) => {
    const bot = new Bot({ botId: "1234567890123456789", token: "t" });
    expect(() => bot.conversation("odd", async () => undefined, options as never)).toThrow(message);
  });
});
