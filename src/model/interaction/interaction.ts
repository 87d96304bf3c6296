import { MessageCode } from "../../../generated/constants.js";
import type { Form, RawValue } from "../../builders/form.js";
import type { Channel } from "../channel/channel.js";
import type { Clan } from "../clan/clan.js";
import type { Message } from "../message.js";
import { type MessageInput, sendEphemeralMessage } from "../messageSender.js";
import type { ModelContext } from "../modelContext.js";
import type { CallOptions, SendOptions, UpdateOptions } from "../sendOptions.js";
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
  readonly channel: Channel;
}

/** Somebody clicked, chose or filled in something in a message. See {@link ButtonInteraction} and its kin. */
export abstract class Interaction {
  abstract readonly kind: "button" | "form" | "select";
  readonly messageId: string;
  readonly customId: string;
  readonly userId: string;
  readonly authorId: string;
  readonly channel: Channel;
  protected readonly context: ModelContext;

  constructor(details: InteractionDetails, context: ModelContext) {
    this.messageId = details.messageId;
    this.customId = details.customId;
    this.userId = details.userId;
    this.authorId = details.authorId;
    this.channel = details.channel;
    this.context = context;
  }

  get channelId(): string {
    return this.channel.id;
  }

  /** `undefined` in conversations. Clicks do not name it: it is the channel's. */
  get clanId(): string | undefined {
    return this.channel.clanId;
  }

  /** The clan, when it is known; `undefined` in conversations. */
  get clan(): Clan | undefined {
    return this.channel.clan;
  }

  /** Who did it, when known: `client.users.fetch(interaction.userId)` asks for them. */
  get user(): User | undefined {
    return this.context.users.get(this.userId);
  }

  /** The message, when it is in memory; `fetchMessage()` asks for it. */
  get message(): Message | undefined {
    const wire = this.context.archive.recent(this.channelId, this.messageId);
    return wire === undefined ? undefined : this.context.message(wire);
  }

  /** The message. Rejects with `MezonError` (`not_found`) when it is gone, or only some people could see it. */
  async fetchMessage(options: CallOptions = {}): Promise<Message> {
    return this.message ?? this.channel.messages.fetch(this.messageId, options);
  }

  /** Answers the message for everybody to see. Rejects as `channel.send` does. */
  async reply(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    const reference = { messageRefId: this.messageId, messageSenderId: this.authorId };
    const known = this.message?.wire;
    const quoted = { ...reference, content: known?.content ?? "", messageSenderUsername: known?.username ?? "" };
    return this.context.post(this.channel, content, options, [quoted]);
  }

  /** Edits the message it came from. A card without components removes the buttons. Rejects as `message.update` does. */
  async update(content: MessageInput, options: UpdateOptions = {}): Promise<void> {
    const message = await this.fetchMessage(options);
    await message.update(content, options);
  }

  /** Answers so that only who did it sees it. Not shown in direct conversations. */
  async ephemeral(content: MessageInput, options: SendOptions = {}): Promise<void> {
    await sendEphemeralMessage(this.context, this.channel, [this.userId], content, {
      ...options,
      code: MessageCode.Ephemeral,
    });
  }

  /** Shows that an answer is being worked on. Mezon waits for none; the bot is shown as typing. */
  async defer(options: CallOptions = {}): Promise<void> {
    await this.channel.startTyping(options);
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
