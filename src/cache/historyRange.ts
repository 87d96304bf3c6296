import { compareIds, idBefore } from "../core/ids.js";

/** A part of a place's history that is stored without gaps: every message after `after`, up to `newest` itself. */
export interface HistoryRange {
  /** "0" where the history begins. */
  readonly after: string;
  readonly newest: string;
}

/** A span of what listeners have been told of, and are done with. */
export interface HeardRange extends HistoryRange {
  /** Whether this is the one up to whose end the place has been heard. */
  readonly isCurrent: boolean;
}

/** The spans with one more, which becomes one with those that it touches; the oldest first. */
export function joinRanges(spans: readonly HistoryRange[], more: HistoryRange): readonly HistoryRange[] {
  const touching = spans.filter((span) => touches(span, more));
  return [...spans.filter((span) => !touching.includes(span)), touching.reduce(union, more)].sort(byAge);
}

/**
 * What has been heard with one part more. A part beyond a gap does not move the end up to which the place has been
 * heard, until the gap is heard too; or unless it is `anew`: then what lies before does not matter.
 */
export function joinHeard(spans: readonly HeardRange[], more: HistoryRange, anew: boolean): readonly HeardRange[] {
  const touching = spans.filter((span) => touches(span, more));
  const others = spans.filter((span) => !touching.includes(span));
  const isCurrent = anew || touching.some((span) => span.isCurrent) || !others.some((span) => span.isCurrent);
  const { after, newest } = touching.reduce<HistoryRange>(union, more);
  const joined = { after, newest, isCurrent };
  if (!isCurrent) return [...others, joined].sort(byAge);
  // What lies before it is not asked for any more.
  const beyond = others.filter((span) => compareIds(span.after, newest) > 0);
  return [joined, ...beyond.map((span) => ({ ...span, isCurrent: false }))];
}

/** Whether a message has been heard. */
export function isHeard(spans: readonly HeardRange[], id: string): boolean {
  return spans.some((span) => holds(span, id) || (span.isCurrent && compareIds(id, span.newest) <= 0));
}

/** The spans without what is known up to `id`: its messages were deleted. */
export function cutRanges(spans: readonly HistoryRange[], id: string): readonly HistoryRange[] {
  return spans.flatMap((span) => {
    if (compareIds(span.after, id) >= 0) return [span];
    return compareIds(span.newest, id) > 0 ? [{ ...span, after: id }] : [];
  });
}

/** The spans without one message that was deleted. */
export function splitRanges(spans: readonly HistoryRange[], id: string): readonly HistoryRange[] {
  return spans.flatMap((span) => {
    if (!holds(span, id)) return [span];
    const parts = [
      { after: span.after, newest: idBefore(id) },
      { after: id, newest: span.newest },
    ];
    return parts.filter(({ after, newest }) => compareIds(newest, after) > 0);
  });
}

/** Whether a message lies in a range. */
export function holds({ after, newest }: HistoryRange, id: string): boolean {
  return compareIds(after, id) < 0 && compareIds(id, newest) <= 0;
}

function touches(a: HistoryRange, b: HistoryRange): boolean {
  return compareIds(a.after, b.newest) <= 0 && compareIds(b.after, a.newest) <= 0;
}

function union(a: HistoryRange, b: HistoryRange): HistoryRange {
  return {
    after: compareIds(a.after, b.after) < 0 ? a.after : b.after,
    newest: compareIds(a.newest, b.newest) > 0 ? a.newest : b.newest,
  };
}

function byAge(a: HistoryRange, b: HistoryRange): number {
  return compareIds(a.newest, b.newest);
}
