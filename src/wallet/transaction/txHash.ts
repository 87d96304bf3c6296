import { ValidationError } from "../../core/errors.js";

/** Returns a transaction's hash, the hexadecimal digits of a SHA-256. @throws {ValidationError} for anything else. */
export function requireHash(txHash: string, path = "txHash"): string {
  if (typeof txHash !== "string" || !/^[0-9a-f]{64}$/i.test(txHash))
    throw new ValidationError(path, "must be the 64 hexadecimal digits that the node gave");
  return txHash.toLowerCase();
}
