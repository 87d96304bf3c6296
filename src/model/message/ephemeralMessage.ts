import { MessageCode } from "../../../generated/constants.js";
import type { MessagePlace } from "../messagePlace.js";
import type { ModelContext } from "../modelContext.js";
import type { Message } from "./message.js";
import { type MessageInput, sendEphemeralMessage } from "./messageSender.js";
import type { CallOptions, SendOptions } from "./sendOptions.js";

/** A message that only some people see and that is not stored: its sender can change or remove it. */
export class EphemeralMessage {
  readonly id: string;
  /** Ids of the people who see it. */
  readonly receiverIds: readonly string[];
  /** The message as they see it. */
  readonly message: Message;
  readonly #place: MessagePlace;
  readonly #context: ModelContext;

  /** Created by `channel.sendEphemeral` and `message.replyEphemeral`. */
  constructor(message: Message, receiverIds: readonly string[], place: MessagePlace, context: ModelContext) {
    this.id = message.id;
    this.message = message;
    this.receiverIds = receiverIds;
    this.#place = place;
    this.#context = context;
  }

  /** Replaces the content. Rejects as `channel.sendEphemeral` does. */
  async update(content: MessageInput, options: SendOptions = {}): Promise<void> {
    const { id, receiverIds } = this;
    const given = { ...options, code: MessageCode.UpdateEphemeralMsg, id };
    await sendEphemeralMessage(this.#context, this.#place, receiverIds, content, given);
  }

  /** Removes the message. */
  async delete(options: CallOptions = {}): Promise<void> {
    const { id, receiverIds } = this;
    const given = { ...options, code: MessageCode.DeleteEphemeralMsg, id };
    await sendEphemeralMessage(this.#context, this.#place, receiverIds, "", given);
    this.#context.waiting.messageGone(id);
  }
}
