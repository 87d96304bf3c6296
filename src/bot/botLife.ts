import { within } from "../core/abort.js";
import { systemClock } from "../core/clock.js";
import { MezonError, toError } from "../core/errors.js";
import type { ClientState, CloseOptions, LoginOptions, MezonClient } from "../index.js";
import type { BotService } from "./botService.js";
import { closeOptions } from "./closeOptions.js";

/** Milliseconds that handlers have to finish. */
const DRAIN_MS = 5_000;

/** The states of a client while it logs in. */
const LOGGING_IN: readonly ClientState[] = ["authenticating", "connecting", "joining"];

/** What of a bot starts and stops. */
export interface BotLifeOptions {
  readonly client: MezonClient;
  /** Begins to listen for updates. Returns the function that ends it. */
  listen(): () => void;
  /** Returns the services, in the order in which they start. */
  services(): readonly BotService[];
  /** Resolves when no handler runs and no update waits. */
  idle(): Promise<void>;
}

/** A bot that has been started. */
interface Run {
  readonly unlisten: () => void;
  readonly hasLoggedIn: boolean;
  readonly services: BotService[];
  started: Promise<void>;
  isOver: boolean;
}

/** Starts and stops a bot: one after the other, whoever asks for it, and however often. */
export class BotLife {
  readonly #options: BotLifeOptions;
  #run: Run | undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: BotLifeOptions) {
    this.#options = options;
  }

  /** Resolves when updates can arrive. Joins a start that is under way; waits for the end of a stop. */
  async start(options: LoginOptions): Promise<void> {
    // Its failure belongs to those who asked for it.
    await this.#stopping?.catch(() => undefined);
    const run = this.#run ?? this.#begin(options);
    await run.started;
  }

  /** Ends a start that is under way, and everything that was started. Resolves when all of it has ended. */
  async stop(options: CloseOptions): Promise<void> {
    closeOptions(options);
    if (this.#run !== undefined) this.#end(this.#run, options, this.#run.started);
    await this.#stopping;
  }

  #begin(options: LoginOptions): Run {
    const { client, listen } = this.#options;
    const hasLoggedIn = client.state === "idle" || client.state === "closed";
    const run: Run = { unlisten: listen(), hasLoggedIn, services: [], started: Promise.resolve(), isOver: false };
    this.#run = run;
    run.started = this.#startAll(run, options);
    return run;
  }

  async #startAll(run: Run, options: LoginOptions): Promise<void> {
    const { client, services } = this.#options;
    try {
      for (const service of services()) {
        requireGoing(run);
        run.services.push(service);
        await service.start?.({ client });
      }
      requireGoing(run);
      if (run.hasLoggedIn) await client.login(options);
    } catch (error) {
      if (!run.isOver) {
        this.#end(run, {}, Promise.resolve());
        await this.#stopping?.catch((failure: unknown) => client.reportError(failure));
      }
      throw error;
    }
  }

  /** @param started Settles when the start has ended. */
  #end(run: Run, options: CloseOptions, started: Promise<void>): void {
    this.#run = undefined;
    run.isOver = true;
    this.#stopping = this.#stopAll(run, options, started).finally(() => {
      this.#stopping = undefined;
    });
    // Whoever asked for it awaits it; a start that failed reports it.
    this.#stopping.catch(() => undefined);
  }

  /** Stops all of it, whatever fails. Rejects with what has failed. */
  async #stopAll(run: Run, options: CloseOptions, started: Promise<void>): Promise<void> {
    const { client } = this.#options;
    const { drainMs = DRAIN_MS } = options;
    const failures: Error[] = [];
    const attempt = async (work: () => unknown): Promise<void> => {
      try {
        await work();
      } catch (error) {
        failures.push(toError(error));
      }
    };
    run.unlisten();
    // A login that is under way ends with the client.
    if (run.hasLoggedIn && LOGGING_IN.includes(client.state)) await attempt(() => client.close(options));
    await started.catch(() => undefined);
    await within(systemClock, drainMs, this.#options.idle());
    // While the client still sends: a job that runs may have something to say.
    for (const service of run.services.toReversed()) await attempt(() => service.stop?.());
    if (run.hasLoggedIn) await attempt(() => client.close(options));
    const [only] = failures;
    if (only === undefined) return;
    throw failures.length === 1
      ? only
      : new AggregateError(failures, `${failures.length} parts of the bot did not stop`);
  }
}

/** @throws {MezonError} `closed` if it was stopped while it started. */
function requireGoing({ isOver }: Run): void {
  if (isOver) throw new MezonError("closed", "the bot was stopped while it started");
}
