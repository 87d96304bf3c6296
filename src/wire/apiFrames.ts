/**
 * The raw frames of a response to a call over the socket. Not envelopes: an envelope
 * can never begin with 0xff.
 *
 * | byte | meaning |
 * |---|---|
 * | 0 | `0xff` |
 * | 1–2 | cid, big-endian |
 * | 3–4 | response code, big-endian, 0 is success |
 * | 5–6 | `0x00ff` on the last frame of a response |
 * | 7… | part of the response |
 */
const MARK = 0xff;
const HEADER_LENGTH = 7;
const LAST = 0x00ff;

/** Largest cid a frame can carry. */
export const MAX_API_CID = 0xffff;

export interface ApiFrame {
  readonly cid: number;
  /** 0 is success. */
  readonly code: number;
  readonly last: boolean;
  readonly part: Uint8Array;
}

export function isApiFrame(bytes: Uint8Array): boolean {
  return bytes[0] === MARK;
}

/** Reads one frame. Returns `undefined` if it is too short. The part is a view of `bytes`. */
export function parseApiFrame(bytes: Uint8Array): ApiFrame | undefined {
  if (bytes.length < HEADER_LENGTH || !isApiFrame(bytes)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    cid: view.getUint16(1),
    code: view.getUint16(3),
    last: view.getUint16(5) === LAST,
    part: bytes.subarray(HEADER_LENGTH),
  };
}

export interface ApiAnswer {
  readonly cid: number;
  /** 0 is success. */
  readonly code: number;
  readonly body: Uint8Array;
}

/** Splits a response into frames whose parts hold at most `partSize` bytes. An empty body is one frame. */
export function encodeApiFrames(answer: ApiAnswer, partSize = 32 * 1024): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let start = 0;
  do {
    const part = answer.body.subarray(start, start + partSize);
    start += part.length;
    const frame = new Uint8Array(HEADER_LENGTH + part.length);
    const view = new DataView(frame.buffer);
    view.setUint8(0, MARK);
    view.setUint16(1, answer.cid);
    view.setUint16(3, answer.code);
    view.setUint16(5, start >= answer.body.length ? LAST : 0);
    frame.set(part, HEADER_LENGTH);
    frames.push(frame);
  } while (start < answer.body.length);
  return frames;
}
