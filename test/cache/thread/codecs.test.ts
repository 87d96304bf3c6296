import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeChannelMessage } from "../../../generated/mezon/api/message_codec.js";
import { decodedMessage, type EncodedChange } from "../../../src/cache/encodedMessage.js";
import type { ReadRow } from "../../../src/cache/rows.js";
import type { StoreChange } from "../../../src/cache/storeChange.js";
import { decodeChanges, encodeChanges } from "../../../src/cache/thread/changeCodec.js";
import { errorFrom, plainError } from "../../../src/cache/thread/plainError.js";
import { decodeRows, encodeRows } from "../../../src/cache/thread/rowCodec.js";
import { StoreError, ValidationError } from "../../../src/core/errors.js";
import { CHANNEL, edit, idOf, messageOf, post, posts, reaction, removal } from "../messages.js";

const PLACE = { channelId: CHANNEL, topicId: "0", clanId: "1830000000000000001" };
const RANGE = { after: idOf(1), newest: idOf(9) };

const text = fc.string({ unit: "grapheme", maxLength: 200 });
const hearing = fc.record({
  follows: fc.option(fc.constant(idOf(1)), { nil: undefined }),
  anew: fc.boolean(),
  isHandled: fc.boolean(),
});
const change: fc.Arbitrary<StoreChange> = fc.oneof(
  fc.record({
    kind: fc.constant("message" as const),
    message: text.map((content) => messageOf(1, { content, avatar: content })),
    heard: hearing,
  }),
  text.map((content) => post(2, { content })),
  text.map((content) => edit(3, content)),
  fc
    .tuple(text, fc.boolean())
    .map(
      ([emoji, mayBeKnown]) => ({ ...reaction(4, emoji), mayBeKnown }) as Extract<StoreChange, { kind: "reaction" }>,
    ),
  fc.constant(removal(5)),
  fc.constant<StoreChange>({ kind: "range", place: PLACE, range: RANGE }),
  fc.boolean().map((anew): StoreChange => ({ kind: "handled", place: PLACE, range: RANGE, anew })),
);

/** The changes that arrive, with their messages decoded. */
function arrived(bytes: Uint8Array): readonly unknown[] {
  return decodedChanges(decodeChanges(bytes));
}

function decodedChanges(parts: Iterable<readonly EncodedChange[]>): readonly unknown[] {
  return [...parts]
    .flat()
    .map((change) => (change.kind === "message" ? { ...change, message: decodedMessage(change.message) } : change));
}

describe("changes on their way to a thread", () => {
  test("arrive as they were, in their order", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        expect(arrived(encodeChanges(changes))).toEqual(changes);
      }),
    );
  });

  test("take a buffer that nobody else uses, however few or many they are", () => {
    for (const count of [0, 1, 20, 2_000]) {
      const bytes = encodeChanges(posts(1, count));
      expect(bytes.byteLength).toBe(bytes.buffer.byteLength);
      // As handing it over does.
      structuredClone(bytes, { transfer: [bytes.buffer] });
    }
    expect(arrived(encodeChanges(posts(1, 3)))).toEqual(posts(1, 3));
  });

  test("are decoded in parts, and once more where a transaction is repeated", () => {
    const changes = Array.from({ length: 1_000 }, (_, n): StoreChange => {
      const message = messageOf(n + 1);
      return { kind: "message", message, encoded: encodeChannelMessage(message) };
    });
    const parts = decodeChanges(encodeChanges(changes));
    const [first] = parts;
    expect(first?.length).toBeLessThan(300);
    const expected = posts(1, 1_000);
    expect(decodedChanges(parts)).toEqual(expected);
    expect(decodedChanges(parts)).toEqual(expected);
  });

  test("that cannot be written leave nothing behind", () => {
    expect(() => encodeChanges([post(1), post(2, { senderId: "none" })])).toThrow("senderId");
    expect(arrived(encodeChanges(posts(3, 4)))).toEqual(posts(3, 4));
  });
});

test("rows on their way from a thread arrive as they were, each with bytes of its own", () => {
  const row: fc.Arbitrary<ReadRow> = fc.record({
    content: text,
    removed: fc.nat(),
    wire: fc.uint8Array({ maxLength: 300 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const read = decodeRows(encodeRows(rows));
      expect(read.map(({ removed, ...rest }) => ({ ...rest, removed: Number(removed) }))).toEqual(rows);
      for (const { wire } of read) expect(wire.buffer.byteLength).toBe(wire.byteLength);
    }),
  );
});

describe("errors on their way from a thread", () => {
  const sent = (error: unknown): Error => errorFrom(structuredClone(plainError(error)));

  test("keep their class, what they say, and why", () => {
    const sqlite = Object.assign(new Error("database is locked"), {
      name: "SqliteError",
      code: "SQLITE_BUSY",
      errcode: 5,
    });
    const arrived = sent(new StoreError("locked", "x.db is locked", { file: "x.db", cause: sqlite }));
    expect(arrived).toBeInstanceOf(StoreError);
    expect(arrived).toMatchObject({
      ...{ name: "StoreError", code: "store_failed", reason: "locked", file: "x.db", message: "x.db is locked" },
      cause: { name: "SqliteError", message: "database is locked", code: "SQLITE_BUSY", errcode: 5 },
    });
    const invalid = sent(new ValidationError("line 7", "is no message"));
    expect(invalid).toBeInstanceOf(ValidationError);
    expect(invalid).toMatchObject({ path: "line 7", message: "line 7: is no message" });
  });

  test("keep all of several causes, and end where one leads to itself", () => {
    const cause = new AggregateError([new Error("one"), new Error("two")], "none works");
    const arrived = sent(new StoreError("driver_missing", "none", { cause }));
    expect((arrived.cause as AggregateError).errors).toMatchObject([{ message: "one" }, { message: "two" }]);
    const circular = new Error("circular");
    circular.cause = circular;
    expect(sent(circular).message).toBe("circular");
    expect(sent("no error at all").message).toBe("no error at all");
  });
});
