import type { MezonClient } from "../../index.js";
import type { Context } from "./context.js";

/** What a context knows of its bot. */
export interface BotHost {
  readonly client: MezonClient;
  /** Texts before the name of a command. */
  readonly prefixes: readonly string[];
  /** The language of those whose own is not known. */
  readonly locale: string;
  /** Ids of the people who may do everything. */
  readonly owners: ReadonlySet<string>;
  /** Begins a conversation with the person of an update. */
  enter(ctx: Context, name: string, state: unknown): Promise<void>;
  /** Returns the time, in milliseconds since the epoch. */
  now(): number;
}
