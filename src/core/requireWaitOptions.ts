import { ValidationError } from "./errors.js";

/**
 * Checks wait options before they are used: inside a timer, a wrong one would end the process.
 *
 * @throws {ValidationError} that names the wrong option.
 */
export function requireWaitOptions(options: {
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}): void {
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
