import type { DropdownBoxSelected, MessageButtonClicked } from "../../generated/mezon/realtime/message_pb.js";
import type { Emitter } from "../core/emitter.js";
import { MezonError, ProtocolError, toError } from "../core/errors.js";
import type { Channel } from "../model/channel/channel.js";
import type { AnyInteraction } from "../model/interaction/interaction.js";
import { readClick, readDropdown } from "../model/interaction/readInteraction.js";
import type { ModelContext } from "../model/modelContext.js";
import type { ClientEvents } from "./clientEvents.js";

export interface InteractionReaderOptions {
  readonly emitter: Emitter<ClientEvents>;
  readonly context: ModelContext;
}

/** Turns clicks and choices into `interaction` events, which know where they happened. */
export class InteractionReader {
  readonly #emitter: Emitter<ClientEvents>;
  readonly #context: ModelContext;

  constructor({ emitter, context }: InteractionReaderOptions) {
    this.#emitter = emitter;
    this.#context = context;
  }

  clicked(click: MessageButtonClicked): void {
    this.#emit(click.channelId, (channel) => readClick(click, channel, this.#context));
  }

  selected(choice: DropdownBoxSelected): void {
    this.#emit(choice.channelId, (channel) => readDropdown(choice, channel, this.#context));
  }

  /** The channel is asked for where it is not known: a click names neither its clan nor its kind. */
  #emit(channelId: string, read: (channel: Channel) => AnyInteraction): void {
    if (!this.#emitter.has("interaction")) return;
    const known = this.#context.channels.get(channelId);
    if (known !== undefined) {
      this.#tell(known, read);
      return;
    }
    this.#context.channels.fetch(channelId).then(
      (channel) => this.#tell(channel, read),
      (cause: unknown) => {
        const message = `somebody clicked in channel ${channelId}, which cannot be asked for: ${toError(cause).message}`;
        this.#emitter.emit("error", new MezonError("not_found", message, { cause }));
      },
    );
  }

  #tell(channel: Channel, read: (channel: Channel) => AnyInteraction): void {
    try {
      this.#emitter.emit("interaction", read(channel));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#emitter.emit("error", error);
    }
  }
}
