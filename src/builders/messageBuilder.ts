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
import { brand } from "../core/brand.js";
import { requireObject } from "../core/requireObject.js";
import { requireString } from "../core/requireString.js";
import type { Init } from "../runtime/wire.js";
import { type Buildable, builtContent } from "./contentInput.js";
import { here, type Mentionable, type MentionableRole, mentionOf } from "./mentioning.js";
import { frozenCopy } from "./validated.js";

/** A content and the mentions in its text, ready to be sent. */
export class BuiltMessage {
  static {
    brand(BuiltMessage, "BuiltMessage");
  }

  readonly content: MessageContent;
  readonly mentions: readonly Init<MessageMention>[];

  /** Created by {@link MessageBuilder}. */
  constructor(content: MessageContent, mentions: readonly Init<MessageMention>[]) {
    this.content = content;
    this.mentions = mentions;
  }
}

/**
 * Builds a message piece by piece; the position of each piece is computed. Methods
 * return the builder itself.
 *
 * ```ts
 * await channel.send(new MessageBuilder().text("Hello ").mention(user).text(", see ").link("https://mezon.ai"));
 * ```
 */
export class MessageBuilder {
  static {
    brand(MessageBuilder, "MessageBuilder");
  }

  #text = "";
  readonly #mentions: Init<MessageMention>[] = [];
  readonly #hashtags: Hashtag[] = [];
  readonly #emojis: CustomEmoji[] = [];
  readonly #markup: Markup[] = [];
  readonly #embeds: (Embed | Buildable<Embed>)[] = [];
  readonly #rows: (ActionRow | Buildable<readonly ActionRow[]>)[] = [];

  /** Adds plain text. */
  text(text: string): this {
    requireString(text, "text");
    this.#text += text;
    return this;
  }

  /** Adds plain text, if given, and ends the line. */
  line(text = ""): this {
    requireString(text, "text");
    return this.text(`${text}\n`);
  }

  /** Mentions a person or a role, as `@name`. */
  mention(whom: Mentionable | MentionableRole): this {
    const { mention, text } = mentionOf(whom, this.#text.length, `mentions[${this.#mentions.length}]`);
    this.#mentions.push(mention);
    return this.text(text);
  }

  /** Mentions everybody in the channel, as `@here`. */
  here(): this {
    return this.mention(here);
  }

  /** Adds a channel, as `#name`; as `#id` while its name is not known. Mezon shows the name anyway. */
  channel(channel: { readonly id: string; readonly name?: string | undefined }): this {
    requireObject(channel, "channel", "a channel");
    const { id, name = id } = channel;
    requireString(name, "channel.name");
    this.#hashtags.push({ ...this.#write(`#${name}`), channelId: id });
    return this;
  }

  /** Adds a custom emoji, as `:name:`. */
  emoji(emoji: { readonly id: string; readonly name: string }): this {
    requireObject(emoji, "emoji", "an object such as { id, name }");
    requireString(emoji.name, "emoji.name");
    this.#emojis.push({ ...this.#write(`:${emoji.name}:`), emojiid: emoji.id });
    return this;
  }

  /** Adds a link. */
  link(url: string): this {
    return this.#marked(url, MarkupType.Link);
  }

  /** Adds a link to a voice room. */
  voiceLink(url: string): this {
    return this.#marked(url, MarkupType.VoiceLink);
  }

  bold(text: string): this {
    return this.#marked(text, MarkupType.Bold);
  }

  /** Adds code within a line. */
  code(text: string): this {
    return this.#marked(text, MarkupType.Code);
  }

  /** Adds a block of code, or of any text whose spaces matter. */
  codeBlock(text: string): this {
    return this.#marked(text, MarkupType.Preformatted);
  }

  /** Adds a card below the text. */
  addEmbed(embed: Embed | Buildable<Embed>): this {
    this.#embeds.push(embed);
    return this;
  }

  /** Adds rows of buttons and selects below the message. */
  addComponents(...rows: readonly (ActionRow | Buildable<readonly ActionRow[]>)[]): this {
    this.#rows.push(...rows);
    return this;
  }

  /** Returns the message. @throws {ValidationError} with every fault. */
  build(): BuiltMessage {
    const content = builtContent({
      t: this.#text || undefined,
      hg: unlessEmpty(this.#hashtags),
      ej: unlessEmpty(this.#emojis),
      mk: unlessEmpty(this.#markup),
      embed: unlessEmpty(this.#embeds),
      components: unlessEmpty(this.#rows),
    });
    return new BuiltMessage(frozenCopy(content), frozenCopy(this.#mentions));
  }

  #marked(text: string, type: MarkupType): this {
    // An empty range marks nothing, and would be refused.
    if (text !== "") this.#markup.push({ ...this.#write(text), type });
    return this;
  }

  /** Appends a text. Returns its position. */
  #write(text: string): { readonly s: number; readonly e: number } {
    requireString(text, "text");
    const s = this.#text.length;
    this.#text += text;
    return { s, e: this.#text.length };
  }
}

function unlessEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}
