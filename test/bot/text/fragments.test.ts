import { afterEach, describe, expect, it } from "vitest";
import {
  Bot,
  bold,
  code,
  emoji,
  type FormattedText,
  fmt,
  hashtag,
  joinTexts,
  link,
  md,
  mention,
  pre,
  table,
} from "../../../src/bot/index.js";
import { ButtonBuilder, here } from "../../../src/builders/index.js";
import { testBedsClosedBy } from "../../../src/testing/index.js";

const testBed = testBedsClosedBy(afterEach);

/** Shows the spans of a text as tags. */
function tagged({ text, spans }: FormattedText): string {
  const shown = spans.map(({ start, end, is }, index) => {
    const name = is.kind === "mark" ? is.markup.type : is.kind;
    return `${text.slice(spans[index - 1]?.end ?? 0, start)}<${name}>${text.slice(start, end)}</${name}>`;
  });
  return shown.join("") + text.slice(spans.at(-1)?.end ?? 0);
}

const lan = { id: "1840678415796015121", name: "Lan" };
const general = { id: "1840678415796015122", name: "general" };
const smile = { id: "7", name: "smile" };

describe("fmt", () => {
  it("computes where marks, mentions, channels and emoji are", () => {
    const text = fmt`Hi ${mention(lan)} 👋 see ${hashtag(general)} ${emoji(smile)}: ${code("npm t")} ${1}${2n}`;
    expect(text.content).toStrictEqual({
      t: "Hi @Lan 👋 see #general :smile:: npm t 12",
      hg: [{ s: 15, e: 23, channelId: general.id }],
      ej: [{ s: 24, e: 31, emojiid: "7" }],
      mk: [{ type: "c", s: 33, e: 38 }],
    });
    expect(text.mentions).toStrictEqual([{ userId: lan.id, username: "Lan", s: 3, e: 7 }]);
  });

  it("nests: what is marked within a bold text keeps its own mark", () => {
    const text = fmt`a ${bold(fmt`b ${mention(here)} ${bold("c")} d`)} e`;
    expect(tagged(text)).toBe("a <b>b </b><mention>@here</mention><b> </b><b>c</b><b> d</b> e");
  });

  it("shows the address of a link after its label", () => {
    expect(tagged(link("https://mezon.ai/a", "Mezon"))).toBe("Mezon (<lk>https://mezon.ai/a</lk>)");
    expect(tagged(link("https://mezon.ai/a", "https://mezon.ai/a"))).toBe("<lk>https://mezon.ai/a</lk>");
    expect(() => link("javascript:alert(1)")).toThrow("must be an address such as https://example.com");
  });

  it("names a channel whose name is not known by its id", () => {
    expect(tagged(hashtag({ id: general.id, name: undefined }))).toBe(`<channel>#${general.id}</channel>`);
  });

  it("marks nothing where there is nothing", () => {
    expect(tagged(fmt`${bold("")}${code("")}${pre("")}`)).toBe("");
  });

  it("refuses what would be written as [object Object], and marks in code", () => {
    expect(() => fmt`${lan as never}`).toThrow("write a person as mention(user)");
    expect(() => code(fmt`${mention(lan)}`)).toThrow("nothing in it can have a mark");
  });

  it("joins", () => {
    expect(tagged(joinTexts(["a", bold("b"), 3], fmt`, `))).toBe("a, <b>b</b>, 3");
  });
});

it("is sent as it is, with buttons and without", async () => {
  const bed = await testBed({
    start: async (options) => {
      const bot = new Bot(options);
      bot.command("plain", (ctx) => ctx.reply(fmt`Hi ${mention(ctx.user)}: ${bold("go")}`));
      const buttons = new ButtonBuilder().addButton({ id: "ok", label: "OK" });
      bot.command("buttons", (ctx) => ctx.reply(md("**go**").with({ components: buttons })));
      await bot.start();
      return bot;
    },
  });
  const alice = bed.person("alice");
  expect((await alice.say("!plain").answered()).text).toBe("Hi @alice: go");
  expect((await alice.say("!buttons").answered()).button("OK").label).toBe("OK");
});

describe("table", () => {
  it("is as wide as people see it", () => {
    const rows = [
      ["Lan", 12],
      ["Quân".normalize("NFD"), 7],
      ["日本", 1234],
      ["👨‍👩‍👧 nhà", undefined],
    ] as const;
    expect(table(rows, { header: ["Name", "Coins"] }).text).toBe(
      [
        "Name   | Coins",
        "-------+------",
        "Lan    |    12",
        `${"Quân".normalize("NFD")}   |     7`,
        "日本   |  1234",
        "👨‍👩‍👧 nhà |",
      ].join("\n"),
    );
  });

  it("aligns as it is told, and takes rows of different lengths and cells of several lines", () => {
    expect(table([["a\nb", "x"], ["c"]], { align: ["right", "center"], header: ["A", "long"] }).text).toBe(
      "  A | long\n----+-----\na b |  x\n  c |",
    );
    expect(table([]).text).toBe("");
  });
});
