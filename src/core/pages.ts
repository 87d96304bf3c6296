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

/** What numbered pages hold. */
export interface NumberedPages<Item> {
  /** What tells items apart. */
  readonly idOf: (item: Item) => string;
  /** Items a full page has. */
  readonly size: number;
  /** Number of the first page. Default 1. */
  readonly first?: number;
}

/**
 * Walks through pages that are counted. Each item comes once; the walk ends with a page that is not full, or
 * with one that holds nothing new, so that a server that does not count pages is not asked for ever.
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
    // Page 1 is the same as page 0 where the server counts from 1.
    if (items.length < size || (fresh.length === 0 && page > 1)) return;
  }
}
