import { describe, expect, test } from "vitest";
import { envelopeEvents } from "../../../generated/events.js";
import { DecodeError } from "../../../src/runtime/wire.js";
import { decodeEnvelope, encodeEnvelope, peekEnvelope } from "../../../src/wire/envelopeCodec.js";

const message = encodeEnvelope({
  cid: 300,
  message: { case: "channelMessage", value: { channelId: "1838493059243249664", content: '{"t":"xin chào"}' } },
});

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe("peeking at an envelope", () => {
  test("reads cid, kind and payload of every kind without decoding it", () => {
    for (const info of Object.values(envelopeEvents)) {
      const bytes = encodeEnvelope({ cid: 7, message: { case: info.case, value: {} } as never });
      expect(peekEnvelope(bytes)).toMatchObject({ cid: 7, number: info.number });
    }
    const peek = peekEnvelope(message);
    expect(peek?.cid).toBe(300);
    expect(envelopeEvents.channelMessage.decode(peek?.payload ?? new Uint8Array(0))).toMatchObject({
      channelId: "1838493059243249664",
    });
  });

  test("recognises pushes by the missing cid", () => {
    expect(peekEnvelope(encodeEnvelope({ message: { case: "pong", value: {} } }))).toMatchObject({ cid: 0 });
  });

  test("recognises a kind that this version does not know", () => {
    // Field 9,999, length-delimited, two bytes.
    const bytes = Uint8Array.of(0xfa, 0xf0, 0x04, 0x02, 0x08, 0x01);
    expect(peekEnvelope(bytes)).toStrictEqual({ cid: 0, number: 9_999, payload: Uint8Array.of(0x08, 0x01) });
  });

  test("tolerates the zeros that padding leaves behind", () => {
    expect(peekEnvelope(concat(message, new Uint8Array(3)))).toStrictEqual(peekEnvelope(message));
  });

  test("leaves anything uncommon to the decoder", () => {
    const pong = encodeEnvelope({ message: { case: "pong", value: {} } });
    expect(peekEnvelope(concat(pong, message))).toBeUndefined();
    expect(peekEnvelope(message.subarray(0, message.length - 1))).toBeUndefined();
    expect(peekEnvelope(Uint8Array.of(0x80, 0x80, 0x80))).toBeUndefined();
    expect(peekEnvelope(Uint8Array.of(0x0a, 0x01, 0x37))).toBeUndefined();
  });
});

describe("decoding an envelope", () => {
  test("tolerates the zeros that padding leaves behind, and only those", () => {
    expect(decodeEnvelope(concat(message, new Uint8Array(3)))).toStrictEqual(decodeEnvelope(message));
    expect(() => decodeEnvelope(concat(message, Uint8Array.of(0, 1)))).toThrow(DecodeError);
  });

  test.each([
    ["a value of zero", Uint8Array.of(0x08, 0x00)],
    ["bytes that are zero", Uint8Array.of(0xfa, 0xf0, 0x04, 0x02, 0x00, 0x00)],
    ["eight bytes that are zero", Uint8Array.of(0xf9, 0xf0, 0x04, 0, 0, 0, 0, 0, 0, 0, 0)],
    ["an empty payload", encodeEnvelope({ message: { case: "pong", value: {} } })],
  ])("takes no zeros that belong to the last field: %s", (_, bytes) => {
    const whole = decodeEnvelope(bytes);
    expect(encodeEnvelope(whole)).toStrictEqual(encodeEnvelope(decodeEnvelope(concat(bytes, new Uint8Array(3)))));
    expect(whole.$unknown?.[0]?.data.length ?? 0).toBe(
      [...bytes].at(0) === 0x08 || bytes.length < 5 ? 0 : bytes.length - 3,
    );
  });

  test("throws DecodeError for malformed bytes", () => {
    expect(() => decodeEnvelope(message.subarray(0, 10))).toThrow(DecodeError);
    expect(() => decodeEnvelope(Uint8Array.of(0x08))).toThrow(DecodeError);
  });
});
