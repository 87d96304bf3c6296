import { createHash } from "node:crypto";

/** Draws so many of a list: the same seed draws the same, whatever their order. */
export function drawn<Item extends { readonly name: string }>(
  items: readonly Item[],
  count: number,
  seed: string,
): readonly Item[] {
  const rank = ({ name }: Item): string => createHash("sha256").update(`${seed}:${name}`).digest("hex");
  return [...items].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, count);
}
