import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventSchemas } from "../../../generated/eventSchemas.js";
import {
  createChannelMessage,
  decodeChannelMessage,
  encodeChannelMessage,
} from "../../../generated/mezon/api/message_codec.js";
import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import { cutMessage, decodedMessage, EncodedMessage } from "../../../src/cache/encodedMessage.js";
import { appendValues } from "../../../src/cache/rows.js";
import type { StoreChange } from "../../../src/cache/storeChange.js";
import { decodeChanges, encodeChanges } from "../../../src/cache/thread/changeCodec.js";
import { messageOf } from "../messages.js";

const { fields } = eventSchemas.channelMessage;

const id = fc.bigInt({ min: 0n, max: (1n << 63n) - 1n }).map(String);
const text = fc.string({ unit: "grapheme", maxLength: 80 });
const bytes = fc.uint8Array({ maxLength: 300 });
const seconds = fc.nat({ max: 0x7fff_ffff });
const message: fc.Arbitrary<ChannelMessage> = fc
  .record({
    ...{ messageId: id, channelId: id, clanId: id, senderId: id, topicId: id },
    ...{ username: text, displayName: text, avatar: text, clanNick: text, content: text, channelLabel: text },
    ...{ mentions: bytes, attachments: bytes, references: bytes, reactions: bytes, referencedMessage: bytes },
    ...{ createTimeSeconds: seconds, updateTimeSeconds: seconds, code: fc.nat(200), mode: fc.nat(5) },
    ...{ hideEditted: fc.boolean(), isPublic: fc.boolean() },
  })
  .map((some) => ({ ...createChannelMessage(), ...some }));

function cut(encoded: Uint8Array): EncodedMessage | undefined {
  // Between others, as in a batch.
  const batch = new Uint8Array(encoded.length + 2).fill(0xff);
  batch.set(encoded, 1);
  return cutMessage(batch, 1, encoded.length + 1);
}

/** The columns of a row, with ids as text. */
function rowOf(one: ChannelMessage | EncodedMessage): readonly unknown[] {
  const values: unknown[] = [];
  const size = appendValues(values, one, 0);
  return [size, ...values.map((value) => (typeof value === "bigint" ? String(value) : value))];
}

/** Makes a change with received bytes, and returns the message that arrives in the thread. */
function arrivedFrom(encoded: Uint8Array): ChannelMessage | EncodedMessage {
  const [[change] = []] = decodeChanges(encodeChanges([{ kind: "message", message: messageOf(1), encoded }]));
  if (change?.kind !== "message") throw new Error("another change arrived");
  return change.message;
}

function withoutUnknown(encoded: Uint8Array): ChannelMessage {
  const decoded = decodeChannelMessage(encoded);
  delete decoded.$unknown;
  return decoded;
}

describe("a message that is cut into columns", () => {
  test("has the row that it would have, had it been decoded and encoded again", () => {
    fc.assert(
      fc.property(message, (original) => {
        const encoded = encodeChannelMessage(original);
        const one = cut(encoded);
        expect(one).toBeInstanceOf(EncodedMessage);
        expect(rowOf(one as EncodedMessage)).toEqual(rowOf(original));
        expect(one?.decoded()).toEqual(original);
        const { messageId, channelId, clanId, topicId, createTimeSeconds, updateTimeSeconds } = original;
        expect(one).toMatchObject({ messageId, channelId, clanId, topicId, createTimeSeconds, updateTimeSeconds });
      }),
    );
  });

  test.each(fields.map(({ localName, number }) => [localName, number] as const))("may have the field %s", (name) => {
    const zero = createChannelMessage()[name as keyof ChannelMessage];
    const values = { string: /Id$/.test(name) ? "7" : "text", number: 7, boolean: true, object: new Uint8Array([7]) };
    const value = values[typeof zero as keyof typeof values];
    expect(cut(encodeChannelMessage({ [name]: value }))).toBeInstanceOf(EncodedMessage);
  });
});

/** Fields in forms that a decoder accepts, although our encoder does not write them. */
const varint = (value: bigint, needless: number): number[] => {
  const all: number[] = [];
  for (let rest = BigInt.asUintN(64, value); rest > 0n || all.length === 0; rest >>= 7n) all.push(Number(rest & 0x7fn));
  all.push(...new Array<number>(Math.min(needless, 10 - all.length)).fill(0));
  return all.map((byte, index) => (index < all.length - 1 ? byte | 0x80 : byte));
};
const field = fc
  .tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.constantFrom(0, 0, 2),
    fc.bigInt({ min: -3n, max: 1n << 40n }),
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom("a\0b", "tiếng Việt").map((one) => Buffer.from(one)),
    ),
    fc.nat({ max: 2 }),
  )
  .map(([number, wireType, value, carried, needless]) => [
    ...varint(BigInt((number << 3) | wireType), 0),
    ...(wireType === 0 ? varint(value, needless) : [...varint(BigInt(carried.length), needless), ...carried]),
  ]);

describe("a message of any other form", () => {
  test("arrives as the message that its receiver decoded", () => {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 12 }), (some) => {
        const encoded = Uint8Array.from(some.flat());
        expect(decodedMessage(arrivedFrom(encoded))).toEqual(withoutUnknown(encoded));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each<[string, number[]]>([
    ["an unknown field", [24, 7, 250, 1, 1, 97]],
    ["a field of another wire type", [24, 7, 26, 1, 1]],
    ["the same field twice", [24, 7, 24, 8]],
    ["fields in another order", [24, 7, 16, 8]],
    ["a zero that is written", [24, 0]],
    ["an empty text that is written", [24, 7, 66, 0]],
    ["a varint with needless bytes", [24, 0x87, 0]],
    ["a tag with needless bytes", [0x98, 0, 7]],
    ["a flag of another number", [184, 1, 2]],
    ["a negative number", [32, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ["a number beyond 31 bits", [160, 1, 255, 255, 255, 255, 15]],
    ["a content with NUL", [24, 7, 66, 3, 97, 0, 98]],
  ])("is decoded if it has %s", (_, encoded) => {
    const arrived = arrivedFrom(Uint8Array.from(encoded));
    expect(arrived).not.toBeInstanceOf(EncodedMessage);
    expect(arrived).toEqual(withoutUnknown(Uint8Array.from(encoded)));
  });

  test("that ends early is refused, wherever it ends", () => {
    const encoded = encodeChannelMessage(messageOf(1, { avatar: "https://example.org/a.png" })).slice();
    for (let end = 1; end < encoded.length; end += 1) {
      const part = encoded.subarray(0, end);
      const expected = (() => {
        try {
          return decodeChannelMessage(part);
        } catch {
          return undefined;
        }
      })();
      expect(cut(part)?.decoded()).toEqual(expected);
    }
  });

  test("does not change those beside it", () => {
    const changes: StoreChange[] = [1, 2, 3].map((n) => ({
      kind: "message",
      message: messageOf(n),
      encoded: encodeChannelMessage(messageOf(n)),
    }));
    const [, second] = changes;
    const odd = { ...second, encoded: Uint8Array.from([24, 7, 24, 8]) } as StoreChange;
    const arrived = decodeChanges(encodeChanges([changes[0] as StoreChange, odd, changes[2] as StoreChange]));
    const ids = [...arrived]
      .flat()
      .map((change) => change.kind === "message" && decodedMessage(change.message).messageId);
    expect(ids).toEqual([messageOf(1).messageId, "8", messageOf(3).messageId]);
  });
});
