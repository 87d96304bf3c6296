import { MarkupType, type Mentionable, type MentionableRole, mentioning } from "../../builders/index.js";
import { ValidationError } from "../../core/errors.js";
import { requireId } from "../../core/ids.js";
import { requireObject } from "../../core/requireObject.js";
import { requireString } from "../../core/requireString.js";
import { requireTemplate } from "../../core/requireTemplate.js";
import { FormattedText, joinTexts, requirePart, type Span, type SpanKind, type TextPart } from "./formattedText.js";

/**
 * Returns a text with marks, mentions and other fragments. Positions are computed. Fragments can be nested.
 *
 * ```ts
 * await ctx.reply(fmt`Hello ${mention(ctx.user)}, run ${code("npm test")} ${bold(fmt`before ${hashtag(channel)}`)}.`);
 * ```
 *
 * @throws {ValidationError} for anything that is no text, number or fragment.
 */
export function fmt(strings: TemplateStringsArray, ...values: readonly TextPart[]): FormattedText {
  requireTemplate(strings, "fmt");
  return joinTexts(
    strings.flatMap((text, index) => (index < values.length ? [text, values[index] as TextPart] : [text])),
  );
}

/**
 * Returns a text in bold. Parts that have another mark keep it: Mezon draws one mark for each part of a text, so a mention
 * in a bold text is a mention between two bold parts.
 */
export function bold(content: TextPart): FormattedText {
  const text = requirePart(content);
  const inner = content instanceof FormattedText ? content.spans : [];
  const spans: Span[] = [];
  let at = 0;
  for (const span of inner) {
    if (at < span.start) spans.push({ start: at, end: span.start, is: mark(MarkupType.Bold) });
    spans.push(span);
    at = span.end;
  }
  if (at < text.length) spans.push({ start: at, end: text.length, is: mark(MarkupType.Bold) });
  return new FormattedText(text, spans);
}

/** Returns code within a line. Nothing else can stand in it. @throws {ValidationError} for what has marks or mentions. */
export function code(text: TextPart): FormattedText {
  return all(requirePlain(text, "code"), mark(MarkupType.Code));
}

/** Returns a block of code, or of any text whose spaces matter. @throws {ValidationError} for what has marks or mentions. */
export function pre(text: TextPart): FormattedText {
  return all(requirePlain(text, "pre"), mark(MarkupType.Preformatted));
}

/**
 * Returns a link. Mezon shows the address itself, so a `label` stands before it: `label (address)`.
 *
 * @throws {ValidationError} for what is no absolute address of http or https.
 */
export function link(url: string | URL, label?: TextPart): FormattedText {
  if (!((url as unknown) instanceof URL)) requireString(url as string, "url");
  const address = String(url);
  if (!WEB_ADDRESS.test(address))
    throw new ValidationError("url", `must be an address such as https://example.com, not ${JSON.stringify(address)}`);
  const linked = all(address, mark(MarkupType.Link));
  return label === undefined || requirePart(label) === address ? linked : fmt`${label} (${linked})`;
}

/** An absolute address of the web, as a client makes it a link. */
export const WEB_ADDRESS = /^https?:\/\/[^\s/]\S*$/iu;

/** Mentions a person, a role, or `here`, as `@name`. @throws {ValidationError} for a wrong id. */
export function mention(whom: Mentionable | MentionableRole): FormattedText {
  const { text, mentions } = mentioning`${whom}`;
  const { s: _s, e: _e, ...rest } = mentions[0] ?? {};
  return all(text, { kind: "mention", mention: rest });
}

/**
 * Names a channel, as `#name`; as `#id` while the name is not known. Mezon shows the name of the channel anyway.
 *
 * @throws {ValidationError} for a wrong id.
 */
export function hashtag(channel: { readonly id: string; readonly name?: string | undefined }): FormattedText {
  requireObject(channel, "channel", "a channel, or { id, name }");
  const { id, name = id } = channel;
  const channelId = requireId(id, "id");
  return all(`#${requireString(name, "name")}`, { kind: "channel", channelId });
}

/** Shows a custom emoji, as `:name:`. @throws {ValidationError} for a wrong id. */
export function emoji(given: { readonly id: string; readonly name: string }): FormattedText {
  requireObject(given, "emoji", "a custom emoji: { id, name }");
  const { id, name } = given;
  return all(`:${requireString(name, "name")}:`, { kind: "emoji", emojiId: requireId(id, "id") });
}

function mark(type: MarkupType): SpanKind {
  return { kind: "mark", markup: { type } };
}

/** An empty text has no span: it would mark nothing, and be refused. */
function all(text: string, is: SpanKind): FormattedText {
  return new FormattedText(text, text === "" ? [] : [{ start: 0, end: text.length, is }]);
}

function requirePlain(content: TextPart, name: string): string {
  if (content instanceof FormattedText && content.spans.length > 0)
    throw new ValidationError(name, "is shown as it is written: nothing in it can have a mark or be a mention");
  return requirePart(content);
}
