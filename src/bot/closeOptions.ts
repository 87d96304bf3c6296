import { ValidationError } from "../core/errors.js";
import type { KeysOf } from "../core/requireKnownKeys.js";
import { requireOptions } from "../core/requireOptions.js";
import type { CloseOptions } from "../index.js";

const OPTIONS: KeysOf<CloseOptions> = { drainMs: true };

/** Returns the options of an end. @throws {ValidationError} that names the wrong one. */
export function closeOptions(options: CloseOptions): CloseOptions {
  requireOptions(options, OPTIONS);
  const { drainMs = 0 } = options;
  if (!(drainMs >= 0)) throw new ValidationError("drainMs", "must be a number of milliseconds, 0 or more");
  return options;
}
