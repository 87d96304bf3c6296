import { toError } from "../../core/errors.js";
import { type MezonClient, MezonError } from "../../index.js";
import type { Command } from "./command.js";
import { registerSlashCommands } from "./slashCommands.js";

export interface SlashRegistrarOptions {
  readonly client: MezonClient;
  /** Ids of the clans. */
  readonly clans: "all" | ReadonlySet<string>;
  /** Returns every command of the bot. */
  readonly commands: () => readonly Command<never>[];
}

/** Registers the commands in clans while a bot runs, one clan after the other. */
export class SlashRegistrar {
  readonly #options: SlashRegistrarOptions;
  readonly #abort = new AbortController();

  constructor(options: SlashRegistrarOptions) {
    this.#options = options;
  }

  /**
   * Registers the commands when the client is ready, and in clans that add the bot later. What fails is an `error` event
   * of the client. Returns the function that ends this.
   */
  listen(): () => void {
    const { client } = this.#options;
    const removers = [
      client.on("ready", ({ clanIds }) => this.#registerIn(clanIds)),
      client.on("addClanUser", ({ clanId, user }) =>
        user?.userId === client.userId ? this.#registerIn([clanId]) : undefined,
      ),
    ];
    return () => {
      this.#abort.abort();
      for (const remove of removers) remove();
    };
  }

  async #registerIn(clanIds: readonly string[]): Promise<void> {
    const { client, clans, commands } = this.#options;
    const { signal } = this.#abort;
    const failures: Error[] = [];
    for (const clanId of clanIds) {
      if (signal.aborted || client.state !== "ready") return;
      if (clans !== "all" && !clans.has(clanId)) continue;
      try {
        await registerSlashCommands(client, commands(), { clanId, signal });
      } catch (error) {
        failures.push(toError(error));
      }
    }
    if (failures.length === 0 || signal.aborted) return;
    const [cause] = failures;
    const message = `slash commands could not be registered in ${failures.length} clans: ${cause?.message ?? ""}`;
    throw new MezonError("request_failed", message, { cause });
  }
}
