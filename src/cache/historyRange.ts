import { compareIds, idBefore } from "../core/ids.js";

/** A part of a place's history that is stored without gaps: every message after `after`, up to `newest` itself. */
export interface HistoryRange {
  /** "0" if the range starts at the beginning of the history. */
  readonly after: string;
  readonly newest: string;
}

/** A part of a history that listeners have handled. */
export interface HeardRange extends HistoryRange {
  /** Whether this is the current range: everything up to its end counts as received. */
  readonly isCurrent: boolean;
}

/** Returns the ranges with one more, oldest first. Ranges that touch or overlap are joined. */
export function joinRanges(spans: readonly HistoryRange[], more: HistoryRange): readonly HistoryRange[] {
  const touching = spans.filter((span) => touches(span, more));
  return [...spans.filter((span) => !touching.includes(span)), touching.reduce(union, more)].sort(byAge);
}

/**
 * Returns the received ranges with one more. A range after a gap only becomes the current one when the gap is closed,
 * or if it is `anew`: then earlier messages will not be requested.
 */
export function joinHeard(spans: readonly HeardRange[], more: HistoryRange, anew: boolean): readonly HeardRange[] {
  const touching = spans.filter((span) => touches(span, more));
  const others = spans.filter((span) => !touching.includes(span));
  const isCurrent = anew || touching.some((span) => span.isCurrent) || !others.some((span) => span.isCurrent);
  const { after, newest } = touching.reduce<HistoryRange>(union, more);
  const joined = { after, newest, isCurrent };
  if (!isCurrent) return [...others, joined].sort(byAge);
  // Messages before it will not be requested.
  const beyond = others.filter((span) => compareIds(span.after, newest) > 0);
  return [joined, ...beyond.map((span) => ({ ...span, isCurrent: false }))];
}

/** Whether a message was received. */
export function isHeard(spans: readonly HeardRange[], id: string): boolean {
  return spans.some((span) => holds(span, id) || (span.isCurrent && compareIds(id, span.newest) <= 0));
}

/** Returns the ranges without the part up to `id`, whose messages were deleted. */
export function cutRanges(spans: readonly HistoryRange[], id: string): readonly HistoryRange[] {
  return spans.flatMap((span) => {
    if (compareIds(span.after, id) >= 0) return [span];
    return compareIds(span.newest, id) > 0 ? [{ ...span, after: id }] : [];
  });
}

/** Returns the ranges without one message, which was deleted. */
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

/** Whether a range contains a message. */
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
