import { describe, expect, test } from "vitest";
import { ApiFrameAssembler } from "../../../src/wire/apiFrameAssembler.js";
import { type ApiFrame, encodeApiFrames, isApiFrame, parseApiFrame } from "../../../src/wire/apiFrames.js";

function parsed(bytes: Uint8Array): ApiFrame {
  const frame = parseApiFrame(bytes);
  if (frame === undefined) throw new Error("not a frame");
  return frame;
}

describe("raw API frames", () => {
  test("are laid out as mark, cid, code, last mark, part", () => {
    const [frame] = encodeApiFrames({ cid: 0x1234, code: 5, body: Uint8Array.of(1, 2, 3) });
    expect(frame).toStrictEqual(Uint8Array.of(0xff, 0x12, 0x34, 0x00, 0x05, 0x00, 0xff, 1, 2, 3));
  });

  test("split an answer into parts of which only the last is marked", () => {
    const frames = encodeApiFrames({ cid: 7, code: 0, body: new Uint8Array(10).fill(9) }, 4).map(parsed);
    expect(frames.map((frame) => [frame.part.length, frame.last])).toStrictEqual([
      [4, false],
      [4, false],
      [2, true],
    ]);
  });

  test("carry an empty answer in one frame", () => {
    const frames = encodeApiFrames({ cid: 7, code: 0, body: new Uint8Array(0) });
    expect(frames).toHaveLength(1);
    expect(frames.map(parsed)).toMatchObject([{ cid: 7, code: 0, last: true }]);
  });

  test("are told from envelopes by their first byte, and refused when too short", () => {
    expect(isApiFrame(Uint8Array.of(0xff))).toBe(true);
    expect(isApiFrame(Uint8Array.of(0x08, 0x01))).toBe(false);
    expect(parseApiFrame(Uint8Array.of(0xff, 0, 1, 0, 0, 0))).toBeUndefined();
    expect(parseApiFrame(new Uint8Array(0))).toBeUndefined();
  });
});

describe("joining API frames", () => {
  test("keeps the parts of each cid in order while frames of several interleave", () => {
    const assembler = new ApiFrameAssembler();
    const first = encodeApiFrames({ cid: 1, code: 0, body: Uint8Array.of(1, 2, 3, 4, 5) }, 2);
    const second = encodeApiFrames({ cid: 2, code: 3, body: Uint8Array.of(6, 7, 8) }, 2);
    const order = [first[0], second[0], first[1], second[1], first[2]];
    const answers = order.map((bytes) => (bytes === undefined ? undefined : assembler.add(parsed(bytes))));
    expect(answers).toStrictEqual([
      undefined,
      undefined,
      undefined,
      { cid: 2, code: 3, body: Uint8Array.of(6, 7, 8) },
      { cid: 1, code: 0, body: Uint8Array.of(1, 2, 3, 4, 5) },
    ]);
  });

  test("copies parts, because the socket's buffer may be reused before the last one comes", () => {
    const assembler = new ApiFrameAssembler();
    const [head, tail] = encodeApiFrames({ cid: 1, code: 0, body: Uint8Array.of(1, 2) }, 1);
    if (head === undefined || tail === undefined) throw new Error("expected two frames");
    assembler.add(parsed(head));
    head.fill(0);
    expect(assembler.add(parsed(tail))?.body).toStrictEqual(Uint8Array.of(1, 2));
  });

  test("refuses an answer that grows past the limit, and forgets it", () => {
    const assembler = new ApiFrameAssembler(4);
    const part = { cid: 1, code: 0, last: false, part: new Uint8Array(3) };
    assembler.add(part);
    expect(() => assembler.add(part)).toThrow(RangeError);
    expect(assembler.add({ ...part, last: true })?.body).toHaveLength(3);
  });

  test("forgets a discarded call", () => {
    const assembler = new ApiFrameAssembler();
    assembler.add({ cid: 1, code: 0, last: false, part: Uint8Array.of(1) });
    assembler.discard(1);
    expect(assembler.add({ cid: 1, code: 0, last: true, part: Uint8Array.of(2) })?.body).toStrictEqual(
      Uint8Array.of(2),
    );
  });
});
