import { describe, expect, it } from "vitest";
import { decodeChannelMessage, encodeChannelMessage } from "../../generated/mezon/api/message_codec.js";
import { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";

const message = (content: string) => ({ messageId: "1838493059243249664", content });

describe("encoded bytes", () => {
  it("stay as they are whatever is encoded after them, short and long, and after failures", () => {
    const contents = Array.from({ length: 2_000 }, (_, n) => `${n} ${"cà phê ".repeat((n * 37) % 1_500)}`);
    const encoded = contents.map((content, n) => {
      if (n % 7 === 0) expect(() => encodeChannelMessage({ content, code: 0.5 })).toThrow("code must be");
      return encodeChannelMessage(message(content));
    });
    expect(encoded.map((bytes) => decodeChannelMessage(bytes).content)).toStrictEqual(contents);
  });

  it("hold nested messages whose lengths take one byte to four", () => {
    for (const length of [0, 1, 100, 127, 128, 8_000, 9_000, 16_383, 16_384, 2_100_000]) {
      const content = "x".repeat(length);
      const bytes = encodeEnvelope({ message: { case: "channelMessage", value: message(content) } });
      const inner = encodeChannelMessage(message(content));
      expect(Buffer.compare(bytes.subarray(bytes.length - inner.length), inner)).toBe(0);
    }
  });

  it("keep little more in memory than they are", () => {
    const short = encodeChannelMessage(message("short"));
    expect(short.buffer.byteLength).toBeLessThanOrEqual(8 * 1024);
    const long = encodeChannelMessage(message("long ".repeat(100_000)));
    expect(long.buffer.byteLength).toBe(long.length);
    expect(encodeChannelMessage(message("after")).buffer.byteLength).toBeLessThanOrEqual(8 * 1024);
  });

  it("may be transferred to another thread, which costs the next ones nothing", () => {
    const first = encodeChannelMessage(message("first"));
    structuredClone(first, { transfer: [first.buffer as ArrayBuffer] });
    expect(decodeChannelMessage(encodeChannelMessage(message("second"))).content).toBe("second");
  });
});
