import { ValidationError } from "../core/errors.js";
import { type KeysOf, requireKnownKeys } from "../core/requireKnownKeys.js";
import { requireObject } from "../core/requireObject.js";

export interface CloseOptions {
  /** Milliseconds for running listeners to finish, and for sent requests to be written and answered. @default 5_000 */
  readonly drainMs?: number | undefined;
}

const DRAIN_MS = 5_000;

const CLOSE_OPTIONS: KeysOf<CloseOptions> = { drainMs: true };

/** Returns how long closing may take, in milliseconds. @throws {ValidationError} that names the wrong option. */
export function drainMsOf(options: CloseOptions): number {
  requireObject(options, "options", "an object such as { drainMs: 1_000 }");
  requireKnownKeys(options, CLOSE_OPTIONS);
  const { drainMs = DRAIN_MS } = options;
  if (!(typeof drainMs === "number" && drainMs >= 0))
    throw new ValidationError("drainMs", "must be a number of milliseconds, 0 or more");
  return drainMs;
}
