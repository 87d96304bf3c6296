import type { Logger } from "./logger.js";
import { Secrets } from "./secrets.js";

const HIDDEN = "[redacted]";
const DEEPEST = 5;

/**
 * Passes everything on to `logger` with secrets replaced, in texts, errors, their
 * causes and nested details. What holds no secret is passed unchanged.
 *
 * @param secret What is hidden besides everything that looks like a token: one text, or several.
 */
export function redactingLogger(logger: Logger, secret: string | Secrets): Logger {
  const { hide } = typeof secret === "string" ? new Secrets(secret) : secret;
  const pass = (level: keyof Logger) => {
    return (details: object, message: string): void => {
      logger[level](redacted(details, hide, DEEPEST) as object, hide(message));
    };
  };
  return { debug: pass("debug"), info: pass("info"), warn: pass("warn"), error: pass("error") };
}

/** Returns the value with every text in it redacted; the same value if nothing had to be. */
function redacted(value: unknown, redact: (text: string) => string, depth: number): unknown {
  if (typeof value === "string") return redact(value);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  // Our own values are never deeper than this; what a foreign error holds there is not shown.
  if (depth === 0) return HIDDEN;
  if (value instanceof Error) return redactedError(value, redact, depth);
  const entries = Object.entries(value);
  const clean = entries.map(([key, each]) => [key, redacted(each, redact, depth - 1)] as const);
  if (clean.every(([, each], index) => each === entries[index]?.[1])) return value;
  return Array.isArray(value) ? clean.map(([, each]) => each) : Object.fromEntries(clean);
}

function redactedError(error: Error, redact: (text: string) => string, depth: number): Error {
  const parts = { ...error, message: error.message, stack: error.stack, cause: error.cause };
  const clean = redacted(parts, redact, depth - 1);
  if (clean === parts) return error;
  // The same class of error, so that its name and fields show in the log.
  return Object.assign(Object.create(error) as Error, clean);
}
