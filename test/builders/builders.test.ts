import { describe, expect, expectTypeOf, test } from "vitest";
import {
  ButtonBuilder,
  ButtonStyle,
  builtContent,
  EmbedBuilder,
  MessageBuilder,
  type ValidationError,
} from "../../src/builders/index.js";

function faultsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    return (error as ValidationError).faults.map(({ path, message }) => `${path}: ${message}`);
  }
  return [];
}

describe("building", () => {
  test("is repeatable: nothing is random, and nothing made earlier changes", () => {
    const embed = new EmbedBuilder().setTitle("one");
    const first = embed.build();
    const second = embed.setTitle("two").addField({ name: "n", value: "v" }).build();
    expect(first).toStrictEqual({ title: "one" });
    expect(second).toStrictEqual({ title: "two", fields: [{ name: "n", value: "v", inline: false }] });
    expect(() => {
      (second.fields as unknown[]).push(1);
    }).toThrow(TypeError);
    expect(new EmbedBuilder().build()).toStrictEqual({});
  });

  test("picks a colour by chance only when it is asked to", () => {
    expect(new EmbedBuilder().randomColor(() => 0.5).build()).toStrictEqual({ color: "#800000" });
    expect(new EmbedBuilder().randomColor(() => 0).build()).toStrictEqual({ color: "#000000" });
    expect(new EmbedBuilder().randomColor().build().color).toMatch(/^#[0-9a-f]{6}$/);
  });

  test("tells everything that is wrong at once, each with its place", () => {
    const build = () =>
      new EmbedBuilder()
        .setColor("red")
        .setThumbnail("a.png")
        .setTimestamp(new Date(Number.NaN))
        .addField({ name: 5 as never, value: "v" })
        .addSelect("team", { name: "Team", options: ["red"], selected: "blue", max: 3 })
        .addInput("", { name: "nameless" })
        .build();
    expect(faultsOf(build)).toStrictEqual([
      "timestamp: is no valid Date",
      'fields[1].inputs.selected: is none of the options: "blue"',
      "fields[1].inputs.max: needs multiple: true",
      "color: must be a colour such as #5865f2",
      "thumbnail.url: must be an absolute URL such as https://example.com",
      "fields[0].name: must be a string, not a number",
      "fields[2].inputs.id: must not be empty",
    ]);
    expect(build).toThrow(/^timestamp: is no valid Date; fields\[1\]/);
  });

  test("refuses options of which as many could be ticked as nobody asked for", () => {
    const named = (first: string, second: string) => [
      { label: "A", value: "a", name: first },
      { label: "B", value: "b", name: second },
    ];
    const radio = (options: object) => () =>
      new EmbedBuilder().addRadio("r", { name: "R", options: ["x"], ...options }).build();
    expect(faultsOf(radio({ options: named("one", "two") }))).toStrictEqual([
      "fields[0].inputs.options: have different names, which needs multiple: true",
    ]);
    expect(faultsOf(radio({ options: named("one", "one"), multiple: true }))).toStrictEqual([
      "fields[0].inputs.options: have the same name: several could not be ticked",
    ]);
    expect(faultsOf(radio({ options: named("one", "one") }))).toStrictEqual([]);
    expect(faultsOf(radio({ options: named("one", "two"), multiple: true, maxOptions: 2 }))).toStrictEqual([]);
  });

  test("refuses links without an address, and ids that stand there twice", () => {
    const link = new ButtonBuilder().addButton({ id: "a", label: "A", style: ButtonStyle.Link });
    expect(faultsOf(() => link.build())).toStrictEqual([
      "components[0].components[0].component: is a link, which needs a url",
    ]);
    const twice = new ButtonBuilder().addButton({ id: "a", label: "A" }).nextRow().addButton({ id: "a", label: "B" });
    expect(faultsOf(() => builtContent({ t: "x", components: twice }))).toStrictEqual([
      'components[1].components[0].id: is "a" like components[0].components[0].id: a click could not be told apart',
    ]);
    const form = new EmbedBuilder().addInput("a", { name: "A" }).addDatePicker("a", { name: "B" });
    expect(faultsOf(() => form.build())).toHaveLength(1);
  });

  test("makes rows, and leaves out empty ones", () => {
    const rows = new ButtonBuilder()
      .nextRow()
      .addButton({ id: "a", label: "A" })
      .nextRow()
      .nextRow()
      .addSelect("b", { options: ["x", "y"], multiple: true, max: 2, placeholder: "choose" })
      .addLink({ label: "Docs", url: "https://mezon.ai/docs" })
      .build();
    expect(JSON.parse(JSON.stringify(rows))).toStrictEqual([
      { components: [{ id: "a", type: 1, component: { label: "A", style: 1 } }] },
      {
        components: [
          {
            id: "b",
            type: 2,
            component: {
              options: [
                { label: "x", value: "x" },
                { label: "y", value: "y" },
              ],
              placeholder: "choose",
              max_options: 2,
            },
          },
          {
            id: "https://mezon.ai/docs",
            type: 1,
            component: { label: "Docs", style: 5, url: "https://mezon.ai/docs" },
          },
        ],
      },
    ]);
  });

  test("takes plain objects wherever it takes builders, checked alike", () => {
    const plain = { title: "T", fields: [{ name: "n", value: "v" }] };
    const content = builtContent({ t: "x", embed: [plain, new EmbedBuilder().setTitle("B")], components: [] });
    expect(content).toStrictEqual({ t: "x", embed: [plain, { title: "B" }], components: [] });
    expect(faultsOf(() => builtContent({ embed: [{ title: "T", fields: [{ name: "n" } as never] }] }))).toStrictEqual([
      "embed[0].fields[0].value: is missing",
    ]);
    const flat = { id: "a", type: 1, component: { label: "A", style: 1 } } as never;
    expect(faultsOf(() => builtContent({ components: [flat] }))).toStrictEqual([
      "components[0]: must be an action row: { components: [ … ] }",
    ]);
    expect(faultsOf(() => builtContent({ embed: { title: "no list" } as never }))).toStrictEqual([
      "embed: must be a list, not an object",
    ]);
    expect(faultsOf(() => builtContent(null as never))).toStrictEqual([
      'content: must be a string or a content object such as { t: "hello" }',
    ]);
    expect(faultsOf(() => builtContent({ embed: [{ title: null as never }] }))).toStrictEqual([
      "embed[0].title: is null: leave it out instead",
    ]);
  });
});

describe("a form", () => {
  const { form } = new EmbedBuilder()
    .addInput("name", { name: "Name" })
    .addInput("age", { name: "Age", type: "number" })
    .addSelect("team", { name: "Team", options: ["red", "blue"] })
    .addSelect("days", { name: "Days", options: [{ label: "Mon", value: "1" }, "2"], multiple: true })
    .addSelect("boss", { name: "Boss", kind: "user" })
    .addRadio("plan", { name: "Plan", options: ["free", { label: "Pro", value: "pro" }] })
    .addRadio("extras", { name: "Extras", options: ["a", "b", "c"], multiple: true, maxOptions: 2 })
    .addDatePicker("birthdate", { name: "Birthdate" });

  test("reads what was filled in to the types it declares", () => {
    const values = form.read({
      name: "Lan",
      age: "12.5",
      team: ["red"],
      days: ["1", "2"],
      boss: "1838493059243249664",
      plan: "pro",
      extras: ["a"],
      birthdate: "2001-02-28",
    });
    expect(values).toStrictEqual({
      name: "Lan",
      age: 12.5,
      team: "red",
      days: ["1", "2"],
      boss: "1838493059243249664",
      plan: "pro",
      extras: ["a"],
      birthdate: new Date(Date.UTC(2001, 1, 28)),
    });
    expectTypeOf(values.name).toEqualTypeOf<string | undefined>();
    expectTypeOf(values.age).toEqualTypeOf<number | undefined>();
    expectTypeOf(values.team).toEqualTypeOf<"red" | "blue" | undefined>();
    expectTypeOf(values.days).toEqualTypeOf<readonly ("1" | "2")[]>();
    expectTypeOf(values.boss).toEqualTypeOf<string | undefined>();
    expectTypeOf(values.plan).toEqualTypeOf<"free" | "pro" | undefined>();
    expectTypeOf(values.extras).toEqualTypeOf<readonly ("a" | "b" | "c")[]>();
    expectTypeOf(values.birthdate).toEqualTypeOf<Date | undefined>();
  });

  test("reads fields of any name, and nothing that was not reported", () => {
    const odd = new EmbedBuilder()
      .addInput("constructor", { name: "C" })
      .addRadio("toString", { name: "T", options: ["a", "b"], multiple: true }).form;
    expect(odd.read({})).toStrictEqual({ constructor: undefined, toString: [] });
    expect(odd.read({ constructor: "x", toString: ["a"] })).toStrictEqual({ constructor: "x", toString: ["a"] });
  });

  test("reads what was left blank as nothing", () => {
    const nothing = Object.fromEntries(form.fieldIds.map((id) => [id, undefined]));
    const blank = { ...nothing, days: [], extras: [] };
    expect(form.read({})).toStrictEqual(blank);
    expect(form.read({ name: "", age: " ", team: "", days: "", plan: [], birthdate: "" })).toStrictEqual(blank);
  });

  test.each([
    ["age", "twelve", 'age: is no number: "twelve"'],
    ["team", "green", 'team: is none of red, blue: "green"'],
    ["days", ["1", "9"], 'days: is none of 1, 2: "9"'],
    ["birthdate", "2001-02-30", 'birthdate: is no date such as 2026-01-31: "2001-02-30"'],
    ["birthdate", "tomorrow", 'birthdate: is no date such as 2026-01-31: "tomorrow"'],
  ])("refuses what cannot be in %s", (id, value, message) => {
    expect(() => form.read({ [id]: value })).toThrow(message);
  });
});

describe("a message of pieces", () => {
  const lan = { id: "1838493059243249664", name: "Lan Phương" };

  test("knows where each piece stands, in Vietnamese, with emoji and combining characters", () => {
    const decomposed = "Đà Nẵng".normalize("NFD");
    const { content, mentions } = new MessageBuilder()
      .text(`👨‍👩‍👧 ${decomposed}: `)
      .mention(lan)
      .line()
      .bold("cà phê ☕️")
      .channel({ id: "5", name: "chung-cư" })
      .text(" e\u0301 ")
      .emoji({ id: "7", name: "vui" })
      .link("https://mezon.ai/đường")
      .code("x = '𝒳'")
      .codeBlock("một\nhai")
      .here()
      .mention({ id: "9", title: "Quản trị" })
      .build();
    const slice = ({ s = 0, e = 0 }: { readonly s?: number | undefined; readonly e?: number | undefined }): string =>
      (content.t ?? "").slice(s, e);
    expect(mentions.map(slice)).toStrictEqual(["@Lan Phương", "@here", "@Quản trị"]);
    expect(mentions.map(({ userId, roleId }) => userId ?? roleId)).toStrictEqual([lan.id, "1775731111020111321", "9"]);
    expect(content.hg?.map(slice)).toStrictEqual(["#chung-cư"]);
    expect(content.ej?.map(slice)).toStrictEqual([":vui:"]);
    expect(content.mk?.map((mark) => [mark.type, slice(mark)])).toStrictEqual([
      ["b", "cà phê ☕️"],
      ["lk", "https://mezon.ai/đường"],
      ["c", "x = '𝒳'"],
      ["pre", "một\nhai"],
    ]);
    expect(content.t).toContain(decomposed);
  });

  test("names a channel whose name is not known by its id", () => {
    const { content } = new MessageBuilder().text("see ").channel({ id: "5", name: undefined }).build();
    expect(content).toStrictEqual({ t: "see #5", hg: [{ channelId: "5", s: 4, e: 6 }] });
  });

  test("holds only what was written into it", () => {
    const { content, mentions } = new MessageBuilder().text("hi").bold("").build();
    expect({ content, mentions }).toStrictEqual({ content: { t: "hi" }, mentions: [] });
    expect(() => new MessageBuilder().mention({ id: "x", name: "y" })).toThrow(/mentions\[0\]\.id: must be an id/);
    expect(() => new MessageBuilder().channel({ id: "x", name: "y" }).build()).toThrow(/hg\[0\]\.channelId: must be/);
  });
});
