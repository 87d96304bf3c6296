import {
  type ActionRow,
  type CustomEmoji,
  type Embed,
  type Hashtag,
  type Markup,
  MarkupType,
  type MessageContent,
} from "../../generated/content/types.js";
import type { MessageMention } from "../../generated/mezon/api/message_pb.js";
import type { Init } from "../runtime/wire.js";
import { type Buildable, builtContent } from "./contentInput.js";
import { here, type Mentionable, type MentionableRole, mentionOf } from "./mentioning.js";
import { frozenCopy } from "./validated.js";

/** A content and who is mentioned in its text, ready to be sent. */
export class BuiltMessage {
  readonly content: MessageContent;
  readonly mentions: readonly Init<MessageMention>[];

  /** Made by {@link MessageBuilder}. */
  constructor(content: MessageContent, mentions: readonly Init<MessageMention>[]) {
    this.content = content;
    this.mentions = mentions;
  }
}

/**
 * Writes a message piece by piece; where each piece stands is computed. Methods
 * answer the builder itself.
 *
 * ```ts
 * await channel.send(new MessageBuilder().text("Hello ").mention(user).text(", see ").link("https://mezon.ai"));
 * ```
 */
export class MessageBuilder {
  #text = "";
  readonly #mentions: Init<MessageMention>[] = [];
  readonly #hashtags: Hashtag[] = [];
  readonly #emojis: CustomEmoji[] = [];
  readonly #markup: Markup[] = [];
  readonly #embeds: (Embed | Buildable<Embed>)[] = [];
  readonly #rows: (ActionRow | Buildable<readonly ActionRow[]>)[] = [];

  /** Plain text. */
  text(text: string): this {
    this.#text += text;
    return this;
  }

  /** Plain text, or nothing, and the end of the line. */
  line(text = ""): this {
    return this.text(`${text}\n`);
  }

  /** A person or a role, as `@name`. */
  mention(whom: Mentionable | MentionableRole): this {
    const { mention, text } = mentionOf(whom, this.#text.length, `mentions[${this.#mentions.length}]`);
    this.#mentions.push(mention);
    return this.text(text);
  }

  /** Everybody in the channel, as `@here`. */
  here(): this {
    return this.mention(here);
  }

  /** A channel, as `#name`. */
  channel(channel: { readonly id: string; readonly name: string }): this {
    this.#hashtags.push({ ...this.#write(`#${channel.name}`), channelId: channel.id });
    return this;
  }

  /** A custom emoji, as `:name:`. */
  emoji(emoji: { readonly id: string; readonly name: string }): this {
    this.#emojis.push({ ...this.#write(`:${emoji.name}:`), emojiid: emoji.id });
    return this;
  }

  /** An address that can be followed. */
  link(url: string): this {
    return this.#marked(url, MarkupType.Link);
  }

  /** The address of a voice room. */
  voiceLink(url: string): this {
    return this.#marked(url, MarkupType.VoiceLink);
  }

  bold(text: string): this {
    return this.#marked(text, MarkupType.Bold);
  }

  /** Code within a line. */
  code(text: string): this {
    return this.#marked(text, MarkupType.Code);
  }

  /** Code, or anything whose spaces matter, in a block of its own. */
  codeBlock(text: string): this {
    return this.#marked(text, MarkupType.Preformatted);
  }

  /** A card below the text. */
  addEmbed(embed: Embed | Buildable<Embed>): this {
    this.#embeds.push(embed);
    return this;
  }

  /** Rows of buttons and selects below the message. */
  addComponents(...rows: readonly (ActionRow | Buildable<readonly ActionRow[]>)[]): this {
    this.#rows.push(...rows);
    return this;
  }

  /** The message. Throws a `ValidationError` with everything that is wrong with it. */
  build(): BuiltMessage {
    const content = builtContent({
      ...(this.#text === "" ? {} : { t: this.#text }),
      ...(this.#hashtags.length === 0 ? {} : { hg: this.#hashtags }),
      ...(this.#emojis.length === 0 ? {} : { ej: this.#emojis }),
      ...(this.#markup.length === 0 ? {} : { mk: this.#markup }),
      ...(this.#embeds.length === 0 ? {} : { embed: this.#embeds }),
      ...(this.#rows.length === 0 ? {} : { components: this.#rows }),
    });
    return new BuiltMessage(frozenCopy(content), frozenCopy(this.#mentions));
  }

  #marked(text: string, type: MarkupType): this {
    // An empty range marks nothing, and would be refused.
    if (text !== "") this.#markup.push({ ...this.#write(text), type });
    return this;
  }

  /** Appends a text; answers where it stands. */
  #write(text: string): { readonly s: number; readonly e: number } {
    const s = this.#text.length;
    this.#text += text;
    return { s, e: this.#text.length };
  }
}
