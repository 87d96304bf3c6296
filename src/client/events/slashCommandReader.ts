import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import type { QuickMenuDataEvent } from "../../../generated/mezon/realtime/message_pb.js";
import { BoundedMap } from "../../core/boundedMap.js";
import type { Clock } from "../../core/clock.js";
import { readQuickMenu, readTypedCommand, type SlashCommand } from "../../model/interaction/slashCommand.js";
import type { ModelContext } from "../../model/modelContext.js";

type Source = "menu" | "typed";

/**
 * It is not established whether a server sends both events for one call. A second event within this many milliseconds
 * counts as the same call.
 */
const TWIN_MS = 2_000;
const REMEMBERED = 100;

/** Reads slash commands from the two events in which they arrive. Returns each call once. */
export class SlashCommandReader {
  readonly #context: ModelContext;
  readonly #clock: Clock;
  readonly #read = new BoundedMap<string, { readonly source: Source; readonly at: number }>(REMEMBERED);

  constructor(context: ModelContext, clock: Clock) {
    this.#context = context;
    this.#clock = clock;
  }

  /** Returns the command of a quick menu's call; `undefined` if it was read already. */
  menu(event: QuickMenuDataEvent): SlashCommand | undefined {
    return this.#once(readQuickMenu(event, this.#context), "menu");
  }

  /** Returns the command of an ephemeral message; `undefined` if the message is not a command, or was read already. */
  typed(message: ChannelMessage): SlashCommand | undefined {
    const command = readTypedCommand(message, this.#context);
    return command && this.#once(command, "typed");
  }

  #once(command: SlashCommand, source: Source): SlashCommand | undefined {
    const key = `${command.userId} ${command.channelId} ${command.text}`;
    const at = this.#clock.now();
    const other = this.#read.peek(key);
    if (other !== undefined && other.source !== source && at - other.at < TWIN_MS) {
      this.#read.delete(key);
      return undefined;
    }
    this.#read.set(key, { source, at });
    return command;
  }
}
