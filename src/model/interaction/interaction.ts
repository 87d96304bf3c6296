import { MessageCode } from "../../../generated/constants.js";
import type { Form, RawValue } from "../../builders/form.js";
import { brand } from "../../core/brand.js";
import type { Channel } from "../channel/channel.js";
import type { Clan } from "../clan/clan.js";
import { editMessage } from "../message/editMessage.js";
import type { Message } from "../message/message.js";
import { contentOf, type MessageInput, sendEphemeralMessage } from "../message/messageSender.js";
import {
  type CallOptions,
  callOptions,
  type SendOptions,
  sendOptions,
  type UpdateOptions,
  updateOptions,
} from "../message/sendOptions.js";
import type { MessagePlace } from "../messagePlace.js";
import type { ModelContext } from "../modelContext.js";
import { startTyping } from "../typing.js";
import type { User } from "../user/user.js";

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
export abstract class Interaction {
  static {
    brand(Interaction, "Interaction");
  }

  abstract readonly kind: "button" | "form" | "select";
  readonly messageId: string;
  readonly customId: string;
  readonly userId: string;
  readonly authorId: string;
  readonly channelId: string;
  protected readonly context: ModelContext;

  constructor(details: InteractionDetails, context: ModelContext) {
    this.messageId = details.messageId;
    this.customId = details.customId;
    this.userId = details.userId;
    this.authorId = details.authorId;
    this.channelId = details.channelId;
    this.context = context;
  }

  /**
   * The channel. It can act at once, although a click names only its id: what it needs to know it asks for.
   * `fetchChannel()` fills it in.
   */
  get channel(): Channel {
    const { context, channelId, message } = this;
    const name = message?.wire.channelLabel;
    const place = message && { clanId: message.clanId, mode: message.mode, isPublic: message.isPublic, name };
    return context.channels.handle(channelId, place);
  }

  /**
   * The channel's clan; `undefined` in conversations, and where neither the channel nor the message is known:
   * `(await interaction.fetchChannel()).clanId` tells.
   */
  get clanId(): string | undefined {
    return this.channel.clanId;
  }

  /** The clan; `undefined` where there is no `clanId`. */
  get clan(): Clan | undefined {
    return this.clanId === undefined ? undefined : this.context.clans.handle(this.clanId);
  }

  /** Who did it. It can be written to at once; `await interaction.user.fetch()` fills it in when it is partial. */
  get user(): User {
    return this.context.users.handle(this.userId);
  }

  /** The message if it is in memory; `fetchMessage()` fetches it. */
  get message(): Message | undefined {
    const wire = this.context.history.recent(this.channelId, this.messageId);
    return wire === undefined ? undefined : this.context.message(wire);
  }

  /** Returns the message. Rejects with `MezonError` (`not_found`) if it was removed, or was ephemeral. */
  async fetchMessage(options: CallOptions = {}): Promise<Message> {
    return this.message ?? this.context.channels.messages(this.channelId).fetch(this.messageId, options);
  }

  /** Returns the channel; fetches it if it is not known. Rejects as `client.channels.fetch` does. */
  async fetchChannel(options: CallOptions = {}): Promise<Channel> {
    return this.context.channels.fetch(this.channelId, options);
  }

  /** Replies to the message, visible to everybody. Rejects as `channel.send` does. */
  async reply(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    const given = sendOptions(options);
    const written = contentOf(content, given.mentions);
    const reference = { messageRefId: this.messageId, messageSenderId: this.authorId };
    const known = this.message?.wire;
    const quoted = { ...reference, content: known?.content ?? "", messageSenderUsername: known?.username ?? "" };
    return this.context.post(await this.#place(given), written, given, [quoted]);
  }

  /**
   * Edits the message that the interaction belongs to. A content without components removes the buttons. Rejects as
   * `message.update` does.
   */
  async update(content: MessageInput, options: UpdateOptions = {}): Promise<void> {
    const given = updateOptions(options);
    const written = contentOf(content, given.mentions);
    const message = await this.fetchMessage(callOptions(given));
    await editMessage(this.context, message, written, given);
  }

  /** Replies so that only the person who acted sees it. Not shown in direct conversations. */
  async ephemeral(content: MessageInput, options: SendOptions = {}): Promise<void> {
    const given = sendOptions(options);
    const written = contentOf(content, given.mentions);
    const code = { ...given, code: MessageCode.Ephemeral };
    await sendEphemeralMessage(this.context, await this.#place(given), [this.userId], written, code);
  }

  /** Shows the bot as typing while an answer is being prepared. Mezon does not wait for an answer. */
  async defer(options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    await startTyping(this.context, await this.#place(given), given);
  }

  /** Where answers go. The channel is asked for where neither it nor the message is known. */
  async #place(options: CallOptions): Promise<MessagePlace> {
    return this.channel.placed(callOptions(options));
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

  constructor(details: InteractionDetails, state: Readonly<Record<string, RawValue>>, context: ModelContext) {
    super(details, context);
    this.state = state;
  }

  /** Returns the values as the form declares them. Throws a `ValidationError` that names a field with a wrong value. */
  read<Values extends object>(form: Form<Values>): Values {
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
