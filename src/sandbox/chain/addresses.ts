import { base58 } from "@scure/base";
import { requireId } from "../../core/ids.js";
import { requireString } from "../../core/requireString.js";
import { sha256 } from "../crypto.js";

const KEY_LENGTH = 32;

/** Returns the wallet of a user: base58 of the SHA-256 of the id as text. */
export function addressOfUser(userId: string): string {
  return base58.encode(sha256(requireId(userId, "userId")));
}

/** Returns the wallet for a text: decimal digits are a user's id, anything else is an address. */
export function addressMeant(userIdOrAddress: string): string {
  return /^\d*$/.test(requireString(userIdOrAddress, "userIdOrAddress"))
    ? addressOfUser(userIdOrAddress)
    : userIdOrAddress;
}

/** Returns the bytes of a public key in base58; `undefined` for any other text. */
export function keyBytes(text: string): Uint8Array | undefined {
  const bytes = base58Bytes(text);
  return bytes?.length === KEY_LENGTH ? bytes : undefined;
}

export function base58Bytes(text: string): Uint8Array | undefined {
  try {
    return base58.decode(text);
  } catch {
    return undefined;
  }
}
