import type { ChainTransaction } from "../transaction/chainTransaction.js";

/** Transactions that are held at once, and as many more as bear the time of the last of them. */
const PART = 1_000;

/** Reads newest first what is older than a time; from the newest on without one. */
export type NewestFirst = (before: Date | undefined) => AsyncIterable<ChainTransaction>;

/** A part of the past: from `from` on, before `before`. Milliseconds since 1970. */
interface Part {
  readonly from: number;
  readonly before: number | undefined;
}

/**
 * Lists what was taken at `floor` or later, oldest first, though it can only be read newest
 * first. What is too much to be held at once comes in parts, of which all but the oldest are
 * read a second time when it is their turn.
 *
 * @param floor Milliseconds since 1970.
 */
export async function* oldestFirst(
  read: NewestFirst,
  floor: number,
): AsyncGenerator<ChainTransaction, void, undefined> {
  const newer: Part[] = [];
  let before: number | undefined;
  let held: ChainTransaction[] = [];
  for await (const transaction of read(undefined)) {
    const time = transaction.takenAt.getTime();
    if (time < floor) break;
    const last = held.at(-1)?.takenAt.getTime();
    // Only between two times: those of one time are read by that time.
    if (held.length >= PART && last !== undefined && time < last) {
      newer.push({ from: last, before });
      before = last;
      held = [];
    }
    held.push(transaction);
  }
  yield* held.reverse();
  for (let part = newer.pop(); part !== undefined; part = newer.pop()) yield* await readPart(read, part);
}

async function readPart(read: NewestFirst, { from, before }: Part): Promise<ChainTransaction[]> {
  const held: ChainTransaction[] = [];
  for await (const transaction of read(before === undefined ? undefined : new Date(before))) {
    if (transaction.takenAt.getTime() < from) break;
    held.push(transaction);
  }
  return held.reverse();
}
