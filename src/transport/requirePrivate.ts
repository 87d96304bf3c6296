import { ValidationError } from "../core/errors.js";
import { isLoopback } from "../core/loopback.js";

/** @throws {ValidationError} unless the address uses TLS or is on this machine. */
export function requirePrivate(url: string, path: string, secret: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" || isLoopback(hostname)) return;
  throw new ValidationError(path, `must be https, or an address of this machine: ${secret} would travel in clear`);
}
