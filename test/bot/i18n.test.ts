import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { arg, Bot, i18n, MemoryStorage, Translations } from "../../src/bot/index.js";
import type { MezonClientOptions } from "../../src/index.js";
import { testBedsClosedBy } from "../../src/testing/index.js";

const testBed = testBedsClosedBy(afterEach);

const locales = {
  en: "hello = Hello, { $name }!\ncoins = { $n ->\n    [one] one coin\n   *[other] { $n } coins\n}",
  vi: "hello = Xin chào, { $name }!\ncoins = { $n } xu",
};

function botWith(storage = new MemoryStorage()) {
  return async (options: MezonClientOptions): Promise<Bot> => {
    const bot = new Bot(options).use(i18n({ locales, storage }));
    bot.command("hello", (ctx) => ctx.reply(ctx.t("hello", { name: ctx.user.username })));
    bot.command({ name: "coins", args: { n: arg.integer() } }, (ctx) => ctx.reply(ctx.t("coins", { n: ctx.args.n })));
    bot.command(
      { name: "speak", args: { locale: arg.text(), of: arg.choice(["user", "clan"]).default("user") } },
      async (ctx) => {
        await ctx.setLocale(ctx.args.locale === "none" ? undefined : ctx.args.locale, { of: ctx.args.of });
        await ctx.reply(ctx.locale);
      },
    );
    await bot.start();
    return bot as unknown as Bot;
  };
}

it("each person is answered in their language, by the bot and by the toolkit, also after a restart", async () => {
  const storage = new MemoryStorage();
  const bed = await testBed({ start: botWith(storage), world: { people: ["bob"] } });
  const [alice, bob] = bed.people("alice", "bob");
  await alice.say("!hello").answered("Hello, alice!");
  await alice.say("!coins 1").answered("one coin");
  await alice.say("!speak vi-VN").answered("vi");
  await alice.say("!hello").answered("Xin chào, alice!");
  await alice.say("!coins x").answered(/không phải là số nguyên/);
  await bob.say("!hello").answered("Hello, bob!");
  await bob.say("!coins x").answered(/is no whole number/);
  await bob.say("!speak vi clan").answered("vi");
  await alice.say("!speak en").answered("en");
  await bob.say("!hello").answered("Xin chào, bob!");
  await bed.restart();
  await alice.say("!hello").answered("Hello, alice!");
  await alice.say("!speak none").answered("vi");
});

describe("messages", () => {
  it("are in a folder, a file or a folder for each language", () => {
    const folder = mkdtempSync(join(tmpdir(), "mezonkit-i18n-"));
    mkdirSync(join(folder, "vi"));
    writeFileSync(join(folder, "en.ftl"), "a = A\nb = B\n    .title = T\n");
    writeFileSync(join(folder, "vi", "a.ftl"), "a = A vi");
    writeFileSync(join(folder, "vi", "b.ftl"), "b = B vi\n    .title = T vi");
    const translations = new Translations({ locales: folder });
    rmSync(folder, { recursive: true });
    expect(translations.translate("vi", "b.title")).toBe("T vi");
    expect(translations.translate("de", "a")).toBe("A");
    expect(() => new Translations({ locales: folder })).toThrow("cannot be read");
  });

  it.each([
    [{ en: "a = A\nnonsense\n" }, 'locales.en:2 is no Fluent: "nonsense"'],
    [{ en: "a = A\nb = { $n\n" }, "locales.en:2 is no Fluent"],
    [{ en: ["a = A", "a = B"] }, "locales.en: "],
    [{ en: "a = A\nb = B", vi: "a = A" }, "vi lacks what en has: b"],
    [{ vi: "a = A" }, "en is none of the locales: vi"],
    [{ "no language": "a = A" }, "is no language such as en"],
  ])("that are wrong are refused: %j", (given, reason) => {
    expect(() => new Translations({ locales: given })).toThrow(reason);
  });

  it("that there are not are refused with the nearest, and so are missing arguments", () => {
    const translations = new Translations({ locales });
    expect(() => translations.translate("vi", "helo")).toThrow('there is no message "helo": did you mean "hello"?');
    expect(() => translations.translate("vi", "hello")).toThrow('of "hello" in vi: Unknown variable: $name');
  });

  it("may be missing in a language where that is wanted", () => {
    const translations = new Translations({ locales: { en: "a = A\nb = B", vi: "a = A vi" }, incomplete: "fallBack" });
    expect([translations.translate("vi", "a"), translations.translate("vi", "b")]).toStrictEqual(["A vi", "B"]);
  });
});
