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
  /** Registers one after the other: two at once would both add what is missing. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: SlashRegistrarOptions) {
    this.#options = options;
  }

  /**
   * Registers the commands when the client is ready, also if it is already, and in clans that add the bot later. What fails
   * is an `error` event of the client. Returns the function that ends this.
   */
  listen(): () => void {
    const { client } = this.#options;
    const removers = [
      client.on("ready", ({ clanIds }) => this.#register(clanIds)),
      client.on("addClanUser", ({ clanId, user }) =>
        user?.userId === client.userId ? this.#register([clanId]) : undefined,
      ),
    ];
    if (client.state === "ready" || client.state === "reconnecting")
      this.#registerInKnown().catch((error: unknown) => client.reportError(error));
    return () => {
      this.#abort.abort();
      for (const remove of removers) remove();
    };
  }

  async #registerInKnown(): Promise<void> {
    const clanIds: string[] = [];
    for await (const { id } of this.#options.client.clans.list()) clanIds.push(id);
    await this.#register(clanIds);
  }

  async #register(clanIds: readonly string[]): Promise<void> {
    const registering = this.#last.then(() => this.#registerIn(clanIds));
    this.#last = registering.catch(() => undefined);
    await registering;
  }

  async #registerIn(clanIds: readonly string[]): Promise<void> {
    const { client, clans, commands } = this.#options;
    const { signal } = this.#abort;
    const failures: Error[] = [];
    for (const clanId of clanIds) {
      if (signal.aborted || client.state === "closed") return;
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
