import { MessageCode } from "../../../generated/constants.js";
import type { Form, RawValue } from "../../builders/form.js";
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

/** What every interaction is about. */
export interface InteractionDetails {
  readonly messageId: string;
  /** Id of the component, as the bot gave it. */
  readonly customId: string;
  /** Who did it. Anybody who sees the message can. */
  readonly userId: string;
  /** Who wrote the message: the bot, as a rule. */
  readonly authorId: string;
  /** Where it happened. */
  readonly channelId: string;
}

/** Somebody clicked, chose or filled in something in a message. See {@link ButtonInteraction} and its kin. */
export abstract class Interaction {
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

  /** The channel, when it is known: a click names only its id. `fetchChannel()` asks for it. */
  get channel(): Channel | undefined {
    return this.context.channels.get(this.channelId);
  }

  /** The channel's clan; `undefined` in conversations, and where neither the channel nor the message is known. */
  get clanId(): string | undefined {
    return this.channel === undefined ? this.message?.clanId : this.channel.clanId;
  }

  /** The clan, when it is known; `undefined` in conversations. */
  get clan(): Clan | undefined {
    return this.clanId === undefined ? undefined : this.context.clans.get(this.clanId);
  }

  /** Who did it, when known: `client.users.fetch(interaction.userId)` asks for them. */
  get user(): User | undefined {
    return this.context.users.get(this.userId);
  }

  /** The message, when it is in memory; `fetchMessage()` asks for it. */
  get message(): Message | undefined {
    const wire = this.context.history.recent(this.channelId, this.messageId);
    return wire === undefined ? undefined : this.context.message(wire);
  }

  /** The message. Rejects with `MezonError` (`not_found`) when it is gone, or only some people could see it. */
  async fetchMessage(options: CallOptions = {}): Promise<Message> {
    return this.message ?? this.context.channels.messages(this.channelId).fetch(this.messageId, options);
  }

  /** The channel, asked for when it is not known. Rejects as `client.channels.fetch` does. */
  async fetchChannel(options: CallOptions = {}): Promise<Channel> {
    return this.context.channels.fetch(this.channelId, options);
  }

  /** Replies to the message so that everybody sees it. Rejects as `channel.send` does. */
  async reply(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    const given = sendOptions(options);
    const written = contentOf(content, given.mentions);
    const reference = { messageRefId: this.messageId, messageSenderId: this.authorId };
    const known = this.message?.wire;
    const quoted = { ...reference, content: known?.content ?? "", messageSenderUsername: known?.username ?? "" };
    return this.context.post(await this.#place(given), written, given, [quoted]);
  }

  /** Edits the message it came from. A card without components removes the buttons. Rejects as `message.update` does. */
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

  /** Shows that an answer is being worked on. Mezon waits for none; the bot is shown as typing. */
  async defer(options: CallOptions = {}): Promise<void> {
    const given = callOptions(options);
    await startTyping(this.context, await this.#place(given), given);
  }

  /** Where answers go: as the channel tells where it is known, or the message; else the channel is asked for. */
  async #place(options: CallOptions): Promise<MessagePlace> {
    const { channel, message } = this;
    if (channel !== undefined) return channel;
    if (message === undefined) return this.fetchChannel(callOptions(options));
    const { channelId, clanId, mode, isPublic } = message;
    return { channelId, clanId, mode, isPublic, topicId: undefined };
  }
}

/** Somebody clicked a button, in a message of which no field was filled in. */
export class ButtonInteraction extends Interaction {
  readonly kind: "button" | "form" = "button";
  /** What the fields of the message held, as they report it. */
  readonly state: Readonly<Record<string, RawValue>>;

  constructor(details: InteractionDetails, state: Readonly<Record<string, RawValue>>, context: ModelContext) {
    super(details, context);
    this.state = state;
  }

  /** What was filled in, as the form declares it. Throws a `ValidationError` that names the field whose value cannot be. */
  read<Values extends object>(form: Form<Values>): Values {
    return form.read(this.state);
  }
}

/** Somebody clicked a button, in a message with fields that were filled in. */
export class FormInteraction<Values extends object = Readonly<Record<string, RawValue>>> extends ButtonInteraction {
  override readonly kind = "form";
  /** By the id of each field: as it reports it, or as the form that was waited for declares it. */
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

/** Somebody chose from a select. */
export class SelectInteraction extends Interaction {
  readonly kind = "select";
  /** What was chosen. */
  readonly values: readonly string[];

  constructor(details: InteractionDetails, values: readonly string[], context: ModelContext) {
    super(details, context);
    this.values = values;
  }

  /** What was chosen, where one is. */
  get value(): string | undefined {
    return this.values[0];
  }
}

/** Any of them; `kind` tells which. */
export type AnyInteraction = ButtonInteraction | FormInteraction | SelectInteraction;
