import type { Logger } from "./logger.js";

const HIDDEN = "[redacted]";
const DEEPEST = 5;

/** What looks like a secret wherever it stands: a JWT, the value of a token parameter, credentials of a header. */
const SECRETS = [
  /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g,
  /(?<=\b(?:token|refresh_token|id_token|server_key)=)[^&\s"']+/gi,
  /(?<=\b(?:Bearer|Basic)\s+)[\w.~+/=-]{8,}/gi,
] as const;

/**
 * Passes everything on to `logger` with tokens blacked out, in texts, errors, their
 * causes and nested details alike. What holds none is passed as it is.
 *
 * @param secret A text that is hidden wherever it stands, such as the app's token.
 */
export function redactingLogger(logger: Logger, secret: string): Logger {
  const redact = (text: string): string => {
    const clean = text.replaceAll(secret, HIDDEN);
    return SECRETS.reduce((rest, pattern) => rest.replaceAll(pattern, HIDDEN), clean);
  };
  const pass = (level: keyof Logger) => {
    return (details: object, message: string): void => {
      logger[level](redacted(details, redact, DEEPEST) as object, redact(message));
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
