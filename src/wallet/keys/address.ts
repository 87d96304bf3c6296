import { sha256 } from "@noble/hashes/sha2.js";
import { base58 } from "@scure/base";
import { ValidationError } from "../../core/errors.js";
import { kindOf } from "../../runtime/kindOf.js";

const ADDRESS_BYTES = 32;
/** Base58 of 32 bytes has 32 characters if all bytes are zero, and never more than 44. */
const SHORTEST = 32;
const LONGEST = 44;

const USER_ID = /^(?:0|[1-9][0-9]{0,19})$/;

/**
 * Returns the address of a user's wallet: base58 of the SHA-256 of the id's digits.
 *
 * @throws {@link ValidationError} unless `userId` is a decimal string. Numbers and bigints are refused: other SDKs
 * convert all of them to one address without an owner, and a rounded id is another user's.
 */
export function addressFromUserId(userId: string): string {
  return base58.encode(sha256(new TextEncoder().encode(requireUserId(userId, "userId"))));
}

/** Returns `userId` if it consists of the digits of an id; throws a {@link ValidationError} with `path` otherwise. */
export function requireUserId(userId: unknown, path: string): string {
  if (typeof userId !== "string") {
    throw new ValidationError(path, `must be a decimal string such as "1838493059243249664", not ${kindOf(userId)}`);
  }
  if (userId === "") throw new ValidationError(path, "must not be empty: its address would be nobody's");
  if (!USER_ID.test(userId)) {
    throw new ValidationError(
      path,
      `must be the digits of an id, at most 20, without sign, blanks or leading zeros, not ${JSON.stringify(userId.slice(0, 40))}`,
    );
  }
  return userId;
}

/**
 * Returns the address of a key, for transfers that only this key signs (type 1): base58 of the 32 bytes.
 *
 * @param key The public key in base58, or its bytes.
 * @throws {@link ValidationError} unless it has 32 bytes.
 */
export function addressFromPublicKey(key: string | Uint8Array): string {
  if (typeof key === "string") return requireAddress(key, "key");
  if (!(key instanceof Uint8Array) || key.length !== ADDRESS_BYTES) {
    const given = key instanceof Uint8Array ? `${key.length} bytes` : kindOf(key);
    throw new ValidationError("key", `must be a public key of ${ADDRESS_BYTES} bytes, not ${given}`);
  }
  return base58.encode(key);
}

/**
 * Whether `text` has the form of an address: base58 of 32 bytes. There is no checksum: an address with a typing error
 * may have this form too, and tokens sent to it are lost.
 */
export function isAddress(text: unknown): text is string {
  return addressBytes(text) !== undefined;
}

/** Returns `text` if it has the form of an address; throws a {@link ValidationError} with `path` otherwise. */
export function requireAddress(text: string, path: string): string {
  const fault = addressFault(text);
  if (fault !== undefined) throw new ValidationError(path, fault);
  return text;
}

/** Returns why `text` does not have the form of an address; `undefined` if it does. */
export function addressFault(text: unknown): string | undefined {
  if (isAddress(text)) return undefined;
  const given = typeof text === "string" ? JSON.stringify(text.slice(0, LONGEST + 1)) : kindOf(text);
  return `must be base58 of ${ADDRESS_BYTES} bytes, such as addressFromUserId(id) gives, not ${given}`;
}

/** Returns the 32 bytes of an address; `undefined` if `text` is not an address. */
export function addressBytes(text: unknown): Uint8Array | undefined {
  if (typeof text !== "string" || text.length < SHORTEST || text.length > LONGEST) return undefined;
  try {
    const bytes = base58.decode(text);
    return bytes.length === ADDRESS_BYTES ? bytes : undefined;
  } catch {
    return undefined;
  }
}
