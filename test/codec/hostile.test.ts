import { describe, expect, test } from "vitest";
import { decodeChannelDescList } from "../../generated/mezon/api/channel_codec.js";
import { decodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import { decodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";
import { DecodeError } from "../../src/runtime/wire.js";

const MIB = 1024 * 1024;

/** The same bytes again and again. */
function filled(length: number, ...pattern: number[]): Uint8Array {
  return Uint8Array.from({ length: Math.floor(length / pattern.length) * pattern.length }, (_, at) => {
    return pattern[at % pattern.length] as number;
  });
}

/** Field 2000, a varint: in no message of the schema. */
const UNKNOWN = [0x80, 0x7d, 0x01] as const;

describe("unknown fields", () => {
  test("are kept up to a bound, however many there are", () => {
    const { $unknown } = decodeEnvelope(filled(16 * MIB, ...UNKNOWN));
    expect($unknown?.length).toBe(4096);
  });

  test("of a small message are kept in proportion to its bytes, wherever they stand", () => {
    // A known field between every two.
    const { $unknown, clanId } = decodeChannelMessage(filled(3_000, ...UNKNOWN, 0x08, 0x05));
    expect(clanId).toBe("5");
    expect($unknown?.length).toBeLessThanOrEqual(64 + 3_000 / 16);
  });

  test("as few as a newer schema brings are all kept", () => {
    expect(decodeEnvelope(filled(64 * 3, ...UNKNOWN)).$unknown).toHaveLength(64);
  });

  test.each([
    ["groups side by side", filled(MIB, 0x83, 0x7d, 0x84, 0x7d)],
    [
      "groups in groups",
      filled(
        MIB,
        ...Array.from({ length: 90 }, () => [0x83, 0x7d]).flat(),
        ...Array.from({ length: 90 }, () => [0x84, 0x7d]).flat(),
      ),
    ],
    ["values of no bytes", filled(MIB, 0x82, 0x7d, 0x00)],
  ])("are passed over whatever they are: %s", (_, bytes) => {
    const kept = decodeEnvelope(bytes).$unknown?.length;
    expect(kept).toBeGreaterThan(1_000);
    expect(kept).toBeLessThanOrEqual(4096);
  });
});

describe("nested messages", () => {
  test("that take some hundred bytes of memory for two on the wire are refused", () => {
    expect(() => decodeChannelDescList(filled(MIB, 0x0a, 0x00))).toThrow(DecodeError);
  });

  test("of a size that means something are taken, however many", () => {
    const list = decodeChannelDescList(
      filled(MIB, 0x0a, 0x10, ...new Array<number>(8).fill(0x10).flatMap((tag) => [tag, 1])),
    );
    expect(list.channeldesc.length).toBeGreaterThan(50_000);
  });
});
