import type { BuiltMessage, MentionedText, MessageBuilder } from "../../builders/index.js";
import { ValidationError } from "../../core/errors.js";
import type { KeysOf } from "../../core/requireKnownKeys.js";
import { requireOptions } from "../../core/requireOptions.js";
import { formattedOf } from "./formattedOf.js";
import { FormattedText, isWhole, type Span } from "./formattedText.js";
import { PartEnds } from "./partEnds.js";

export interface SplitOptions {
  /** Characters that the content of each part may have as JSON, marks included, 200 to 4000. @default 4000 */
  readonly limit?: number | undefined;
}

const OPTIONS: KeysOf<SplitOptions> = { limit: true };

/** Largest content of a message, in characters of its JSON text. */
const MOST = 4000;
/** Room for some signs and the longest mark. */
const LEAST = 200;

/**
 * Divides a text into parts that can be sent. It is divided at the end of a line if the part is then at least half full,
 * otherwise between words; within a word only if the word is longer than a part. A mention, channel, emoji or link that
 * fits into a part is never divided, nor a character that consists of several code points. A mark that is divided
 * continues in the next part. The parts joined are the text, without parts that are only spaces: those cannot be sent.
 *
 * ```ts
 * for (const part of split(md(longAnswer))) await ctx.reply(part);
 * ```
 *
 * @throws {ValidationError} for a wrong limit, and for a message with cards or buttons: send those with the last part.
 */
export function split(
  content: string | BuiltMessage | MentionedText | MessageBuilder,
  options: SplitOptions = {},
): readonly FormattedText[] {
  requireOptions(options, OPTIONS);
  const { limit = MOST } = options;
  if (!(Number.isInteger(limit) && limit >= LEAST && limit <= MOST))
    throw new ValidationError("limit", `must be a whole number, ${LEAST} to ${MOST}`, { limit: MOST });
  const whole = formattedOf(content);
  const ends = new PartEnds(whole, limit);
  const parts: FormattedText[] = [];
  for (let start = 0; start < whole.text.length; ) {
    const end = ends.after(start);
    const text = whole.text.slice(start, end);
    const spans = ends.spans.flatMap((span) => clipped(span, start, end));
    if (text.trim() !== "") parts.push(new FormattedText(text, spans));
    start = end;
  }
  return parts;
}

/** Returns what of a span lies in a part. What cannot be divided, and was, is text without a meaning. */
function clipped(span: Span, from: number, to: number): readonly Span[] {
  const start = Math.max(span.start, from);
  const end = Math.min(span.end, to);
  if (isWhole(span) && (start > span.start || end < span.end)) return [];
  return [{ start: start - from, end: end - from, is: span.is }];
}
