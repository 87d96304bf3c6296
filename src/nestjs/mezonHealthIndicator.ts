import { brand } from "../core/brand.js";
import type { ClientState, MezonClient } from "../index.js";

/** The result of a health check, in the form of `@nestjs/terminus`. */
export type MezonHealth<Key extends string> = Record<
  Key,
  { readonly status: "down" | "up"; readonly state: ClientState }
>;

/** Reports to a health check whether the bot is connected: `() => mezon.isHealthy("mezon")`. */
export class MezonHealthIndicator {
  static {
    brand(MezonHealthIndicator, "MezonHealthIndicator");
  }

  readonly #client: MezonClient;

  /** Made by `MezonModule`. */
  constructor(client: MezonClient) {
    this.#client = client;
  }

  /** Returns `up` while the client is ready, else `down`. */
  isHealthy<Key extends string = "mezon">(key: Key = "mezon" as Key): MezonHealth<Key> {
    const { state } = this.#client;
    return { [key]: { status: state === "ready" ? "up" : "down", state } } as MezonHealth<Key>;
  }
}
