import { brand } from "../../core/brand.js";
import type { Channel, Clan, Message, MessageInput, SendOptions, User } from "../../index.js";
import { type BotHost, Context } from "./context.js";
import { entitiesOf } from "./entitiesOf.js";
import type { Entity } from "./entity.js";

/** Somebody posted a message. */
export class MessageContext extends Context {
  static {
    brand(MessageContext, "MessageContext");
  }

  readonly kind = "message";
  readonly message: Message;

  /** @internal */
  constructor(host: BotHost, message: Message) {
    super(host);
    this.message = message;
  }

  get userId(): string {
    return this.message.author.id;
  }

  get channelId(): string {
    return this.message.channelId;
  }

  get clanId(): string | undefined {
    return this.message.clanId;
  }

  get text(): string {
    return this.message.text;
  }

  get user(): User {
    return this.message.user;
  }

  get channel(): Channel {
    return this.message.channel;
  }

  get clan(): Clan | undefined {
    return this.message.clan;
  }

  override get isReplayed(): boolean {
    return this.message.replayed;
  }

  override get entities(): readonly Entity[] {
    return entitiesOf(this.message);
  }

  async ephemeral(content: MessageInput, options: SendOptions = {}): Promise<void> {
    if (this.clanId === undefined) await this.reply(content, options);
    else await this.message.replyEphemeral(content, options);
  }

  override async tell(content: MessageInput): Promise<void> {
    await this.reply(content);
  }

  async typing(): Promise<void> {
    await this.channel.startTyping();
  }

  protected override sendReply(content: MessageInput, options: SendOptions): Promise<Message> {
    return this.message.reply(content, options);
  }

  protected override async editSource(content: MessageInput, options: SendOptions): Promise<void> {
    await this.reply(content, options);
  }
}
