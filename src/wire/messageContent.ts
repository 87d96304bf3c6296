import type { MessageContent } from "../../generated/content/types.js";
import { toError, ValidationError } from "../core/errors.js";

/**
 * The content of a received message: a JSON object that was not checked. {@link MessageContent} describes its keys, but
 * a sender may have written others.
 */
export interface ReceivedContent {
  /** The text. */
  readonly t?: string | undefined;
  readonly [key: string]: unknown;
}

/** A content to be sent. Only its length is checked. A plain string stands for `{ t: string }`. */
export type MessageContentInput = string | MessageContent | ReceivedContent;

/** Largest length of a content's JSON text, in UTF-16 units. */
const MAX_CONTENT_LENGTH = 4000;

/**
 * Returns the content as the text that is sent.
 *
 * @throws {ValidationError} if it is no content, or too long.
 */
export function encodeContent(content: MessageContentInput): string {
  if (typeof content !== "string" && !isObject(content)) {
    throw new ValidationError("content", 'must be a string or a content object such as { t: "hello" }');
  }
  const text = jsonOf(typeof content === "string" ? { t: content } : content);
  if (text.length > MAX_CONTENT_LENGTH) {
    throw new ValidationError(
      "content",
      `is ${text.length} characters as JSON, ${text.length - MAX_CONTENT_LENGTH} more than a message may have: shorten it or send several`,
      { limit: MAX_CONTENT_LENGTH },
    );
  }
  return text;
}

function jsonOf(content: object): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(content);
  } catch (cause) {
    throw new ValidationError("content", `cannot be written as JSON: ${toError(cause).message}`, { cause });
  }
  // A toJSON of its own may return anything.
  if (typeof (text as unknown) !== "string") throw new ValidationError("content", "cannot be written as JSON");
  return text;
}

/** Reads a content that was received. If it is no JSON object, it is taken as the text of the message. */
export function parseContent(text: string): ReceivedContent {
  if (text === "") return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (isObject(parsed)) return parsed;
    return { t: typeof parsed === "string" ? parsed : text };
  } catch {
    return { t: text };
  }
}

function isObject(value: unknown): value is ReceivedContent {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
