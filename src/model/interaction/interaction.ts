import type { MessageRef } from "../../../generated/mezon/api/message_pb.js";
import type { Form, RawValue } from "../../builders/form.js";
import { brand } from "../../core/brand.js";
import { MezonError } from "../../core/errors.js";
import { requireCallOptions } from "../../core/requireWaitOptions.js";
import type { Init } from "../../runtime/wire.js";
import type { Channel } from "../channel/channel.js";
import { editMessage } from "../message/editMessage.js";
import { EphemeralHandle } from "../message/ephemeralMessage.js";
import type { Message } from "../message/message.js";
import { contentOf, type MessageInput } from "../message/messageSender.js";
import { type CallOptions, type UpdateOptions, updateOptions, waitOf } from "../message/sendOptions.js";
import type { ModelContext } from "../modelContext.js";
import { Answerable } from "./answerable.js";
import { requireForm } from "./requireForm.js";

/** The source of an interaction. */
export interface InteractionDetails {
  readonly messageId: string;
  /** Id of the component, as the bot chose it. */
  readonly customId: string;
  /** Id of the person who acted. Anybody who sees the message can. */
  readonly userId: string;
  /** Id of the author of the message: usually the bot. */
  readonly authorId: string;
  /** Id of the channel. */
  readonly channelId: string;
}

/** A person clicked, chose or filled in a component of a message. See {@link ButtonInteraction} and the other kinds. */
export abstract class Interaction extends Answerable {
  static {
    brand(Interaction, "Interaction");
  }

  abstract readonly kind: "button" | "form" | "select";
  readonly messageId: string;
  readonly customId: string;
  readonly authorId: string;

  /** @internal */
  constructor(details: InteractionDetails, context: ModelContext) {
    super(details.userId, details.channelId, context);
    this.messageId = details.messageId;
    this.customId = details.customId;
    this.authorId = details.authorId;
  }

  /**
   * The channel. Its methods can be called at once although a click contains only its id: they fetch what they need.
   * `fetchChannel()` completes it.
   */
  get channel(): Channel {
    const { context, channelId, message } = this;
    const name = message?.wire.channelLabel;
    const place = message && { clanId: message.clanId, mode: message.mode, isPublic: message.isPublic, name };
    return context.channels.handle(channelId, place);
  }

  /** The message if it is in memory; `fetchMessage()` fetches it. */
  get message(): Message | undefined {
    const wire = this.context.history.recent(this.channelId, this.messageId);
    return wire === undefined ? this.context.ephemerals.get(this.messageId)?.message : this.context.message(wire);
  }

  /** Returns the message. Rejects with `MezonError` (`not_found`) if it was removed, or was ephemeral. */
  async fetchMessage(options: CallOptions = {}): Promise<Message> {
    requireCallOptions(options);
    return this.message ?? this.context.channels.messages(this.channelId).fetch(this.messageId, options);
  }

  /**
   * Edits the message that the interaction belongs to. A content without components removes the buttons. An ephemeral
   * message is changed for all who see it; after a restart, when that is not known, for the person who acted. Rejects
   * as `message.update` does.
   */
  async update(content: MessageInput, options: UpdateOptions = {}): Promise<void> {
    const given = updateOptions(options);
    const written = contentOf(content, given);
    const target = await this.#target(given);
    if (target instanceof EphemeralHandle) await target.replace(written, waitOf(given));
    else await editMessage(this.context, target, written, given);
  }

  /** What an update changes. A message of the bot itself that was clicked and that no history contains is ephemeral. */
  async #target(given: CallOptions): Promise<Message | EphemeralHandle> {
    const { context, messageId, channelId } = this;
    const shown = context.ephemerals.get(messageId);
    if (shown !== undefined) return shown;
    try {
      return await this.fetchMessage(waitOf(given));
    } catch (error) {
      const isNowhere = error instanceof MezonError && error.code === "not_found";
      if (!isNowhere || this.authorId !== context.selfId || context.history.isGone(channelId, messageId)) throw error;
      return new EphemeralHandle(messageId, [this.userId], await this.place(given), context);
    }
  }

  protected get references(): readonly Init<MessageRef>[] {
    const known = this.message?.wire;
    const quoted = { content: known?.content ?? "", messageSenderUsername: known?.username ?? "" };
    return [{ messageRefId: this.messageId, messageSenderId: this.authorId, ...quoted }];
  }
}

/** A person clicked a button in a message of which no field was filled in. */
export class ButtonInteraction extends Interaction {
  static {
    brand(ButtonInteraction, "ButtonInteraction");
  }

  readonly kind: "button" | "form" = "button";
  /** The raw values of the message's fields. */
  readonly state: Readonly<Record<string, RawValue>>;

  /** @internal */
  constructor(details: InteractionDetails, state: Readonly<Record<string, RawValue>>, context: ModelContext) {
    super(details, context);
    this.state = state;
  }

  /** Returns the values as the form declares them. Throws a `ValidationError` that names a field with a wrong value. */
  read<Values extends object>(form: Form<Values>): Values {
    requireForm(form);
    return form.read(this.state);
  }
}

/** A person clicked a button in a message with fields that were filled in. */
export class FormInteraction<Values extends object = Readonly<Record<string, RawValue>>> extends ButtonInteraction {
  static {
    brand(FormInteraction, "FormInteraction");
  }

  override readonly kind = "form";
  /** The values by field id: raw, or as the form that was passed to the wait declares them. */
  readonly values: Values;

  /** @internal */
  constructor(
    details: InteractionDetails,
    state: Readonly<Record<string, RawValue>>,
    values: Values,
    context: ModelContext,
  ) {
    super(details, state, context);
    this.values = values;
  }
}

/** A person chose from a select. */
export class SelectInteraction extends Interaction {
  static {
    brand(SelectInteraction, "SelectInteraction");
  }

  readonly kind = "select";
  /** The chosen values. */
  readonly values: readonly string[];

  /** @internal */
  constructor(details: InteractionDetails, values: readonly string[], context: ModelContext) {
    super(details, context);
    this.values = values;
  }

  /** The first chosen value, if any. */
  get value(): string | undefined {
    return this.values[0];
  }
}

/** Any interaction; `kind` tells which. */
export type AnyInteraction = ButtonInteraction | FormInteraction | SelectInteraction;
