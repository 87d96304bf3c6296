import { base58, hex } from "@scure/base";
import { brand } from "../../core/brand.js";
import { MezonError, ValidationError } from "../../core/errors.js";
import { kindOf } from "../../runtime/kindOf.js";
import { type Signer, signerOf } from "./ed25519.js";
import { decodeSecretHex, decodeSecretKey, encodePkcs8, SEED_BYTES } from "./pkcs8.js";

/**
 * An Ed25519 key pair that signs transactions. JSON, logs, inspection, copies and errors never show its secret. Only
 * {@link KeyPair.exportPkcs8} and {@link KeyPair.exportPkcs8Hex} return it.
 *
 * Created by {@link generateKeyPair} and {@link importKeyPair}.
 */
export class KeyPair {
  static {
    brand(KeyPair, "KeyPair");
  }

  /** The public key in base58. For transfers that only this key signs (type 1) it is also the address. */
  readonly publicKey: string;
  readonly #seed: Uint8Array;
  readonly #signer: Signer;

  /** `seed` is 32 bytes, and is copied. @throws {@link ValidationError} */
  constructor(seed: Uint8Array) {
    if (!(seed instanceof Uint8Array) || seed.length !== SEED_BYTES) {
      throw new ValidationError("seed", `must be ${SEED_BYTES} bytes, not ${described(seed)}`);
    }
    this.#seed = Uint8Array.from(seed);
    this.#signer = signerOf(this.#seed);
    this.publicKey = base58.encode(this.#signer.publicKey);
    Object.freeze(this);
  }

  /** Returns a copy of the 32 bytes of the public key. */
  publicKeyBytes(): Uint8Array {
    return Uint8Array.from(this.#signer.publicKey);
  }

  /** Returns the signature of the bytes, 64 bytes long. */
  sign(message: Uint8Array): Uint8Array {
    if (!(message instanceof Uint8Array)) {
      throw new ValidationError("message", `must be bytes, a Uint8Array, not ${described(message)}`);
    }
    return this.#signer.sign(message);
  }

  /** Returns the secret key as 48 bytes of PKCS#8 (RFC 8410), which OpenSSL reads. Keep it like a password. */
  exportPkcs8(): Uint8Array {
    return encodePkcs8(this.#seed);
  }

  /** Returns the secret key as 96 hexadecimal digits of PKCS#8 (RFC 8410). Keep it like a password. */
  exportPkcs8Hex(): string {
    return hex.encode(this.exportPkcs8());
  }

  /** Used by `JSON.stringify` and most loggers: the public key only. */
  toJSON(): { readonly publicKey: string } {
    return { publicKey: this.publicKey };
  }

  toString(): string {
    return `KeyPair(${this.publicKey})`;
  }

  /** Used by `console.log` and `util.inspect`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/**
 * Creates a key pair from the runtime's secure random source.
 *
 * @param seed A secret to derive the key from instead: 32 bytes, or 64 hexadecimal digits.
 * @throws {@link ValidationError} for any other seed; {@link MezonError} with code `not_ready` if the runtime has no
 * secure random source. No weaker source is used instead.
 */
export function generateKeyPair(seed?: Uint8Array | string): KeyPair {
  if (seed === undefined) return new KeyPair(randomSeed());
  const bytes = typeof seed === "string" ? decodeSecretHex(seed, "seed") : seed;
  if (!(bytes instanceof Uint8Array) || bytes.length !== SEED_BYTES) {
    throw new ValidationError(
      "seed",
      `must be ${SEED_BYTES} bytes or ${2 * SEED_BYTES} hexadecimal digits, not ${described(bytes)}`,
    );
  }
  return new KeyPair(bytes);
}

/**
 * Reads a secret key, as bytes or hexadecimal digits: 48 bytes of PKCS#8 or the 32 bytes of the seed. Also accepts
 * PKCS#8 with the wrong length field that older SDKs wrote.
 *
 * @throws {@link ValidationError} for anything else, including 64-byte NaCl keys: their last half is the public key,
 * and anybody could sign with a key made from it.
 */
export function importKeyPair(pkcs8: Uint8Array | string): KeyPair {
  const bytes = typeof pkcs8 === "string" ? decodeSecretHex(pkcs8, "key") : pkcs8;
  if (!(bytes instanceof Uint8Array)) {
    throw new ValidationError("key", `must be bytes or hexadecimal digits, not ${described(bytes)}`);
  }
  return new KeyPair(decodeSecretKey(bytes, "key"));
}

function randomSeed(): Uint8Array {
  const { crypto } = globalThis as { readonly crypto?: { getRandomValues?(into: Uint8Array): Uint8Array } };
  if (typeof crypto?.getRandomValues !== "function") {
    throw new MezonError(
      "not_ready",
      "no key can be made: this runtime has no secure random source, globalThis.crypto.getRandomValues",
    );
  }
  return crypto.getRandomValues(new Uint8Array(SEED_BYTES));
}

/** Returns type and size, never the value. */
function described(value: unknown): string {
  if (value instanceof Uint8Array) return String(value.length);
  return kindOf(value);
}
