import { describe, expect, it } from "vitest";
import { ValidationError } from "../../src/core/errors.js";
import { forbiddenPattern } from "../../src/wallet/transaction/forbiddenPattern.js";
import { serializeTransaction, type Transaction } from "../../src/wallet/transaction/transaction.js";
import { validateTransaction } from "../../src/wallet/transaction/transactionRules.js";
import { thrownBy } from "./thrownBy.js";
import { transactionOf, vectorsOf } from "./vectors.js";

const plain: Transaction = {
  type: 0,
  sender: "8BH3ZXoAptWYbAc69221kKDrrPzvc4RaJ248qdbTs6k5",
  recipient: "DqrAfFo3yDQJhKuUo948RG4XfygHJPEe4UhcXxHF8hS2",
  units: 1n,
  nonce: 1,
};
const KEY_ADDRESS = "AKnL4NNf3DGWZJS6cPknBuEGnVsV4A4m5tgebLHaRSZ9";
const content = { type: "donation-campaign-feed", title: "t", description: "d" };
const published: Transaction = { ...plain, type: 2, recipient: KEY_ADDRESS, units: 0n, extraInfo: content };

/** Paths of what is wrong with a transaction; none when it is right. */
function paths(tx: Partial<Transaction>, base: Transaction = plain): readonly string[] {
  try {
    validateTransaction({ ...base, ...tx });
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.faults.map(({ path }) => path);
    throw error;
  }
}

function said(tx: Partial<Transaction>, base: Transaction = plain): string {
  return thrownBy(ValidationError, () => validateTransaction({ ...base, ...tx })).message;
}

describe("what a text may not hold", () => {
  for (const { name, input, expect: known } of vectorsOf("node_long_field")) {
    it(`is told as the node tells it: ${name}`, () => {
      expect(forbiddenPattern(input.text) !== undefined).toBe(known.rejected_invalid_characters);
    });
  }

  it("is named, in each letter case, wherever it stands", () => {
    const patterns = ["${{", "{{", "}}", "${", "#{", "{%", "%}", "%0a", "%0d", "%00", "%27", "%22", "%3c", "%3e"];
    for (const pattern of [...patterns, "ldap://", "ldaps://", "eval(", "exec(", "system(", "popen("]) {
      for (const text of [pattern, `cà phê ${pattern} x`, pattern.toUpperCase()]) {
        expect(forbiddenPattern(text)?.toLowerCase()).toBe(pattern);
        expect(paths({ textData: text })).toStrictEqual(["textData"]);
        expect(paths({ extraInfo: text })).toStrictEqual(["extraInfo"]);
        expect(paths({ extraInfo: { ExtraAttribute: text } })).toStrictEqual(["extraInfo"]);
      }
    }
    expect(forbiddenPattern("${jndi:ldap")).toBe("${jndi:");
    for (const fine of ["{ {", "} }", "$ {", "100 %", "%2F", "eval (1)", "ldap:/x", "exec", "{}", '{"a":["b"]}']) {
      expect(forbiddenPattern(fine)).toBeUndefined();
    }
  });
});

describe("a transaction that the node takes", () => {
  for (const { name, input, expect: known } of vectorsOf("tx")) {
    if (known.node === undefined) continue;
    it(`has no faults: ${name}`, () => {
      expect(paths({}, transactionOf(input.params))).toStrictEqual([]);
    });
  }

  it("may be as large as the limits are", () => {
    expect(paths({ textData: "é".repeat(256) })).toStrictEqual([]);
    expect(paths({ textData: "☕".repeat(170) })).toStrictEqual([]);
    expect(paths({ extraInfo: "é".repeat(5120) })).toStrictEqual([]);
    // Decomposed, it is one character after NFC; and one beyond the BMP is one, not two.
    expect(paths({ extraInfo: "e\u0301".repeat(5120) })).toStrictEqual([]);
    expect(paths({ extraInfo: "🙂".repeat(5120) })).toStrictEqual([]);
    expect(paths({ zkProof: "A".repeat(1024), zkPub: "A".repeat(1024) })).toStrictEqual([]);
    expect(paths({ units: 2n ** 256n - 1n, nonce: 2n ** 64n - 1n })).toStrictEqual([]);
  });
});

describe("a transaction that the node refuses, or that would lose tokens", () => {
  const faulty: readonly [string, Partial<Transaction>, string, RegExp][] = [
    ["a note of 513 bytes", { textData: "a".repeat(513) }, "textData", /512 bytes.*513/],
    ["a note of 257 letters of two bytes", { textData: "é".repeat(257) }, "textData", /512 bytes.*514/],
    ["a bar in the note", { textData: "a|b" }, "textData", /"\|"/],
    ["a bar in an extra info text", { extraInfo: '{"a":"|"}' }, "extraInfo", /u007c/],
    ["an extra info of 5121 characters", { extraInfo: "a".repeat(5121) }, "extraInfo", /5120.*5121/],
    ["a nested object in text", { extraInfo: '{"a":{"b":1}}' }, "extraInfo", /flat/],
    ["a proof of 1025 characters", { zkProof: "A".repeat(1025) }, "zkProof", /1024.*1025/],
    ["a public input of 1025 characters", { zkPub: "A".repeat(1025) }, "zkPub", /1024.*1025/],
    ["a proof that is no text", { zkProof: 5 as never }, "zkProof", /string/],
    ["nothing to transfer", { units: 0n }, "units", /more than zero/],
    ["a sender that is no address", { sender: "abc" }, "sender", /base58 of 32 bytes/],
    ["an empty recipient", { recipient: "" }, "recipient", /base58 of 32 bytes/],
    ["a user id for an address", { recipient: "3767478432163172990" }, "recipient", /addressFromUserId/],
    ["a recipient of 33 bytes", { recipient: `${plain.recipient}1` }, "recipient", /base58/],
    ["an address of zeros", { recipient: "1".repeat(32) }, "recipient", /nobody/],
    ["a transfer to oneself", { recipient: plain.sender }, "recipient", /sender/],
    ["a type that is none", { type: 3 as 0 }, "type", /0 .*1 .*2 /],
    ["a type in a text", { type: "0" as never }, "type", /0 .*1 .*2 /],
    ["a time before 1970", { timestamp: -1 }, "timestamp", /milliseconds/],
    ["a time with a fraction", { timestamp: 1.5 }, "timestamp", /milliseconds/],
    ["an amount in text, which means tokens elsewhere", { units: "1" as never }, "units", /BigInt\(text\)/],
    ["the amount of a transfer", { units: undefined as never, ...{ amount: "1" } }, "units", /has units/],
    ["a nonce of 2^64", { nonce: 2n ** 64n }, "nonce", /2\^64/],
    ["a nonce that a number cannot hold", { nonce: 2 ** 60 }, "nonce", /bigint/],
  ];
  for (const [name, change, path, reason] of faulty) {
    it(`is told where and why: ${name}`, () => {
      expect(paths(change)).toStrictEqual([path]);
      expect(said(change)).toMatch(reason);
    });
  }

  it("tells everything at once, and does not repeat what was given at length", () => {
    const error = thrownBy(ValidationError, () =>
      validateTransaction({
        ...plain,
        type: 9 as 0,
        sender: "x".repeat(10_000),
        recipient: "",
        units: -1n,
        nonce: 1e21,
        textData: `eval(|${"a".repeat(600)}`,
        extraInfo: { a: 1 } as never,
        timestamp: -1,
      }),
    );
    expect(error.faults.map(({ path }) => path)).toStrictEqual([
      "type",
      "units",
      "timestamp",
      "textData",
      "nonce",
      "extraInfo.a",
      "sender",
      "recipient",
    ]);
    expect(error.path).toBe("type");
    for (const { message } of error.faults) expect(error.message).toContain(message);
    expect(error.message.length).toBeLessThan(1_500);
  });

  it("is not for serializing to judge, which only sees to it that the bytes are one transaction's", () => {
    expect(serializeTransaction({ ...plain, units: 0n, recipient: plain.sender }).length).toBeGreaterThan(0);
  });
});

describe("user content", () => {
  it("needs no amount, and may link to what came before", () => {
    expect(paths({}, published)).toStrictEqual([]);
    expect(paths({ units: 5n }, published)).toStrictEqual([]);
    const linked = { ...content, parent_hash: "p", root_hash: "r", image_cids: ["c"], reference_tx_hashes: ["a", "b"] };
    expect(paths({ extraInfo: linked }, published)).toStrictEqual([]);
    expect(paths({ extraInfo: JSON.stringify(linked) }, published)).toStrictEqual([]);
    expect(paths({ extraInfo: { ...content, type: "post" }, recipient: plain.recipient }, published)).toStrictEqual([]);
  });

  const faulty: readonly [string, unknown, readonly string[]][] = [
    ["none", undefined, ["extraInfo"]],
    ["no JSON", "title", ["extraInfo"]],
    ["a JSON list", "[]", ["extraInfo"]],
    ["no title", { type: "post", description: "d" }, ["extraInfo.title"]],
    [
      "blank texts",
      { type: " ", title: "\t", description: "" },
      ["extraInfo.type", "extraInfo.title", "extraInfo.description"],
    ],
    ["a title that is a number", '{"type":"a","title":1,"description":"d"}', ["extraInfo.title"]],
    ["a parent without a root", { ...content, parent_hash: "p" }, ["extraInfo.root_hash"]],
    ["a root without a parent", { ...content, parent_hash: "", root_hash: "r" }, ["extraInfo.parent_hash"]],
    [
      "eleven references",
      { ...content, reference_tx_hashes: Array.from({ length: 11 }, () => "a") },
      ["extraInfo.reference_tx_hashes"],
    ],
    ["images that are no list", { ...content, image_cids: "a" }, ["extraInfo.image_cids"]],
  ];
  for (const [name, extraInfo, expected] of faulty) {
    it(`is refused: ${name}`, () => {
      expect(paths({ extraInfo: extraInfo as string }, published)).toStrictEqual(expected);
    });
  }

  it("of a campaign goes to a key, a point of the curve", () => {
    // 32 bytes that are no point: y = 2 has no x.
    const noPoint = "8qbHbw2BbbTHBW1sbeqakYXVKRQM8Ne7pLK7m6CVfeR";
    expect(paths({ recipient: noPoint }, published)).toStrictEqual(["recipient"]);
    expect(paths({ recipient: noPoint, extraInfo: { ...content, type: "post" } }, published)).toStrictEqual([]);
  });
});
