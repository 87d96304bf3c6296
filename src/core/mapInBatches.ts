import { throwIfAborted } from "./abort.js";
import type { Clock } from "./clock.js";
import { yieldToEventLoop } from "./sleep.js";

/** Number of items after which the event loop is yielded to. */
const BATCH_SIZE = 500;

/** Maps a list of any length without blocking the event loop for long. Rejects with the signal's reason. */
export async function mapInBatches<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result,
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal | undefined },
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += BATCH_SIZE) {
    if (from > 0) await yieldToEventLoop(clock);
    throwIfAborted(signal);
    for (const item of items.slice(from, from + BATCH_SIZE)) results.push(map(item));
  }
  return results;
}
