import { brand } from "../../core/brand.js";
import type { Channel, Clan, Message, MessageInput, SendOptions, SlashCommand, User } from "../../index.js";
import { type BotHost, Context } from "./context.js";
import { foldCase } from "./foldCase.js";
import type { Invocation } from "./invocation.js";

/** Somebody called a slash command, which only the bot sees. */
export class SlashContext extends Context {
  static {
    brand(SlashContext, "SlashContext");
  }

  readonly kind = "slashCommand";
  readonly slashCommand: SlashCommand;

  /** @internal */
  constructor(host: BotHost, slashCommand: SlashCommand) {
    super(host);
    this.slashCommand = slashCommand;
  }

  get userId(): string {
    return this.slashCommand.userId;
  }

  get channelId(): string {
    return this.slashCommand.channelId;
  }

  get clanId(): string | undefined {
    return this.slashCommand.clanId;
  }

  get text(): string {
    return this.slashCommand.text;
  }

  get user(): User {
    return this.slashCommand.user;
  }

  get channel(): Channel {
    return this.slashCommand.channel;
  }

  get clan(): Clan | undefined {
    return this.slashCommand.clan;
  }

  /** The message it was called on, if it was called on one. */
  get message(): Message | undefined {
    return this.slashCommand.message;
  }

  async ephemeral(content: MessageInput, options: SendOptions = {}): Promise<void> {
    await this.slashCommand.ephemeral(content, options);
  }

  async typing(): Promise<void> {
    await this.channel.startTyping();
  }

  protected override readInvocation(): Invocation {
    const { name, text, argumentText } = this.slashCommand;
    const argsFrom = text.trimEnd().length - argumentText.length;
    return { name, key: foldCase(name), via: "slash", text, argsFrom, entities: this.entities };
  }

  protected override sendReply(content: MessageInput, options: SendOptions): Promise<Message> {
    return this.slashCommand.reply(content, options);
  }

  protected override async editSource(content: MessageInput, options: SendOptions): Promise<void> {
    await this.reply(content, options);
  }
}
