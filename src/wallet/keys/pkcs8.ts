import { hex } from "@scure/base";
import { ValidationError } from "../../core/errors.js";

/** Number of bytes of an Ed25519 secret. */
export const SEED_BYTES = 32;

/** RFC 8410: version 0, the algorithm Ed25519, and an octet string within an octet string; the seed follows. */
const PREFIX = hex.decode("302e020100300506032b657004220420");
/** Older SDKs write 11 as the length of the algorithm, though 5 bytes follow; OpenSSL refuses that. */
const OLDER_PREFIX = hex.decode("302e020100300b06032b657004220420");

const HEX_DIGITS = /^[0-9a-f]*$/i;

/** Returns the PKCS#8 form of a seed, 48 bytes, which OpenSSL reads. */
export function encodePkcs8(seed: Uint8Array): Uint8Array {
  const der = new Uint8Array(PREFIX.length + SEED_BYTES);
  der.set(PREFIX);
  der.set(seed, PREFIX.length);
  return der;
}

/**
 * Returns the seed of a secret key: 48 bytes of PKCS#8, in the correct form or that of older SDKs, or the bare 32
 * bytes.
 *
 * @throws {@link ValidationError} for anything else, which never shows the key.
 */
export function decodeSecretKey(key: Uint8Array, path: string): Uint8Array {
  if (key.length === SEED_BYTES) return key;
  if (key.length === PREFIX.length + SEED_BYTES && (startsWith(key, PREFIX) || startsWith(key, OLDER_PREFIX))) {
    return key.subarray(PREFIX.length);
  }
  throw new ValidationError(path, whyRefused(key));
}

/**
 * Returns the bytes of hexadecimal digits.
 *
 * @throws {@link ValidationError} that says what is wrong without showing the text, which is a secret.
 */
export function decodeSecretHex(text: string, path: string): Uint8Array {
  if (/^0x/i.test(text)) throw new ValidationError(path, "must be hexadecimal digits alone: leave out the leading 0x");
  if (!HEX_DIGITS.test(text)) {
    const place = [...text].findIndex((character) => !/^[0-9a-f]$/i.test(character));
    throw new ValidationError(path, `must be hexadecimal digits: character ${place + 1} is none`);
  }
  if (text.length % 2 !== 0) {
    throw new ValidationError(path, `must be an even count of hexadecimal digits, not ${text.length}: one is missing`);
  }
  return hex.decode(text);
}

function whyRefused(key: Uint8Array): string {
  if (key.length === 2 * SEED_BYTES) {
    return "is 64 bytes, as NaCl writes secret keys: give the first 32, the seed (the last 32 are the public key)";
  }
  if (key.length === PREFIX.length + SEED_BYTES) {
    return "is 48 bytes, but not the PKCS#8 form of an Ed25519 key";
  }
  return `must be 48 bytes of PKCS#8 or the 32 bytes of the seed, not ${key.length}`;
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}
