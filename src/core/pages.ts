/** One page of a list. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  /** Cursor of the next page; `undefined` if this is the last. */
  readonly next: string | undefined;
}

/** Yields the items of a list. Requests a page only when it is needed. */
export async function* eachItem<Item>(
  fetchPage: (cursor: string | undefined) => Promise<ListPage<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  const seen = new Set<string>();
  do {
    const { items, next } = await fetchPage(cursor);
    yield* items;
    // A server that returns the same cursor again would be asked without end.
    if (next !== undefined && seen.has(next)) return;
    if (next !== undefined) seen.add(next);
    cursor = next;
  } while (cursor !== undefined);
}

/** How to read numbered pages. */
export interface NumberedPages<Item> {
  /** Returns the key that identifies an item. */
  readonly idOf: (item: Item) => string;
  /** Number of items on a full page. */
  readonly size: number;
  /** Number of the first page. @default 1 */
  readonly first?: number | undefined;
}

/**
 * Yields the items of numbered pages, each once. Ends with a page that is not full, or with one that holds nothing
 * new, so that a server that ignores page numbers is not asked without end.
 */
export async function* eachNumbered<Item>(
  fetchPage: (page: number) => Promise<readonly Item[]>,
  { idOf, size, first = 1 }: NumberedPages<Item>,
): AsyncGenerator<Item, void, undefined> {
  const seen = new Set<string>();
  for (let page = first; ; page += 1) {
    const items = await fetchPage(page);
    const fresh = items.filter((item) => !seen.has(idOf(item)));
    for (const item of fresh) seen.add(idOf(item));
    yield* fresh;
    // For a server that counts from 1, page 0 is the same as page 1.
    if (items.length < size || (fresh.length === 0 && page > 1)) return;
  }
}
