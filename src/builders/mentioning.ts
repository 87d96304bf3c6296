import type { MessageMention } from "../../generated/mezon/api/message_pb.js";
import { brand } from "../core/brand.js";
import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import { requireTemplate } from "../core/requireTemplate.js";
import type { Init } from "../runtime/wire.js";

/** Id of `@here` on the wire: everybody in the channel. */
export const HERE_ID = "1775731111020111321";

/** Somebody who can be mentioned: a user, a member, an author. */
export interface Mentionable {
  readonly id: string;
  /** The name that is shown after the `@`. */
  readonly name: string;
}

/** A role that can be mentioned. */
export interface MentionableRole {
  readonly id: string;
  readonly title: string;
}

/** Everybody in the channel: what `@here` means in a {@link mentioning} text. */
export const here: Mentionable = { id: HERE_ID, name: "here" };

/** A text and who is mentioned in it, ready to be sent. */
export class MentionedText {
  static {
    brand(MentionedText, "MentionedText");
  }

  readonly text: string;
  readonly mentions: readonly Init<MessageMention>[];

  /** @internal Created by {@link mentioning}. */
  constructor(text: string, mentions: readonly Init<MessageMention>[]) {
    this.text = text;
    this.mentions = mentions;
  }
}

/**
 * Writes a text that mentions people and roles; their positions are computed.
 *
 * ```ts
 * await channel.send(mentioning`Hello ${message.author}, ask ${role} or ${here}`);
 * ```
 *
 * Texts and numbers are written as they are.
 *
 * @throws {ValidationError} for anything that is no text, number, person or role.
 */
export function mentioning(
  strings: TemplateStringsArray,
  ...values: readonly (Mentionable | MentionableRole | string | number)[]
): MentionedText {
  requireTemplate(strings, "mentioning");
  let text = strings[0] ?? "";
  const mentions: Init<MessageMention>[] = [];
  for (const [index, value] of values.entries()) {
    const path = `values[${index}]`;
    if (typeof value === "object") {
      const { mention, text: written } = mentionOf(value, text.length, path);
      mentions.push(mention);
      text += written;
    } else {
      // As plain JavaScript calls it: nobody wants to read "undefined".
      if (typeof value !== "string" && typeof value !== "number") throw noValue(path, value);
      text += String(value);
    }
    text += strings[index + 1] ?? "";
  }
  return new MentionedText(text, mentions);
}

/** Returns the mention of a person or role whose name begins at `start`. @throws {ValidationError} if the id is wrong. */
export function mentionOf(
  whom: Mentionable | MentionableRole,
  start: number,
  path: string,
): { readonly mention: Init<MessageMention>; readonly text: string } {
  if (typeof whom !== "object" || (whom as object | null) === null) throw noValue(path, whom);
  const id = requireId(whom.id, `${path}.id`);
  const name: unknown = "name" in whom ? whom.name : whom.title;
  if (typeof name !== "string" || name === "")
    throw new ValidationError(`${path}.name`, "must be the name that is written");
  const text = `@${name}`;
  const range = { s: start, e: start + text.length };
  const mention = "name" in whom ? { userId: id, username: name } : { roleId: id, rolename: name };
  return { mention: { ...mention, ...range }, text };
}

/** Checks that mentions lie within the text and begin with an `@`. @throws {ValidationError} that names the wrong one. */
export function checkMentions(text: string, mentions: readonly Init<MessageMention>[]): void {
  for (const [index, { s = 0, e = 0 }] of mentions.entries()) {
    const path = `mentions[${index}]`;
    if (!Number.isInteger(s) || !Number.isInteger(e) || s < 0 || e <= s || e > text.length) {
      throw new ValidationError(
        path,
        `must lie within the text: s and e are UTF-16 offsets, 0 to ${text.length}, not ${s} and ${e}`,
      );
    }
    if (text[s] !== "@") {
      throw new ValidationError(path, `must begin at an @, not at ${JSON.stringify(text.slice(s, e))}`);
    }
  }
}

function noValue(path: string, value: unknown): ValidationError {
  const shown = value === null ? "null" : typeof value;
  return new ValidationError(path, `must be a text, a number, a person or a role, not ${shown}`);
}
