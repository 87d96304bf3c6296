import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createContext, Script } from "node:vm";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { channelMessageReactions } from "../../../generated/carried.js";
import { defineButton } from "../../../src/builders/customId.js";
import { termsOf } from "../../../src/cache/search/words.js";
import { Secrets } from "../../../src/core/secrets.js";
import { readClaims } from "../../../src/session/jwt.js";
import { retryAfterMs } from "../../../src/transport/retryAfter.js";
import { readServerFailure } from "../../../src/transport/serverFailure.js";
import { parseContent } from "../../../src/wire/messageContent.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** What is never part of a bot. */
const NOT_THE_CLIENT = /^src\/(?:sandbox|cli)\//;

/** Expressions over a text of a few characters that the library itself has made, or a developer's option. */
const BOUNDED: ReadonlySet<string> = new Set([
  // The fraction of an amount in base units: six digits.
  "/0+$/",
  // The path of an address that is an option.
  "/\\/+$/",
]);

interface Expression {
  /** The file, and the how manieth of the file it is. */
  readonly place: string;
  readonly source: string;
}

/** Every regular expression that stands in the code, wherever it stands. */
function expressions(): readonly Expression[] {
  const files = ["src"].flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  );
  return files
    .filter((name) => name.endsWith(".ts") && !NOT_THE_CLIENT.test(name))
    .flatMap((name) => {
      const found: Expression[] = [];
      const file = ts.createSourceFile(name, readFileSync(`${ROOT}${name}`, "utf8"), ts.ScriptTarget.ES2023);
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node))
          found.push({ place: `${name} #${found.length + 1}`, source: node.text });
        ts.forEachChild(node, visit);
      };
      visit(file);
      return found;
    });
}

const MEGABYTE = 1_000_000;

/** What expressions like these stumble over, again and again: what they begin with, and what they repeat. */
const PIECES = [
  ...["a", "0", "1", "Z", " ", "\n", "\t", "-", "_", ".", "/", "%", "$", "\\", '"', "é", "e\u0301", "đ"],
  ...["茶", "か\u3099", "ก", "\u0e34", "커", "\u0301"],
  ...["eyJ-", "eyJa.", "token=", "Bearer ", "Basic\t", '"\\"', ";o1", ";xa", ";sa", "127.", "must join ", "${{", "{a}"],
  ...["select ", "returning", "http://", "*.a.", "1.", "01"],
];
const ENDS = ["", "!", "\0"];

describe("no expression over a text takes longer than the text is long", () => {
  test.each(expressions().filter(({ source }) => !BOUNDED.has(source)))("$place", ({ source }) => {
    const script = new Script(`{
      const expression = ${source};
      for (const piece of pieces) {
        const text = piece.repeat(${MEGABYTE} / 4 / piece.length);
        for (const end of ends) (text + end).replace(expression, "");
      }
    }`);
    // A worst case that grows with the square of the text takes hours for one of them.
    const run = (): unknown => script.runInContext(createContext({ pieces: PIECES, ends: ENDS }), { timeout: 15_000 });
    expect(run, source).not.toThrow();
  });

  test("those that are left out are still there", () => {
    const sources = new Set(expressions().map(({ source }) => source));
    expect([...BOUNDED].filter((source) => !sources.has(source))).toStrictEqual([]);
  });
});

describe("a megabyte of the worst is read in one go", () => {
  const reads: readonly (readonly [string, (text: string) => unknown])[] = [
    ["a log line", new Secrets("the-apps-token").hide],
    ["a refusal", (text) => readServerFailure(new TextEncoder().encode(text))],
    ["a Retry-After", (text) => retryAfterMs(text, 0)],
    ["a token", readClaims],
    ["a message's content", parseContent],
    ["what somebody searches for", termsOf],
    ["reactions as JSON text", (text) => attempt(() => channelMessageReactions(new TextEncoder().encode(`[${text}`)))],
    ["a button's id", (text) => defineButton("vote:{poll}:{choice}").match({ customId: `vote:${text}`, userId: "5" })],
  ];

  test.each(reads)("%s", (_, read) => {
    for (const piece of PIECES) for (const end of ENDS) read(piece.repeat(MEGABYTE / piece.length) + end);
  });
});

describe("ids in JSON text", () => {
  test("keep all their digits; shorter numbers, fractions and texts stay what they are", () => {
    const text = 'a \\"1838493059243249664';
    const json = `[{"emoji_id":1838493059243249664,"sender_id":-1838493059243249664,"emoji":${JSON.stringify(text)},"count":3}]`;
    expect(channelMessageReactions(new TextEncoder().encode(json)).reactions).toMatchObject([
      { emojiId: "1838493059243249664", senderId: "-1838493059243249664", emoji: text, count: 3 },
    ]);
  });
});

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
