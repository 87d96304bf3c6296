import { Emitter } from "../../core/emitter.js";
import { MezonError, toError } from "../../core/errors.js";
import type { Logger } from "../../core/logger.js";
import type { ClientEvents } from "./clientEvents.js";

/** Number of the client's own listeners: one, which logs. */
const OWN_LISTENERS = 1;

/** Emits `error` events for the client, logs them, and turns failures of listeners into `error` events. */
export class ErrorEvents {
  readonly emitter: Emitter<ClientEvents>;
  readonly #logger: Logger;
  #hasBrokenListener = false;

  constructor(logger: Logger) {
    this.#logger = logger;
    this.emitter = new Emitter((error, name) => this.#listenerFailed(error, name));
    this.emitter.on("error", (error) => logger.warn({ err: error }, "something failed"));
  }

  /** Whether there are listeners for errors besides the client's own. A listener that throws does not count. */
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
