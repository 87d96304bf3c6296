/**
 * Returns the name that is most likely meant by `given`; `undefined` if none is near. Case, underscores and hyphens do
 * not count.
 */
export function nearestName(given: string, names: Iterable<string>): string | undefined {
  const wanted = plain(given);
  let nearest: string | undefined;
  // A third of the letters may be wrong.
  let least = Math.floor(wanted.length / 3) + 1;
  for (const name of names) {
    const far = distance(wanted, plain(name), least);
    if (far < least) [nearest, least] = [name, far];
  }
  return nearest;
}

/** Returns the text " Did you mean …?", or an empty one if no name is near. */
export function didYouMean(given: string, names: Iterable<string>): string {
  const nearest = nearestName(given, names);
  return nearest === undefined ? "" : `: did you mean ${JSON.stringify(nearest)}?`;
}

/** Names are compared up to this length: a longer one is no typing mistake. */
const LONGEST = 64;

function plain(name: string): string {
  return name.slice(0, LONGEST).replace(/[_-]/g, "").toLowerCase();
}

/** Letters to insert, remove, replace or swap with the next, counted up to `limit`. */
function distance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isEqual = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const ways = [at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + (isEqual ? 0 : 1)];
      if (isSwapped) ways.push(at(before, column - 2) + 1);
      next.push(Math.min(...ways));
    }
    [before, last] = [last, next];
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
