import { ProofError } from "../errors.js";

/** Takes bytes from the front of a binary form, and sees that there are neither too few nor too many. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  /** Whether points may be written with both coordinates. */
  readonly allowsRaw: boolean;
  #offset = 0;

  /** `what` is named in errors, such as "proof". */
  constructor(bytes: Uint8Array, what: string, allowsRaw = false) {
    this.#bytes = bytes;
    this.#what = what;
    this.allowsRaw = allowsRaw;
  }

  /** The next byte, which stays. Throws a {@link ProofError} with `truncated` when there is none. */
  peek(): number {
    this.require(1);
    return this.#bytes[this.#offset] ?? 0;
  }

  /** Throws a {@link ProofError} with `truncated` when fewer are left. */
  take(length: number): Uint8Array {
    this.require(length);
    const start = this.#offset;
    this.#offset += length;
    return this.#bytes.subarray(start, this.#offset);
  }

  /** A 32-bit count, big-endian. */
  uint32(): number {
    return this.take(4).reduce((value, byte) => value * 256 + byte, 0);
  }

  /** Throws a {@link ProofError} with `truncated` unless this many are left. */
  require(length: number): void {
    if (this.#bytes.length - this.#offset >= length) return;
    throw new ProofError(
      "truncated",
      `the ${this.#what} ends after ${this.#bytes.length} bytes: at least ${this.#offset + length} belong to it`,
    );
  }

  /** Throws a {@link ProofError} with `extended` when bytes are left. */
  end(): void {
    const left = this.#bytes.length - this.#offset;
    if (left === 0) return;
    throw new ProofError("extended", `the ${this.#what} goes on for ${left} bytes after its end`);
  }
}

/** The number that bytes are, the most significant first. */
export function bigEndian(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
