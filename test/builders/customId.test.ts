import { describe, expect, expectTypeOf, test } from "vitest";
import { defineButton } from "../../src/builders/index.js";
import { SeededRandom } from "../codec/seededRandom.js";

const OWNER = "1838493059243249664";
const by = (customId: string, userId = OWNER) => ({ customId, userId });

describe("an id that carries state", () => {
  const vote = defineButton("vote:{pollId}:{choice}");

  test("is written and read back", () => {
    const id = vote.id({ pollId: "12", choice: "yes" });
    expect(id).toBe("vote:12:yes");
    const state = vote.match(by(id));
    expect(state).toStrictEqual({ pollId: "12", choice: "yes" });
    expectTypeOf(state).toEqualTypeOf<{ readonly pollId: string; readonly choice: string } | undefined>();
  });

  test("is not mistaken for another", () => {
    for (const id of ["vote:12", "poll:12:yes", "vote:12:yes:no", "xvote:12:yes", "", "vote::"])
      expect([id, vote.read(by(id))]).toStrictEqual([
        id,
        id === "vote::" ? { status: "valid", state: { pollId: "", choice: "" } } : undefined,
      ]);
  });

  test.each(["vote:{pollId}:{choice}", "a_{x}_b_{y}", "{a}/{b}-{c}", "one:{only}:accept", "plain"])(
    "survives any text in %s",
    (pattern) => {
      const definition = defineButton<string>(pattern, { secret: "s" });
      const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      const random = new SeededRandom(pattern);
      const pieces = [":", "_", "/", "-", "%", ";", "a", "%3A", "👋", "é", "́", "{", "}", " ", ";s", ";o5", "accept"];
      for (let round = 0; round < 500; round += 1) {
        const text = (): string =>
          Array.from({ length: random.below(6) }, () => pieces[random.below(pieces.length)]).join("");
        const state = Object.fromEntries(names.map((name) => [name, text()]));
        const id = definition.id(state, random.below(2) === 0 ? {} : { ownerId: OWNER });
        expect(definition.match(by(id))).toStrictEqual(state);
      }
    },
  );

  test("belongs to its owner", () => {
    const id = vote.id({ pollId: "1", choice: "no" }, { ownerId: OWNER });
    expect(vote.match(by(id))).toStrictEqual({ pollId: "1", choice: "no" });
    expect(vote.match(by(id, "5"))).toBeUndefined();
    expect(vote.read(by(id, "5"))).toStrictEqual({ status: "foreign", state: { pollId: "1", choice: "no" } });
  });

  test("lives as long as it should", () => {
    let now = 1_700_000_000_000;
    const short = defineButton("go:{to}", { lifetimeMs: 60_000, now: () => now });
    const id = short.id({ to: "x" });
    now += 60_000;
    expect(short.match(by(id))).toStrictEqual({ to: "x" });
    now += 1_000;
    expect(short.read(by(id))).toStrictEqual({ status: "expired", state: { to: "x" } });
  });

  test("cannot be made up or changed when it is signed", () => {
    const pay = defineButton("pay:{amount}", { secret: "keep this out of the code", lifetimeMs: 60_000 });
    const id = pay.id({ amount: "5" }, { ownerId: OWNER });
    expect(pay.match(by(id))).toStrictEqual({ amount: "5" });
    const forged = [
      "pay:5",
      id.replace("pay:5", "pay:500"),
      id.replace(OWNER, "7"),
      id.replace(/;x\w+/, ";xzzzzzz"),
      id.slice(0, -1),
      id.replace(/;s.*/, ""),
      `${id}A`,
    ];
    for (const one of forged) expect([one, pay.read(by(one))?.status]).toStrictEqual([one, "forged"]);
    const other = defineButton("pay:{amount}", { secret: "another" });
    expect(other.read(by(id))).toStrictEqual({ status: "forged" });
  });

  test.each([
    ["{a}{b}", "must have a sign such as : or _ after each value but the last"],
    ["{a}x{b}", "must have a sign such as : or _ after each value but the last"],
    ["{a}:{a}", "names a value twice"],
    ["a;b", "must not hold a semicolon, which ends the state"],
    ["{a", "has a brace that belongs to no {name}"],
    ["", "must not be empty"],
  ])("is refused where values could not be told apart: %s", (pattern, message) => {
    expect(() => defineButton(pattern)).toThrow(`pattern: ${message}`);
  });

  test("takes texts only", () => {
    expect(() => vote.id({ pollId: 5 as never, choice: "x" })).toThrow("pollId: must be a text, not a number");
    expect(() => vote.id({ pollId: "5", choice: "x" }, { ownerId: "x" })).toThrow(/ownerId: must be an id/);
  });
});
