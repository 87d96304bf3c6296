import { brand } from "../../core/brand.js";
import type { AnyInteraction, Channel, Clan, Message, MessageInput, SendOptions, User } from "../../index.js";
import { type BotHost, Context } from "./context.js";

/** Somebody clicked a button, chose from a select or submitted a form. */
export class InteractionContext extends Context {
  static {
    brand(InteractionContext, "InteractionContext");
  }

  readonly kind = "interaction";
  readonly text = "";
  readonly interaction: AnyInteraction;

  /** @internal */
  constructor(host: BotHost, interaction: AnyInteraction) {
    super(host);
    this.interaction = interaction;
  }

  get userId(): string {
    return this.interaction.userId;
  }

  get channelId(): string {
    return this.interaction.channelId;
  }

  get clanId(): string | undefined {
    return this.interaction.clanId;
  }

  get user(): User {
    return this.interaction.user;
  }

  get channel(): Channel {
    return this.interaction.channel;
  }

  get clan(): Clan | undefined {
    return this.interaction.clan;
  }

  /** The message that holds the button, when it is in memory; `interaction.fetchMessage()` asks for it. */
  get message(): Message | undefined {
    return this.interaction.message;
  }

  async ephemeral(content: MessageInput, options: SendOptions = {}): Promise<void> {
    if (this.clanId === undefined) await this.reply(content, options);
    else await this.interaction.ephemeral(content, options);
  }

  /** Edits the message that holds the button. A content without components takes the buttons away. */
  async update(content: MessageInput, options: SendOptions = {}): Promise<void> {
    await this.interaction.update(content, options);
  }

  async typing(): Promise<void> {
    await this.interaction.defer();
  }

  override async react(emoji: string): Promise<void> {
    const message = await this.interaction.fetchMessage();
    await message.react(emoji);
  }

  protected override sendReply(content: MessageInput, options: SendOptions): Promise<Message> {
    return this.interaction.reply(content, options);
  }

  protected override async editSource(content: MessageInput, options: SendOptions): Promise<void> {
    await this.update(content, options);
  }
}
