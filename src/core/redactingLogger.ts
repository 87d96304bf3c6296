import type { Logger } from "./logger.js";
import { Secrets } from "./secrets.js";

const HIDDEN = "[redacted]";
const DEEPEST = 5;

/**
 * Passes everything on to `logger` with secrets blacked out, in texts, errors, their
 * causes and nested details alike. What holds none is passed as it is.
 *
 * @param secret What is hidden beside everything that looks like a token: a text, or what knows of several.
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

/** The value with every text in it redacted; the very same value when nothing had to be. */
function redacted(value: unknown, redact: (text: string) => string, depth: number): unknown {
  if (typeof value === "string") return redact(value);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  // Deeper than this nothing of ours lies; what somebody else's error holds there is not shown.
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
  // The same kind of error, so that whoever reads the log sees its name and fields.
  return Object.assign(Object.create(error) as Error, clean);
}
