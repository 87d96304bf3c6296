import type { ChainTransaction } from "../transaction/chainTransaction.js";

/** Number of transactions that are held at once, in addition to those with the same time as the last one. */
const PART = 1_000;

/** Yields transactions before a time, newest first. Without a time, begins with the newest. */
export type NewestFirst = (before: Date | undefined) => AsyncIterable<ChainTransaction>;

/** A range of time: from `from` to `before`, exclusive. Milliseconds since 1970. */
interface Part {
  readonly from: number;
  readonly before: number | undefined;
}

/**
 * Yields the transactions since `floor`, oldest first, from a source that can only be read newest first. If there are
 * too many to hold in memory, they are read in parts, and each part except the oldest is read twice.
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
    // Transactions of the same time are read in the same part.
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
