import { ValidationError } from "./errors.js";
import type { KeysOf } from "./requireKnownKeys.js";
import { requireOptions } from "./requireOptions.js";

/** How long a caller waits. */
interface Wait {
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Options of calls that take no others. */
export const WAIT_KEYS: KeysOf<Wait> = { timeoutMs: true, signal: true };

/**
 * Checks the options of a call that takes no others.
 *
 * @throws {ValidationError} that names the wrong option, or one that there is not.
 */
export function requireCallOptions(options: Wait): void {
  requireOptions(options, WAIT_KEYS);
  requireWaitOptions(options);
}

/**
 * Checks wait options before they are used: inside a timer, a wrong one would end the process.
 *
 * @throws {ValidationError} that names the wrong option.
 */
export function requireWaitOptions(options: Wait): void {
  const { timeoutMs, signal } = options as { readonly timeoutMs?: unknown; readonly signal?: unknown };
  if (timeoutMs !== undefined && !(typeof timeoutMs === "number" && timeoutMs > 0))
    throw new ValidationError("timeoutMs", "must be a number of milliseconds above 0; Infinity waits for ever");
  // Not by its class: other realms have their own.
  if (signal !== undefined && !listensForAborts(signal))
    throw new ValidationError("signal", "must be an AbortSignal, such as AbortSignal.timeout(5_000)");
}

function listensForAborts(signal: unknown): boolean {
  return (
    typeof signal === "object" &&
    signal !== null &&
    "addEventListener" in signal &&
    typeof signal.addEventListener === "function"
  );
}
