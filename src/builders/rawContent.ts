import { brand } from "../core/brand.js";
import { ValidationError } from "../core/errors.js";
import type { ReceivedContent } from "../wire/messageContent.js";

/** A content that is sent unchanged. Only its form as JSON and its length are checked. */
export class RawContent {
  static {
    brand(RawContent, "RawContent");
  }

  readonly content: ReceivedContent;

  /** @internal Created by {@link rawContent}. */
  constructor(content: ReceivedContent) {
    this.content = content;
  }
}

/**
 * Returns a content with keys that this library does not know: those of a newer platform, or of another sender.
 *
 * ```ts
 * await channel.send(rawContent({ t: "hi", newKey: 1 }));
 * ```
 *
 * @throws {ValidationError} if the content is no object.
 */
export function rawContent(content: ReceivedContent): RawContent {
  if (typeof content !== "object" || (content as object | null) === null || Array.isArray(content))
    throw new ValidationError("content", 'must be a content object such as { t: "hello" }');
  return new RawContent(content);
}
