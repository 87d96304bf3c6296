import { compareIds } from "../core/ids.js";

/** A part of a place's history that is stored without gaps: every message after `after`, up to `newest` itself. */
export interface Span {
  /** "0" where the history begins. */
  readonly after: string;
  readonly newest: string;
}

/** A span as it is kept. */
export interface KeptSpan extends Span {
  /** Whether this is the one up to which the place has been heard. */
  readonly heard: boolean;
}

/** The spans with one more, which becomes one with those that it touches; the oldest first. */
export function joinSpans(spans: readonly KeptSpan[], more: KeptSpan): readonly KeptSpan[] {
  const touching = spans.filter((span) => touches(span, more));
  const joined = touching.reduce(union, more);
  return [...spans.filter((span) => !touching.includes(span)), joined].sort(byAge);
}

/** The spans with only the one that holds `id` marked as heard. */
export function markHeard(spans: readonly KeptSpan[], id: string): readonly KeptSpan[] {
  return spans.map(({ after, newest }) => ({ after, newest, heard: holds({ after, newest }, id) }));
}

/** The spans without what is known up to `id`: its messages were deleted. The one that was heard stays, if empty. */
export function cutSpans(spans: readonly KeptSpan[], id: string): readonly KeptSpan[] {
  return spans.flatMap((span) => {
    if (compareIds(span.after, id) >= 0) return [span];
    if (compareIds(span.newest, id) > 0) return [{ ...span, after: id }];
    return span.heard ? [{ ...span, after: span.newest }] : [];
  });
}

/** The spans without one message that was deleted. */
export function splitSpans(spans: readonly KeptSpan[], id: string): readonly KeptSpan[] {
  return spans.flatMap((span) => {
    if (!holds(span, id)) return [span];
    const older = { after: span.after, newest: idBefore(id), heard: false };
    return compareIds(older.newest, older.after) > 0 ? [older, { ...span, after: id }] : [{ ...span, after: id }];
  });
}

function holds({ after, newest }: Span, id: string): boolean {
  return compareIds(after, id) < 0 && compareIds(id, newest) <= 0;
}

/** The id right before another. */
export function idBefore(id: string): string {
  return String(BigInt(id) - 1n);
}

function touches(a: Span, b: Span): boolean {
  return compareIds(a.after, b.newest) <= 0 && compareIds(b.after, a.newest) <= 0;
}

function union(a: KeptSpan, b: KeptSpan): KeptSpan {
  return {
    after: compareIds(a.after, b.after) < 0 ? a.after : b.after,
    newest: compareIds(a.newest, b.newest) > 0 ? a.newest : b.newest,
    heard: a.heard || b.heard,
  };
}

function byAge(a: Span, b: Span): number {
  return compareIds(a.newest, b.newest);
}
