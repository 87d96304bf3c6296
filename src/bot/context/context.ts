import { brand } from "../../core/brand.js";
import type { Channel, Clan, Member, Message, MessageInput, MezonClient, SendOptions, User } from "../../index.js";
import { MezonError } from "../../index.js";
import type { Entity } from "./entity.js";
import { type Invocation, readInvocation } from "./invocation.js";
import { type Texts, textsOf } from "./texts.js";

/** What an update is: a message, a click, choice or form, or a slash command. */
export type ContextKind = "message" | "interaction" | "slashCommand";

/** What a context knows of its bot. */
export interface BotHost {
  readonly client: MezonClient;
  /** Texts before the name of a command. */
  readonly prefixes: readonly string[];
  /** The language of those whose own is not known. */
  readonly locale: string;
  /** Ids of the people who may do everything. */
  readonly owners: ReadonlySet<string>;
  /** Begins a conversation with the person of an update. */
  enter(ctx: Context, name: string, state: unknown): Promise<void>;
  /** Returns the time, in milliseconds since the epoch. */
  now(): number;
}

/**
 * One update, with methods to answer it. Messages, clicks, forms and slash commands have the same methods. Plugins can
 * add fields.
 */
export abstract class Context {
  static {
    brand(Context, "Context");
  }

  abstract readonly kind: ContextKind;
  /** Who did it. */
  abstract readonly userId: string;
  abstract readonly channelId: string;
  /** `undefined` in conversations. */
  abstract readonly clanId: string | undefined;
  /** The text of the message or command; "" for clicks. */
  abstract readonly text: string;
  readonly client: MezonClient;
  /** The language of the person, as a tag such as `vi`. @default that of the bot */
  locale: string;
  readonly #host: BotHost;
  #lastAnswer: Message | undefined;
  /** Read when first asked for; `null` for none. */
  #invocation: Invocation | null | undefined;

  /** @internal */
  constructor(host: BotHost) {
    this.#host = host;
    this.client = host.client;
    this.locale = host.locale;
  }

  /** The person. What is not known of them is fetched by `user.fetch()`. */
  abstract get user(): User;

  /** Where it happened. */
  abstract get channel(): Channel;

  /** The clan of the channel; `undefined` in conversations. */
  abstract get clan(): Clan | undefined;

  /** The message it is about: the one that was posted, or the one that holds the button. `undefined` if not known. */
  abstract get message(): Message | undefined;

  /** True for an update that was missed while the connection was lost, and fetched afterwards. */
  get isReplayed(): boolean {
    return false;
  }

  /** Whether the person is one of the bot's `owners`. */
  get isOwner(): boolean {
    return this.#host.owners.has(this.userId);
  }

  /** The call of a command that it is, whether or not there is such a command. */
  get invocation(): Invocation | undefined {
    if (this.#invocation === undefined) this.#invocation = this.readInvocation() ?? null;
    return this.#invocation ?? undefined;
  }

  /** What the toolkit says, in the language of the person. */
  get texts(): Texts {
    return textsOf(this.locale);
  }

  /** The last answer of the bot to this update. */
  get lastAnswer(): Message | undefined {
    return this.#lastAnswer;
  }

  /** Replies so that everybody in the channel sees it. Rejects as `message.reply` does. */
  async reply(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    this.#lastAnswer = await this.sendReply(content, options);
    return this.#lastAnswer;
  }

  /** Sends an answer that only the person sees. In a direct conversation it is an ordinary reply. */
  abstract ephemeral(content: MessageInput, options?: SendOptions): Promise<void>;

  /**
   * Edits the bot's last answer to this update. Without one, edits the message whose button was clicked,
   * or replies. A content without components removes the buttons.
   */
  async edit(content: MessageInput, options: SendOptions = {}): Promise<void> {
    if (this.#lastAnswer === undefined) await this.editSource(content, options);
    else await this.#lastAnswer.update(content, options);
  }

  /** Writes to the person. Rejects as `client.dm` does. */
  async dm(content: MessageInput, options: SendOptions = {}): Promise<Message> {
    return this.client.dm(this.userId, content, options);
  }

  /** Shows the bot as typing. */
  abstract typing(): Promise<void>;

  /** Reacts to the message. @throws {MezonError} `not_found` where there is none to react to, as for slash commands. */
  async react(emoji: string): Promise<void> {
    const { message } = this;
    if (message === undefined) throw new MezonError("not_found", "there is no message to react to");
    await message.react(emoji);
  }

  /** Fetches the person as a member of the clan. Returns `undefined` in conversations. */
  async member(): Promise<Member | undefined> {
    return this.clan?.members.fetch(this.userId);
  }

  /**
   * Begins a conversation of the bot with the person, in this channel. Resolves when it waits for their answer, or has
   * ended. Rejects with its error, or a `ValidationError` if there is none of that name.
   */
  async enter(conversation: string, state?: unknown): Promise<void> {
    await this.#host.enter(this, conversation, state);
  }

  /** Replies to the person: by a reply to a message, and so that nobody else sees it otherwise. */
  async tell(content: MessageInput): Promise<void> {
    await this.ephemeral(content);
  }

  /** Returns the time, in milliseconds since the epoch. */
  now(): number {
    return this.#host.now();
  }

  /** Returns what stands before the name of a command that is called the same way. */
  callSign(via: Invocation["via"]): string {
    return via === "slash" ? "/" : (this.invocation?.prefix ?? this.#host.prefixes.at(-1) ?? "");
  }

  /** Reads a call of a command from a text. */
  protected readInvocation(): Invocation | undefined {
    const { prefixes } = this.#host;
    return readInvocation({ text: this.text, entities: this.entities, prefixes, botId: this.client.userId });
  }

  /** The mentions and channels in the text. */
  get entities(): readonly Entity[] {
    return [];
  }

  protected abstract sendReply(content: MessageInput, options: SendOptions): Promise<Message>;

  /** Edits what the update came from, where there is such a message of the bot; else replies. */
  protected abstract editSource(content: MessageInput, options: SendOptions): Promise<void>;
}
