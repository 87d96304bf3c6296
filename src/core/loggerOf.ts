import { ValidationError } from "./errors.js";
import { type Logger, silentLogger } from "./logger.js";
import { standardErrorLogger } from "./standardErrorLogger.js";

const LEVELS = ["debug", "info", "warn", "error"] as const satisfies readonly (keyof Logger)[];

/**
 * Returns the logger that an option asks for: the one given, none for `false`, the standard error without one.
 *
 * @param isHeard Whether somebody else hears of failures: then nothing is printed.
 * @throws {ValidationError} that names what is no logger.
 */
export function loggerOf(logger: Logger | false | undefined, path: string, isHeard?: () => boolean): Logger {
  if (logger === undefined) return standardErrorLogger(isHeard);
  if (logger === false) return silentLogger;
  const odd = LEVELS.find((level) => typeof (logger as Partial<Logger> | null)?.[level] !== "function");
  if (odd !== undefined)
    throw new ValidationError(path, `must be false or a logger with ${LEVELS.join(", ")}: it has no ${odd}()`);
  return logger;
}
