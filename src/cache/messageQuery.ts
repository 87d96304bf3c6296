import { ValidationError } from "../core/errors.js";
import { requireId } from "../core/ids.js";
import type { KeysOf } from "../core/requireKnownKeys.js";
import { requireOneOf } from "../core/requireOneOf.js";
import { requireOptions } from "../core/requireOptions.js";

/** Selects messages of a channel. Omitted conditions are not applied. */
export interface MessageQuery {
  readonly channelId: string;
  /** Only messages of this topic; with `null`, only messages without a topic. @default all */
  readonly topicId?: string | null | undefined;
  readonly senderId?: string | undefined;
  /** Only messages that are older than this one. */
  readonly before?: string | undefined;
  /** Only messages that are newer than this one. */
  readonly after?: string | undefined;
  /**
   * Selects this message and those around it, half of the limit on each side, oldest first. Cannot be combined with
   * `before` or `after`.
   */
  readonly around?: string | undefined;
  /** Only messages that were posted at this time or later. */
  readonly since?: Date | undefined;
  /** Only messages that were posted before this time. */
  readonly until?: Date | undefined;
  /** Which messages come first. @default `"newest"`; with `after`, `"oldest"` */
  readonly order?: "newest" | "oldest" | undefined;
  /** Largest number of messages, 1 to 1,000. @default 50 */
  readonly limit?: number | undefined;
  /** Also those that are marked as removed. @default false */
  readonly includeRemoved?: boolean | undefined;
}

export interface SearchOptions {
  /** Only in this channel. */
  readonly channelId?: string | undefined;
  /** Largest number of messages, 1 to 1,000. @default 50 */
  readonly limit?: number | undefined;
  /** Also those that are marked as removed. @default false */
  readonly includeRemoved?: boolean | undefined;
}

const QUERY: KeysOf<MessageQuery> = {
  ...{ channelId: true, topicId: true, senderId: true, before: true, after: true, around: true, since: true },
  ...{ until: true, order: true, limit: true, includeRemoved: true },
};
const SEARCH: KeysOf<SearchOptions> = { channelId: true, limit: true, includeRemoved: true };
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1_000;

/** @throws {ValidationError} that names the wrong part of a query. */
export function checkQuery(query: MessageQuery): MessageQuery {
  requireOptions(query, QUERY, { path: "query" });
  const { topicId, senderId, before, after, around, since, until, order } = query;
  requireId(query.channelId, "channelId");
  if (topicId !== undefined && topicId !== null) requireId(topicId, "topicId");
  if (senderId !== undefined) requireId(senderId, "senderId");
  if (before !== undefined) requireId(before, "before");
  if (after !== undefined) requireId(after, "after");
  if (around !== undefined) requireId(around, "around");
  if (around !== undefined && (before !== undefined || after !== undefined))
    throw new ValidationError("around", "cannot be asked for together with before or after");
  for (const [name, time] of Object.entries({ since, until })) {
    if (time !== undefined && !(time instanceof Date && !Number.isNaN(time.getTime())))
      throw new ValidationError(name, "must be a valid Date");
  }
  if (order !== undefined) requireOneOf(order, "order", ["newest", "oldest"]);
  checkLimit(query.limit);
  return query;
}

/** @throws {ValidationError} that names the wrong option of a search. */
export function checkSearch(options: SearchOptions): void {
  requireOptions(options, SEARCH);
  if (options.channelId !== undefined) requireId(options.channelId, "channelId");
}

/** Returns the requested number of messages. @throws {ValidationError} if it is not valid. */
export function checkLimit(limit: number | undefined): number {
  if (limit === undefined) return DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new ValidationError("limit", `must be an integer from 1 to ${MAX_LIMIT}`, { limit: MAX_LIMIT });
  return limit;
}
