import { BuiltMessage, MentionedText, MessageBuilder } from "../../builders/index.js";
import { ValidationError } from "../../core/errors.js";
import { FormattedText, type Span } from "./formattedText.js";

type Mention = BuiltMessage["mentions"][number];

/** Returns a text with what is marked in it. @throws {ValidationError} for a message that is more than a text. */
export function formattedOf(content: string | BuiltMessage | MentionedText | MessageBuilder): FormattedText {
  if (typeof content === "string") return new FormattedText(content);
  if (content instanceof FormattedText) return content;
  if (content instanceof MentionedText) return new FormattedText(content.text, inOrder(mentionSpans(content.mentions)));
  const message = content instanceof MessageBuilder ? content.build() : content;
  if (!(message instanceof BuiltMessage))
    throw new ValidationError("content", "must be a text, or one made by fmt, md, mentioning or MessageBuilder");
  const { t = "", hg = [], ej = [], mk = [], ...more } = message.content;
  const [other] = Object.entries(more).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  if (other !== undefined)
    throw new ValidationError(
      "content",
      `has more than a text, ${other}: divide the text, and add it to the last part`,
    );
  const spans: readonly Span[] = [
    ...mentionSpans(message.mentions),
    ...hg.map(
      ({ s, e, channelId, channelid = "" }): Span => ({
        start: s,
        end: e,
        is: { kind: "channel", channelId: channelId ?? channelid },
      }),
    ),
    ...ej.map(({ s, e, emojiid }): Span => ({ start: s, end: e, is: { kind: "emoji", emojiId: emojiid } })),
    ...mk.map(({ s, e, ...markup }): Span => ({ start: s, end: e, is: { kind: "mark", markup } })),
  ];
  return new FormattedText(t, inOrder(spans));
}

function mentionSpans(mentions: readonly Mention[]): readonly Span[] {
  return mentions.map(({ s = 0, e = 0, ...mention }) => ({ start: s, end: e, is: { kind: "mention", mention } }));
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((a, b) => a.start - b.start);
}
