import { expect, test } from "vitest";
import { JsonReader } from "../../../src/transport/jsonReader.js";
import { parseJson } from "../../../src/transport/parseJson.js";
import { printJson } from "../../../src/wallet/services/jsonValue.js";
import { SeededRandom } from "../../codec/seededRandom.js";
import { ManualClock } from "../core/manualClock.js";

const clock = new ManualClock();

function read(text: string): unknown {
  const reader = new JsonReader(text);
  expect(reader.read(Number.POSITIVE_INFINITY)).toBe(true);
  return reader.value;
}

/** A value of JSON, as large as there is budget. */
function sample(random: SeededRandom, depth: number): unknown {
  switch (random.below(depth > 3 ? 5 : 7)) {
    case 0:
      return random.below(2) === 0;
    case 1:
      return null;
    case 2:
      return random.below(1_000_000) / 8 + 0.0625;
    case 3:
      return `${String.fromCodePoint(32 + random.below(90_000))}"\\\n\u0000${random.below(9)}`;
    case 4:
      return BigInt(random.below(2 ** 31)) ** 2n - 5n;
    case 5:
      return Array.from({ length: random.below(5) }, () => sample(random, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, (_, at) => [`k"${at}`, sample(random, depth + 1)]),
      );
  }
}

test("reads what JSON.parse reads, whole numbers with all their digits", () => {
  expect(read(' {"a": [1, -2.5, 1e3, true, null, {}, []], "b\\u0041": "x\\n\\"y\\\\"} ')).toStrictEqual({
    a: [1n, -2.5, 1000, true, null, {}, []],
    bA: 'x\n"y\\',
  });
  expect(read("18446744073709551615")).toBe(2n ** 64n - 1n);
  expect(read('"\\\\"')).toBe("\\");
  expect(Object.getPrototypeOf(read('{"__proto__":{"isAdmin":true}}'))).toBe(Object.prototype);
});

test("reads back what was printed, however it is cut into pieces", async () => {
  const random = new SeededRandom("json");
  for (let turn = 0; turn < 300; turn += 1) {
    const value = sample(random, 0);
    const text = printJson(value);
    const reader = new JsonReader(text);
    while (!reader.read(1 + random.below(7)));
    expect(reader.value).toStrictEqual(value);
    expect(await parseJson(new TextEncoder().encode(text), { clock })).toStrictEqual(value);
  }
});

test("a text in many pieces is put together between letters of several bytes", async () => {
  const value = { text: ["ệ".repeat(100_000), "☕".repeat(100_000)] };
  expect(await parseJson(new TextEncoder().encode(JSON.stringify(value)), { clock })).toStrictEqual(value);
});

test.each(
  [
    ["", "ends too early"],
    ["{", "ends too early"],
    ["[1", "ends too early"],
    ["[1,]", "value is missing"],
    ['{"a":1,}', "key is missing"],
    ["[1 2]", "comma or an end"],
    ["[1}", "comma or an end"],
    ['{"a" 1}', "colon"],
    ['{"a":1,"a":2}', "key comes twice"],
    ["1 2", "goes on"],
    ["01", "not written"],
    ["1.", "not written"],
    ["+1", "value is missing"],
    ["NaN", "value is missing"],
    ["undefined", "value is missing"],
    ['"a', "does not end"],
    ["9".repeat(8_000_000), "more than 100 characters"],
    [`"${"a".repeat(1_000_001)}"`, "too long"],
    ["[".repeat(100), "deeper than 32"],
  ].map(([text = "", why = ""]) => [text.slice(0, 20), why, text] as const),
)("%s is no JSON that is read: %s", (_, why, text) => {
  expect(() => read(text)).toThrow(SyntaxError);
  expect(() => read(text)).toThrow(why);
});

test("control characters inside strings are refused, as JSON has it", () => {
  expect(() => read('"a\nb"')).toThrow(SyntaxError);
});

test("a reading ends with its signal", async () => {
  const ends = new AbortController();
  const bytes = new TextEncoder().encode(JSON.stringify(Array.from({ length: 100_000 }, (_, at) => at)));
  const reading = parseJson(bytes, { clock, signal: ends.signal });
  ends.abort(new Error("enough"));
  await expect(reading).rejects.toThrow("enough");
});
