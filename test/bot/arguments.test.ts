import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../src/bot/commands/arguments/tokens.js";
import { type Arguments, arg, type Entity, parseArguments, texts, writeArguments } from "../../src/bot/index.js";

const context = { client: undefined as never, clanId: undefined, channelId: "1", now: () => 0 };

async function parse(given: Arguments, text: string, entities: readonly Entity[] = []): Promise<unknown> {
  const parsed = await parseArguments(given, { ...context, text }, { entities });
  return parsed.ok ? parsed.values : parsed.problem.text(texts.en);
}

describe("arguments", () => {
  it.each([
    ["12", { count: arg.integer() }, { count: 12 }],
    ["-3", { count: arg.integer() }, { count: -3 }],
    ["1.5", { share: arg.number() }, { share: 1.5 }],
    ["0.000001", { price: arg.amount() }, { price: { units: 1n } }],
    ["yes", { agreed: arg.boolean() }, { agreed: true }],
    ["không", { agreed: arg.boolean() }, { agreed: false }],
    ["1h30", { after: arg.duration() }, { after: 5_400_000 }],
    ["10m", { after: arg.duration() }, { after: 600_000 }],
    ["2026-01-31", { day: arg.date() }, { day: new Date("2026-01-31T00:00:00Z") }],
    [
      '"31/01/2026 18:30"',
      { day: arg.date({ timeZone: "Asia/Ho_Chi_Minh" }) },
      { day: new Date("2026-01-31T11:30:00Z") },
    ],
    ["RED", { color: arg.choice(["red", "green"]) }, { color: "red" }],
    ['"two words" and the rest', { title: arg.text(), note: arg.rest() }, { title: "two words", note: "and the rest" }],
    ["a\nb", { lines: arg.rest() }, { lines: "a\nb" }],
    ["a b c", { names: arg.text().list() }, { names: ["a", "b", "c"] }],
    ["", { count: arg.integer().default(5) }, { count: 5 }],
    ["", { count: arg.integer().optional() }, { count: undefined }],
    [
      "go --dry-run --days=3",
      { what: arg.text(), days: arg.integer().flag(), dryRun: arg.toggle() },
      { what: "go", days: 3, dryRun: true },
    ],
    ["--days 3 go", { what: arg.text(), days: arg.integer().flag() }, { what: "go", days: 3 }],
    ["-- --days", { what: arg.text(), days: arg.integer().flag() }, { what: "--days", days: undefined }],
    ["tea --silent with milk", { what: arg.rest(), silent: arg.toggle() }, { what: "tea with milk", silent: true }],
    [
      "tea\n--days 3\nwith  milk --silent",
      { what: arg.rest(), days: arg.integer().flag(), silent: arg.toggle() },
      { what: "tea\nwith  milk", days: 3, silent: true },
    ],
    ["a -- --b", { what: arg.rest(), b: arg.toggle() }, { what: "a --b", b: false }],
    ["--tag a --tag=b", { tag: arg.text().list().flag() }, { tag: ["a", "b"] }],
    ["2026-01-31T18:30+07:00", { day: arg.date() }, { day: new Date("2026-01-31T11:30:00Z") }],
    ["it's fine", { words: arg.text().list() }, { words: ["it's", "fine"] }],
  ] as const)("%j are read as declared", async (text, given, values) => {
    expect(await parse(given, text)).toStrictEqual(values);
  });

  it.each([
    ["", { count: arg.integer() }, "Something is missing: count."],
    ["many", { count: arg.integer() }, '"many" is no whole number.'],
    ["5", { count: arg.integer({ max: 3 }) }, '"5" is more than 3.'],
    ["9007199254740993", { count: arg.integer() }, '"9007199254740993" is more than 9007199254740991.'],
    ["0", { price: arg.amount() }, '"0" is no amount above zero such as 1.5, with at most six places.'],
    ["0.0000001", { price: arg.amount() }, '"0.0000001" is no amount above zero such as 1.5, with at most six places.'],
    ["2026-02-30", { day: arg.date() }, '"2026-02-30" is no date such as 2026-01-31 or 31/01/2026.'],
    ["0050-01-31", { day: arg.date() }, '"0050-01-31" is no date such as 2026-01-31 or 31/01/2026.'],
    ["2026-01-31T10:00+99:00", { day: arg.date() }, /is no date/],
    ["gren", { color: arg.choice(["red", "green"]) }, '"gren" is none of red, green. Did you mean green?'],
    ["1 2", { count: arg.integer() }, '"2" is too much.'],
    ["--dais 3", { days: arg.integer().flag() }, "There is no --dais here."],
    ["10", { after: arg.duration() }, '"10" is no duration such as 10m, 1h30 or 2d.'],
    ["1m1h", { after: arg.duration() }, '"1m1h" is no duration such as 10m, 1h30 or 2d.'],
  ] as const)("%j are refused with the reason", async (text, given, reason) => {
    if (typeof reason === "string") expect(await parse(given, text)).toBe(reason);
    else expect(await parse(given, text)).toMatch(reason);
  });

  it("take a mention with a name of several words as one", async () => {
    const text = "@Lan Anh thanks";
    const entities = [{ start: 0, end: 8, userId: "1234567890123456789" }];
    const client = { users: { handle: (id: string) => ({ id }) } } as never;
    const parsed = await parseArguments(
      { to: arg.user(), note: arg.rest() },
      { ...context, client, text },
      { entities },
    );
    expect(parsed).toStrictEqual({ ok: true, values: { to: { id: "1234567890123456789" }, note: "thanks" } });
  });

  it("say where they are wrong", async () => {
    const text = "abc def";
    const parsed = await parseArguments({ a: arg.text(), b: arg.integer() }, { ...context, text });
    expect(parsed).toMatchObject({ ok: false, problem: { name: "b", start: 4, end: 7 } });
  });
});

describe("what is written", () => {
  const all = {
    word: arg.text(),
    count: arg.integer(),
    share: arg.number(),
    price: arg.amount(),
    agreed: arg.boolean(),
    after: arg.duration(),
    day: arg.date({ timeZone: "Asia/Ho_Chi_Minh" }),
    color: arg.choice(["red", "green"]),
    label: arg.text().flag(),
    silent: arg.toggle(),
    tags: arg.text().list().flag(),
    names: arg.text().list(),
  };
  const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
  const values = fc.record({
    word: words,
    count: fc.integer(),
    share: fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => (Object.is(value, -0) ? 0 : value))
      .filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value)),
    price: fc.bigInt({ min: 1n, max: 10n ** 24n }).map((units) => ({ units })),
    agreed: fc.boolean(),
    after: fc.integer({ min: 0, max: 10 ** 12 }),
    day: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000)),
    color: fc.constantFrom("red" as const, "green" as const),
    label: fc.option(words, { nil: undefined }),
    silent: fc.boolean(),
    tags: fc.option(fc.array(words, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    names: fc.array(words, { minLength: 1, maxLength: 5 }),
  });

  it("is read as the same values", async () => {
    await fc.assert(
      fc.asyncProperty(values, async (given) => {
        expect(await parse(all, writeArguments(all, given))).toStrictEqual({ ...given });
      }),
    );
  });

  it("may be anything: it is read or refused", async () => {
    const marks = fc.constantFrom('"', "'", "“", "”", "\\", "--", "=", " ", "\n", "a", "1", "@", "\ud800", "ế");
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(marks, { maxLength: 200 }).map((parts) => parts.join("")),
    );
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const parsed = await parseArguments(all, { ...context, text: given });
        if (!parsed.ok) expect(typeof parsed.problem.text(texts.vi)).toBe("string");
      }),
    );
  });

  it("is looked at once, however many quotes are left open", async () => {
    const text = `${"“a ".repeat(100_000)}”b`;
    const parsed = await parseArguments({ names: arg.text().list() }, { ...context, text });
    expect(parsed.ok && (parsed.values["names"] as string[]).length).toBe(100_001);
  });

  it("is looked at in steps that grow as the text does", () => {
    const stepsOf = (quotes: number): number => {
      const { charAt } = String.prototype;
      let steps = 0;
      const counting = function (this: string, index: number): string {
        steps += 1;
        return charAt.call(this, index);
      };
      Object.assign(String.prototype, { charAt: counting });
      try {
        tokenize(`${"“a ".repeat(quotes)}”b`);
      } finally {
        Object.assign(String.prototype, { charAt });
      }
      return steps;
    };
    expect(stepsOf(400) / stepsOf(200)).toBeLessThan(2.5);
  });
});
