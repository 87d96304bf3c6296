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
export function joinRanges(ranges: readonly HistoryRange[], more: HistoryRange): readonly HistoryRange[] {
  const touching = ranges.filter((range) => touches(range, more));
  return [...ranges.filter((range) => !touching.includes(range)), touching.reduce(union, more)].sort(byAge);
}

/**
 * Returns the received ranges with one more. A range after a gap only becomes the current one when the gap is closed,
 * or if it is `anew`: then earlier messages will not be requested.
 */
export function joinHeard(ranges: readonly HeardRange[], more: HistoryRange, anew: boolean): readonly HeardRange[] {
  const touching = ranges.filter((range) => touches(range, more));
  const others = ranges.filter((range) => !touching.includes(range));
  const isCurrent = anew || touching.some((range) => range.isCurrent) || !others.some((range) => range.isCurrent);
  const { after, newest } = touching.reduce<HistoryRange>(union, more);
  const joined = { after, newest, isCurrent };
  if (!isCurrent) return [...others, joined].sort(byAge);
  // Messages before it will not be requested.
  const beyond = others.filter((range) => compareIds(range.after, newest) > 0);
  return [joined, ...beyond.map((range) => ({ ...range, isCurrent: false }))];
}

/** Whether a message was received. */
export function isHeard(ranges: readonly HeardRange[], id: string): boolean {
  return ranges.some((range) => holds(range, id) || (range.isCurrent && compareIds(id, range.newest) <= 0));
}

/** Returns the ranges without the part up to `id`, whose messages were deleted. */
export function cutRanges(ranges: readonly HistoryRange[], id: string): readonly HistoryRange[] {
  return ranges.flatMap((range) => {
    if (compareIds(range.after, id) >= 0) return [range];
    return compareIds(range.newest, id) > 0 ? [{ ...range, after: id }] : [];
  });
}

/** Returns the ranges without one message, which was deleted. */
export function splitRanges(ranges: readonly HistoryRange[], id: string): readonly HistoryRange[] {
  return ranges.flatMap((range) => {
    if (!holds(range, id)) return [range];
    const parts = [
      { after: range.after, newest: idBefore(id) },
      { after: id, newest: range.newest },
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
