import type { Logger } from "./logger.js";

/**
 * Passes warnings and errors on, but the same error only once: an error that is logged where it happens is often an
 * `error` event, too.
 */
export function onceLogger(logger: Logger): Logger {
  const logged = new WeakSet<object>();
  const once = (level: "error" | "warn") => {
    return (details: object, message: string): void => {
      const { err } = details as { readonly err?: unknown };
      if (err instanceof Error) {
        if (logged.has(err)) return;
        logged.add(err);
      }
      logger[level](details, message);
    };
  };
  return {
    debug: (details, message) => logger.debug(details, message),
    info: (details, message) => logger.info(details, message),
    warn: once("warn"),
    error: once("error"),
  };
}
