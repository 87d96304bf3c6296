import { ValidationError } from "./errors.js";
import { type Logger, silentLogger } from "./logger.js";
import { standardErrorLogger } from "./standardErrorLogger.js";

const LEVELS = ["debug", "info", "warn", "error"] as const satisfies readonly (keyof Logger)[];

/**
 * Returns the logger for an option: the given one, none for `false`, the standard error if omitted.
 *
 * @param isReportedElsewhere Whether somebody else receives failures: then nothing is printed.
 * @throws {ValidationError} if the option is no logger.
 */
export function loggerOf(
  logger: Logger | false | undefined,
  path: string,
  isReportedElsewhere?: () => boolean,
): Logger {
  if (logger === undefined) return standardErrorLogger(isReportedElsewhere);
  if (logger === false) return silentLogger;
  const odd = LEVELS.find((level) => typeof (logger as Partial<Logger> | null)?.[level] !== "function");
  if (odd !== undefined)
    throw new ValidationError(path, `must be false or a logger with ${LEVELS.join(", ")}: it has no ${odd}()`);
  return logger;
}
