/**
 * Yields the items in chunks of `size`. The last chunk is filled by repeating its last item: lists of equal length give
 * equal statements, which drivers keep prepared.
 */
export function* inChunks<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) {
    const chunk = items.slice(start, start + size);
    const last = chunk.at(-1);
    if (last !== undefined) yield [...chunk, ...Array.from({ length: size - chunk.length }, () => last)];
  }
}
