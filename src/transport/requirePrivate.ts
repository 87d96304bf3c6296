import { ValidationError } from "../core/errors.js";

/** Throws a `ValidationError` unless what goes to an address is encrypted on its way, or does not leave this machine. */
export function requirePrivate(url: string, path: string, secret: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return;
  throw new ValidationError(path, `must be https, or an address of this machine: ${secret} would travel in clear`);
}
