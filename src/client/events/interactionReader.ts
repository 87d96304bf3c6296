import type { DropdownBoxSelected, MessageButtonClicked } from "../../../generated/mezon/realtime/message_pb.js";
import type { Delivery } from "../../core/delivery.js";
import type { Emitter } from "../../core/emitter.js";
import { ProtocolError } from "../../core/errors.js";
import type { AnyInteraction } from "../../model/interaction/interaction.js";
import { readClick, readDropdown } from "../../model/interaction/readInteraction.js";
import type { ModelContext } from "../../model/modelContext.js";
import type { ClientEvents } from "./clientEvents.js";

export interface InteractionReaderOptions {
  readonly emitter: Emitter<ClientEvents>;
  readonly context: ModelContext;
}

/**
 * Emits clicks and choices as soon as they arrive: first as the wire message, then as an `interaction` event with the
 * data that they carry.
 */
export class InteractionReader {
  readonly #emitter: Emitter<ClientEvents>;
  readonly #context: ModelContext;

  constructor({ emitter, context }: InteractionReaderOptions) {
    this.#emitter = emitter;
    this.#context = context;
  }

  clicked(click: MessageButtonClicked): Delivery {
    return this.#tell("messageButtonClicked", click, () => readClick(click, this.#context));
  }

  selected(choice: DropdownBoxSelected): Delivery {
    return this.#tell("dropdownBoxSelected", choice, () => readDropdown(choice, this.#context));
  }

  #tell<Name extends "messageButtonClicked" | "dropdownBoxSelected">(
    name: Name,
    payload: ClientEvents[Name],
    read: () => AnyInteraction,
  ): Delivery {
    if (!this.#emitter.has("interaction")) return this.#emitter.deliver(name, payload);
    let interaction: AnyInteraction;
    try {
      interaction = read();
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      const delivery = this.#emitter.deliver(name, payload);
      this.#emitter.emit("error", error);
      return delivery;
    }
    return this.#emitter.deliverBoth(name, payload, "interaction", interaction);
  }
}
