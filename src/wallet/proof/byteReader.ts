import { ProofError } from "../errors.js";

/** Reads a binary form from its beginning, and checks that it has neither too few nor too many bytes. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  /** Whether points may be uncompressed. */
  readonly allowsRaw: boolean;
  #offset = 0;

  /** `what` is the name used in errors, such as "proof". */
  constructor(bytes: Uint8Array, what: string, allowsRaw = false) {
    this.#bytes = bytes;
    this.#what = what;
    this.allowsRaw = allowsRaw;
  }

  /** Returns the next byte without reading it. @throws {@link ProofError} with `truncated` if there is none. */
  peek(): number {
    this.require(1);
    return this.#bytes[this.#offset] ?? 0;
  }

  /** Returns the next bytes. @throws {@link ProofError} with `truncated` if fewer are left. */
  take(length: number): Uint8Array {
    this.require(length);
    const start = this.#offset;
    this.#offset += length;
    return this.#bytes.subarray(start, this.#offset);
  }

  /** Reads a 32-bit count, big-endian. */
  uint32(): number {
    return this.take(4).reduce((value, byte) => value * 256 + byte, 0);
  }

  /** @throws {@link ProofError} with `truncated` if fewer bytes are left. */
  require(length: number): void {
    if (this.#bytes.length - this.#offset >= length) return;
    throw new ProofError(
      "truncated",
      `the ${this.#what} ends after ${this.#bytes.length} bytes: at least ${this.#offset + length} belong to it`,
    );
  }

  /** @throws {@link ProofError} with `extended` if bytes are left. */
  end(): void {
    const left = this.#bytes.length - this.#offset;
    if (left === 0) return;
    throw new ProofError("extended", `the ${this.#what} goes on for ${left} bytes after its end`);
  }
}

/** Returns bytes as a big-endian number. */
export function bigEndian(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
