/** One page of a list. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  /** What asks for the page behind it; `undefined` when there is none. */
  readonly next: string | undefined;
}

/** Walks through a list page by page, asking for a page only when it is needed. */
export async function* eachItem<Item>(
  fetchPage: (cursor: string | undefined) => Promise<ListPage<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  const seen = new Set<string>();
  do {
    const { items, next } = await fetchPage(cursor);
    yield* items;
    // A server that hands out the same cursor again would be asked for ever.
    if (next !== undefined && seen.has(next)) return;
    if (next !== undefined) seen.add(next);
    cursor = next;
  } while (cursor !== undefined);
}
