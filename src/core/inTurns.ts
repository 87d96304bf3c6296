import { throwIfAborted } from "./abort.js";
import type { Clock } from "./clock.js";
import { aTurn } from "./sleep.js";

/** Number of items after which the event loop is yielded to. */
const ITEMS_A_TURN = 500;

/** Maps a list of any length without blocking the event loop for long. Rejects with the signal's reason. */
export async function mapInTurns<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result,
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal | undefined },
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += ITEMS_A_TURN) {
    if (from > 0) await aTurn(clock);
    throwIfAborted(signal);
    for (const item of items.slice(from, from + ITEMS_A_TURN)) results.push(map(item));
  }
  return results;
}
