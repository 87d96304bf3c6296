import { decodeEnvelope as decodeExactly } from "../../generated/mezon/realtime/envelope_codec.js";
import type { Envelope } from "../../generated/mezon/realtime/envelope_pb.js";
import { plainArray } from "./plainArray.js";

export { encodeEnvelope } from "../../generated/mezon/realtime/envelope_codec.js";

const CID_TAG = 8;
const VARINT = 0;
const BIT64 = 1;
const LENGTH_DELIMITED = 2;
const BIT32 = 5;

/** What is read of an envelope without decoding its payload. */
export interface EnvelopePeek {
  /** 0 on pushes. */
  readonly cid: number;
  /** Field number of the payload; 0 if there is none. */
  readonly number: number;
  /** The payload's own bytes: a view of the frame. */
  readonly payload: Uint8Array;
}

/**
 * Reads an envelope's cid and finds its payload. Returns `undefined` for anything
 * but the common form (one cid, one payload, perhaps zeros after them): then
 * `decodeEnvelope` decides.
 */
export function peekEnvelope(bytes: Uint8Array): EnvelopePeek | undefined {
  const length = bytes.length;
  const at = { pos: 0 };
  let cid = 0;
  let number = 0;
  let start = 0;
  let end = 0;
  while (at.pos < length) {
    const tag = readVarint(bytes, at);
    if (tag === 0 && onlyZeros(bytes, at.pos)) break;
    if (tag === CID_TAG) {
      cid = readVarint(bytes, at) | 0;
    } else if ((tag & 7) === LENGTH_DELIMITED && tag >>> 3 > 1 && number === 0) {
      const size = readVarint(bytes, at);
      number = tag >>> 3;
      start = at.pos;
      end = start + size;
      if (size < 0 || end > length) return undefined;
      at.pos = end;
    } else {
      return undefined;
    }
  }
  return at.pos > length ? undefined : { cid, number, payload: plainArray(bytes, start, end) };
}

/**
 * Decodes an envelope. Zeros after it, left by padding, are ignored.
 *
 * @throws {DecodeError} if the bytes are no envelope.
 */
export function decodeEnvelope(bytes: Uint8Array): Envelope {
  return decodeExactly(bytes.at(-1) === 0 ? withoutPadding(bytes) : bytes);
}

/** Returns the bytes without the zeros after the last field. It skips over fields, so that no envelope is decoded twice. */
function withoutPadding(bytes: Uint8Array): Uint8Array {
  let zeros = bytes.length;
  while (zeros > 0 && bytes[zeros - 1] === 0) zeros -= 1;
  const at = { pos: 0 };
  while (at.pos < zeros) {
    const tag = readVarint(bytes, at);
    const wireType = tag & 7;
    // A varint is skipped by reading it; a group is left to the decoder.
    const length = wireType === LENGTH_DELIMITED || wireType === VARINT ? readVarint(bytes, at) : 0;
    if (wireType === LENGTH_DELIMITED) at.pos += length >>> 0;
    else if (wireType === BIT64) at.pos += 8;
    else if (wireType === BIT32) at.pos += 4;
    else if (wireType !== VARINT) return bytes;
  }
  // Zeros within the last field belong to it.
  return at.pos <= bytes.length && bytes.length - at.pos <= MAX_PADDING ? bytes.subarray(0, at.pos) : bytes;
}

// Padding rounds a frame up to four bytes; a few more are tolerated.
const MAX_PADDING = 8;

/** Returns a varint's low 32 bits, or -1 if it does not end within ten bytes. */
function readVarint(bytes: Uint8Array, at: { pos: number }): number {
  let value = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    const byte = bytes[at.pos];
    if (byte === undefined) break;
    at.pos += 1;
    if (shift < 32) value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  at.pos = Number.POSITIVE_INFINITY;
  return -1;
}

function onlyZeros(bytes: Uint8Array, from: number): boolean {
  for (let index = from; index < bytes.length; index += 1) if (bytes[index] !== 0) return false;
  return true;
}
