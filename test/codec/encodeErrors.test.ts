import { type DescField, ScalarType } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { encodeChannelMessage, encodeMessageMentionList } from "../../generated/mezon/api/message_codec.js";
import { encodeAccount, encodeSessionRefreshRequest } from "../../generated/mezon/api/session_codec.js";
import { encodeClanJoin } from "../../generated/mezon/realtime/clan_codec.js";
import { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import { EncodeError } from "../../src/runtime/wire.js";
import { loadAllCodecs } from "./allCodecs.js";
import { isBareWrapper, messageIn } from "./randomMessage.js";
import { hex } from "./wireBytes.js";

const codecs = await loadAllCodecs();
const fields = codecs.flatMap((codec) =>
  codec.schema.fields.map((field) => ({ ...codec, field, place: String(field) })),
);

describe("a value of the wrong type", () => {
  test.each(fields)("in $place is refused by the field's name", ({ schema, field, encode }) => {
    for (const wrong of wrongValues(field)) {
      const error = encodeErrorOf(() => encode(messageWith(field, wrong)));
      expect(error.typeName).toBe(schema.typeName);
      // An item of a list by its index, an entry of a map by its key.
      expect(error.field).toMatch(new RegExp(`^${field.localName}(\\[0\\]|\\.\\w+)?$`));
      expect(error.message).toMatch(`cannot encode ${schema.typeName}: ${error.field} must be `);
      expect(error.message).toMatch(/ must be .+, got /);
    }
  });

  test("is named with what was expected and what came", () => {
    const messageOf = (channelId: unknown): string =>
      encodeErrorOf(() => encodeChannelMessage({ channelId: channelId as string })).message;
    expect(messageOf(5)).toBe(
      "cannot encode mezon.api.ChannelMessage: channelId must be a decimal string, got the number 5",
    );
    expect(messageOf(5n)).toBe(
      "cannot encode mezon.api.ChannelMessage: channelId must be a decimal string, got the bigint 5",
    );
    expect(messageOf("")).toBe('cannot encode mezon.api.ChannelMessage: channelId must be a decimal string, got ""');
    expect(messageOf("abc")).toBe(
      'cannot encode mezon.api.ChannelMessage: channelId must be a decimal string, got "abc"',
    );
    expect(messageOf({})).toBe(
      "cannot encode mezon.api.ChannelMessage: channelId must be a decimal string, got an object",
    );
    expect(messageOf("9223372036854775808")).toBe(
      'cannot encode mezon.api.ChannelMessage: channelId must be within 64 bits, got "9223372036854775808"',
    );
  });

  test("deep inside is named by its path in the message that was being encoded", () => {
    const error = encodeErrorOf(() =>
      encodeEnvelope({ message: { case: "channelMessage", value: { channelId: 7 as unknown as string } } as never }),
    );
    expect(error).toMatchObject({ typeName: "mezon.realtime.Envelope", field: "channelMessage.channelId" });
  });

  test("in a list is named by its index, also in a frozen message", () => {
    const mentions = Object.freeze([{ userId: "1" }, Object.freeze({ userId: 2 as unknown as string })]);
    const error = encodeErrorOf(() => encodeMessageMentionList(Object.freeze({ mentions: mentions as never })));
    expect(error.field).toBe("mentions[1].userId");
  });

  test("in a map is named by its key", () => {
    const vars = { a: "fine", b: 2 as unknown as string, c: "fine" };
    expect(encodeErrorOf(() => encodeSessionRefreshRequest({ vars })).field).toBe("vars.b");
  });

  test("does not flood the error with a long text", () => {
    const { message } = encodeErrorOf(() => encodeClanJoin({ clanId: "x".repeat(100_000) }));
    expect(message.length).toBeLessThan(200);
  });

  test("absent, undefined and null all mean the zero value", () => {
    for (const { schema, field, encode } of fields) {
      if (field.oneof !== undefined) continue;
      for (const nothing of [undefined, null]) {
        expect(encode({ [field.localName]: nothing }), `${schema.typeName}.${field.name}`).toHaveLength(0);
      }
    }
  });
});

describe("a message that is no object", () => {
  test.each([[undefined], [null], [5], ["text"]])("%s is refused", (value) => {
    for (const { schema, encode } of codecs) {
      const error = encodeErrorOf(() => encode(value as unknown as object));
      expect(error.message).toMatch(`cannot encode ${schema.typeName}: the message must be an object`);
    }
  });
});

describe("after an error", () => {
  const good = hex(encodeClanJoin({ clanId: "1840651530236071936" }));
  const bad = { message: { case: "channelMessage", value: { channelId: "not an id" } } } as const;

  test("the next message is encoded as if nothing had happened", () => {
    for (let count = 0; count < 1000; count += 1) {
      encodeErrorOf(() => encodeEnvelope(bad));
      expect(hex(encodeClanJoin({ clanId: "1840651530236071936" }))).toBe(good);
    }
  });

  test("an error thrown by a getter is passed on as the cause", () => {
    const cause = new Error("the getter's own");
    const error = encodeErrorOf(() =>
      encodeAccount({
        get email(): string {
          throw cause;
        },
      }),
    );
    expect(error.cause).toBe(cause);
    expect(error.field).toBeUndefined();
    expect(hex(encodeClanJoin({ clanId: "1840651530236071936" }))).toBe(good);
  });
});

describe("encoding while encoding", () => {
  test("a getter may encode another message", () => {
    const inner: string[] = [];
    const reentrant = {
      qrCode: "before",
      get email(): string {
        inner.push(hex(encodeClanJoin({ clanId: "7" })));
        inner.push(hex(encodeAccount({ user: { username: "inner" } as never })));
        return "outer@example.com";
      },
      logo: "after",
    };
    const plain = { qrCode: "before", email: "outer@example.com", logo: "after" };
    expect(hex(encodeAccount(reentrant))).toBe(hex(encodeAccount(plain)));
    expect(inner).toStrictEqual([
      hex(encodeClanJoin({ clanId: "7" })),
      hex(encodeAccount({ user: { username: "inner" } as never })),
    ]);
  });

  test("a getter may fail to encode another message and go on", () => {
    const reentrant = {
      user: {
        get username(): string {
          encodeErrorOf(() => encodeClanJoin({ clanId: "no id" }));
          return "alice";
        },
        displayName: "Alice",
      },
    };
    const plain = { user: { username: "alice", displayName: "Alice" } };
    expect(hex(encodeAccount(reentrant as never))).toBe(hex(encodeAccount(plain as never)));
  });
});

test("the bytes of one message do not change when the next is encoded", () => {
  const first = encodeAccount({ email: "a".repeat(1000) });
  const kept = hex(first);
  encodeAccount({ email: "b".repeat(2_000_000) });
  encodeAccount({ email: "c".repeat(1000) });
  expect(hex(first)).toBe(kept);
});

function encodeErrorOf(run: () => unknown): EncodeError {
  try {
    run();
  } catch (error) {
    if (error instanceof EncodeError) return error;
    throw error;
  }
  throw new Error("it was encoded");
}

function messageWith(field: DescField, value: unknown): object {
  if (field.oneof === undefined) return { [field.localName]: value };
  return { [field.oneof.localName]: { case: field.localName, value } };
}

function wrongValues(field: DescField): readonly unknown[] {
  switch (field.fieldKind) {
    case "scalar":
      return wrongScalars(field.scalar);
    case "enum":
      return wrongScalars(ScalarType.INT32);
    case "message":
      return isBareWrapper(field) ? wrongScalars(messageIn(field).fields[0]?.scalar) : [5, "text", true];
    case "list":
      return [5, "text", {}, ...wrongItems(field).map((item) => [item]), [undefined], [null]];
    case "map":
      return wrongEntries(field).map((entry) => ({ "1": entry }));
  }
}

function wrongItems(field: DescField & { fieldKind: "list" }): readonly unknown[] {
  if (field.listKind === "message") return [5, "text", false];
  return field.listKind === "enum" ? wrongScalars(ScalarType.INT32) : wrongScalars(field.scalar);
}

function wrongEntries(field: DescField & { fieldKind: "map" }): readonly unknown[] {
  if (field.mapKind === "message") return [5, "text", null];
  return field.mapKind === "enum" ? wrongScalars(ScalarType.INT32) : wrongScalars(field.scalar);
}

function wrongScalars(scalar: ScalarType | undefined): readonly unknown[] {
  switch (scalar) {
    case ScalarType.STRING:
      return [5, 0, false, {}, ["text"], Uint8Array.of(1)];
    case ScalarType.BYTES:
      return ["text", 5, {}, [1], true, new ArrayBuffer(2)];
    case ScalarType.BOOL:
      return [1, 0, "true", "", {}];
    case ScalarType.INT32:
      return ["5", "", 1.5, NaN, Infinity, 2147483648, -2147483649, 5n, true, false, {}];
    case ScalarType.UINT32:
      return ["5", "", -1, 1.5, NaN, 4294967296, 5n, true, false, {}];
    case ScalarType.INT64:
      return [
        5,
        0,
        5n,
        0n,
        "",
        "abc",
        " 1",
        "1 ",
        "+1",
        "1.0",
        "1e3",
        "0x1",
        "-",
        "9223372036854775808",
        "-9223372036854775809",
        "99999999999999999999",
        true,
        {},
      ];
    default:
      throw new Error(`no wrong values known for ${String(scalar)}`);
  }
}
