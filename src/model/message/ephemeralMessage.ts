import { MessageCode } from "../../../generated/constants.js";
import type { Form } from "../../builders/form.js";
import { rawContent } from "../../builders/rawContent.js";
import type { CollectOptions, WaitOptions } from "../../core/collecting.js";
import type { EventStream } from "../../core/eventStream.js";
import { requireObject } from "../../core/requireObject.js";
import type { Channel } from "../channel/channel.js";
import type { AnyInteraction, FormInteraction } from "../interaction/interaction.js";
import type { InteractionFilter } from "../interaction/waitFilters.js";
import { awaitForm, awaitInteraction, collectInteractions } from "../interaction/waiting.js";
import type { MessageTarget } from "../messageTarget.js";
import type { ModelContext } from "../modelContext.js";
import type { Message } from "./message.js";
import { type AnyContent, contentOf, type MessageInput, sendEphemeralMessage } from "./messageSender.js";
import { type CallOptions, callOptions, type SendOptions, sendOptions } from "./sendOptions.js";

/** A removal carries a content, though nothing is shown of it. */
const NOTHING = rawContent({ t: "" });

/**
 * A message that only some people see and that is not stored, by its ids: its sender can change and remove it, also
 * after a restart.
 */
export class EphemeralHandle {
  readonly id: string;
  readonly channelId: string;
  /** Ids of the people who see it. */
  readonly receiverIds: readonly string[];
  readonly #place: MessageTarget | Channel;
  readonly #context: ModelContext;

  /** @internal Returned by `channel.ephemeralMessage`. */
  constructor(id: string, receiverIds: readonly string[], place: MessageTarget | Channel, context: ModelContext) {
    this.id = id;
    this.channelId = place.channelId;
    this.receiverIds = receiverIds;
    this.#place = place;
    this.#context = context;
  }

  /** Replaces its content. Rejects as `channel.sendEphemeral` does. */
  async update(content: MessageInput, options: SendOptions = {}): Promise<void> {
    await this.replace(content, sendOptions(options));
  }

  /** Removes the message. */
  async delete(options: CallOptions = {}): Promise<void> {
    await this.#send(NOTHING, { ...callOptions(options), code: MessageCode.DeleteEphemeralMsg });
    this.#context.ephemerals.delete(this.id);
    this.#context.waiting.messageGone(this.id);
  }

  /** Returns the next click, choice or form of this message. Rejects as `message.awaitInteraction` does. */
  awaitInteraction<Values extends object>(
    options: InteractionFilter & WaitOptions & { readonly form: Form<Values> },
  ): Promise<FormInteraction<Values>>;
  awaitInteraction(options?: InteractionFilter & WaitOptions): Promise<AnyInteraction>;
  awaitInteraction<Values extends object>(
    options: InteractionFilter & WaitOptions & { readonly form?: Form<Values> } = {},
  ): Promise<AnyInteraction | FormInteraction<Values>> {
    requireObject(options, "options", "an object such as { timeoutMs: 60_000 }");
    if (options.form !== undefined) return awaitForm(this.#context, this.#watched, options.form, options);
    return awaitInteraction(this.#context, this.#watched, options);
  }

  /** Yields clicks, choices and forms of this message. */
  collectInteractions(options: InteractionFilter & CollectOptions = {}): EventStream<AnyInteraction> {
    return collectInteractions(this.#context, this.#watched, options);
  }

  /** @internal */
  async replace(content: AnyContent, options: SendOptions): Promise<void> {
    await this.#send(content, { ...options, code: MessageCode.UpdateEphemeralMsg });
  }

  async #send(content: AnyContent, options: SendOptions & { readonly code: number }): Promise<void> {
    const given = { ...sendOptions(options), code: options.code, id: this.id };
    const written = contentOf(content, given);
    const place = "placed" in this.#place ? await this.#place.placed(given) : this.#place;
    await sendEphemeralMessage(this.#context, place, this.receiverIds, written, given);
  }

  get #watched(): { readonly id: string; readonly channelId: string; readonly clanId: string | undefined } {
    const { channelId, clanId } = this.#place;
    return { id: this.id, channelId, clanId };
  }
}

/** A message that only some people see, as they see it. */
export class EphemeralMessage extends EphemeralHandle {
  /** The message as they see it. */
  readonly message: Message;

  /** @internal Returned by `channel.sendEphemeral`, `message.replyEphemeral` and `interaction.ephemeral`. */
  constructor(message: Message, receiverIds: readonly string[], place: MessageTarget, context: ModelContext) {
    super(message.id, receiverIds, place, context);
    this.message = message;
  }
}
