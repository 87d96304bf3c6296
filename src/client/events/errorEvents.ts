import { Emitter } from "../../core/emitter.js";
import { MezonError, toError } from "../../core/errors.js";
import type { Logger } from "../../core/logger.js";
import type { ClientEvents } from "./clientEvents.js";

/** The listener that logs. */
const OWN_LISTENERS = 1;

/** The client's emitter. Errors are logged, and failures of listeners become `error` events. */
export class ErrorEvents {
  readonly emitter: Emitter<ClientEvents>;
  readonly #logger: Logger;
  #hasBrokenListener = false;

  constructor(logger: Logger) {
    this.#logger = logger;
    this.emitter = new Emitter((error, name) => this.#listenerFailed(error, name));
    this.emitter.on("error", (error) => logger.warn({ err: error }, "something failed"));
  }

  /** Whether anybody else listens for errors. A listener that throws does not count. */
  get hasListeners(): boolean {
    return this.emitter.count("error") > OWN_LISTENERS && !this.#hasBrokenListener;
  }

  #listenerFailed(cause: unknown, name: PropertyKey): void {
    const message = `a listener of "${String(name)}" failed: ${toError(cause).message}`;
    const error = new MezonError("listener_failed", message, { cause });
    if (name !== "error") {
      this.emitter.emit("error", error);
      return;
    }
    // A failing error listener must not call itself endlessly.
    this.#hasBrokenListener = true;
    this.#logger.error({ err: error }, "an error listener failed: it may have missed an error");
  }
}
