import {
  type ActionRow,
  type Buildable,
  BuiltMessage,
  builtContent,
  type Embed,
  type Markup,
  MarkupType,
  type MessageContent,
} from "../../builders/index.js";
import { brand } from "../../core/brand.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";

type Mention = BuiltMessage["mentions"][number];

/** What a span stands for. The position is that of the span. */
export type SpanKind =
  | { readonly kind: "mark"; readonly markup: Omit<Markup, "e" | "s"> }
  | { readonly kind: "mention"; readonly mention: Omit<Mention, "e" | "s"> }
  | { readonly kind: "channel"; readonly channelId: string }
  | { readonly kind: "emoji"; readonly emojiId: string };

/** A part of a text that means more than its characters. Both are UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly is: SpanKind;
}

/** What is shown below a text. */
export interface Below {
  readonly embed?: readonly (Embed | Buildable<Embed>)[] | undefined;
  readonly components?:
    | readonly (ActionRow | Buildable<readonly ActionRow[]>)[]
    | Buildable<readonly ActionRow[]>
    | undefined;
}

const BELOW: KeysOf<Below> = { embed: true, components: true };

/**
 * A text with marks, mentions, channels and emoji, which can be sent or used as a part of another text. Its spans do not
 * overlap, because clients draw a text span by span. Returned by `fmt`, `bold`, `md` and others.
 */
export class FormattedText extends BuiltMessage {
  static {
    brand(FormattedText, "FormattedText");
  }

  readonly text: string;
  /** In the order of the text, none within another. */
  readonly spans: readonly Span[];

  /** @internal @throws {ValidationError} for spans that overlap. */
  constructor(text: string, spans: readonly Span[] = []) {
    super(contentOf(text, spans), mentionsOf(spans));
    let end = 0;
    for (const span of spans) {
      if (span.start < end || span.end <= span.start || span.end > text.length)
        throw new ValidationError("spans", `must lie in the text, one after the other, not at ${span.start}`);
      ({ end } = span);
    }
    this.text = text;
    this.spans = spans;
  }

  /** Returns the message with cards, buttons or selects below the text. @throws {ValidationError} with every fault. */
  with(below: Below): BuiltMessage {
    requireOptions(below, BELOW, { path: "below" });
    const { embed, components } = below;
    return new BuiltMessage(builtContent({ ...this.content, embed, components }), this.mentions);
  }

  override toString(): string {
    return this.text;
  }
}

/** What can stand in a formatted text. */
export type TextPart = string | number | bigint | FormattedText;

/** Returns parts as one text. @param separator What stands between them. */
export function joinTexts(parts: Iterable<TextPart>, separator: TextPart = ""): FormattedText {
  if (typeof parts !== "object" || (parts as object | null) === null || !(Symbol.iterator in parts))
    throw new ValidationError("parts", "must be a list of texts and fragments");
  const pieces: string[] = [];
  const spans: Span[] = [];
  let length = 0;
  const add = (part: TextPart): void => {
    const written = requirePart(part);
    if (part instanceof FormattedText) {
      for (const { start, end, is } of part.spans) spans.push({ start: start + length, end: end + length, is });
    }
    pieces.push(written);
    length += written.length;
  };
  let isFirst = true;
  for (const part of parts) {
    if (!isFirst && separator !== "") add(separator);
    isFirst = false;
    add(part);
  }
  return new FormattedText(pieces.join(""), spans);
}

/** Returns the text of a part. @throws {ValidationError} for anything else: it would be written as `[object Object]`. */
export function requirePart(part: TextPart): string {
  if (part instanceof FormattedText) return part.text;
  if (typeof part === "string") return part;
  if (typeof part === "number" || typeof part === "bigint") return String(part);
  throw new ValidationError(
    "text",
    "is made of texts, numbers and fragments such as bold(…): write a person as mention(user), a channel as hashtag(channel)",
  );
}

function contentOf(text: string, spans: readonly Span[]): MessageContent {
  const content: { -readonly [Key in "ej" | "hg" | "mk" | "t"]?: MessageContent[Key] } = {};
  if (text !== "") content.t = text;
  const hg = spans.flatMap(({ start: s, end: e, is }) =>
    is.kind === "channel" ? [{ s, e, channelId: is.channelId }] : [],
  );
  const ej = spans.flatMap(({ start: s, end: e, is }) => (is.kind === "emoji" ? [{ s, e, emojiid: is.emojiId }] : []));
  const mk = spans.flatMap(({ start: s, end: e, is }) => (is.kind === "mark" ? [{ ...is.markup, s, e }] : []));
  if (hg.length > 0) content.hg = hg;
  if (ej.length > 0) content.ej = ej;
  if (mk.length > 0) content.mk = mk;
  return Object.freeze(content);
}

function mentionsOf(spans: readonly Span[]): readonly Mention[] {
  return spans.flatMap(({ start: s, end: e, is }) =>
    is.kind === "mention" ? [{ ...is.mention, s, e } as Mention] : [],
  );
}

/** Whether a span is one thing, of which no part can stand alone; a mark can. */
export function isWhole({ is }: Span): boolean {
  return is.kind !== "mark" || !DIVISIBLE.has(is.markup.type);
}

const DIVISIBLE: ReadonlySet<MarkupType> = new Set([
  MarkupType.Bold,
  MarkupType.Code,
  MarkupType.Preformatted,
  MarkupType.SingleBacktick,
  MarkupType.TripleBacktick,
]);
