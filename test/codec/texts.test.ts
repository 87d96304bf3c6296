import { expect, test } from "vitest";
import { decodeChannelMessage } from "../../generated/mezon/api/message_codec.js";

const AVATAR = 58;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The avatar of a message that consists of nothing else. */
function read(text: Uint8Array): string {
  const length = text.length < 0x80 ? [text.length] : [(text.length & 0x7f) | 0x80, text.length >> 7];
  return decodeChannelMessage(Uint8Array.from([AVATAR, ...length, ...text])).avatar;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test("texts that are remembered are told apart by every byte, and found again", () => {
  const base = "https://cdn.mezon.ai/avatars/1820000000000000000/1838493059243249664.jpg";
  const others = Array.from(base, (_, at) => `${base.slice(0, at)}x${base.slice(at + 1)}`);
  const short = ["nguyen.van.a", "nguyen.van.b", "Nguyễn Văn A", "nguyen.van.A"];
  for (let round = 0; round < 3; round += 1) {
    for (const text of [base, ...others, ...short]) {
      expect(read(bytesOf(text))).toBe(text);
      expect(read(bytesOf(text))).toBe(text);
    }
  }
});

test("texts are read as UTF-8 whatever they hold and however long they are", () => {
  const address = "https://cdn.mezon.ai/ảnh/";
  for (const length of [0, 1, 31, 32, 33, 34, 120, 254, 255, 256, 257, 2_000]) {
    for (const text of [address, "http", "ftp://cdn.mezon.ai/avatars/"]) {
      const bytes = bytesOf((text + "a".repeat(length)).slice(0, Math.max(length, 4)));
      for (const wrong of [undefined, 0xff, 0xc3]) {
        const given = bytes.slice();
        if (wrong !== undefined) given[given.length - 1] = wrong;
        expect(read(given)).toBe(decoder.decode(given));
        expect(read(given)).toBe(decoder.decode(given));
      }
    }
  }
});
