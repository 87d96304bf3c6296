import { getComments } from "@bufbuild/protoplugin";

type Commented = Parameters<typeof getComments>[0];

/** Returns the leading comment of a schema element without its indentation, or `fallback` if it has none. */
export function commentOf(element: Commented, fallback: string): string {
  const leading = getComments(element).leading;
  if (leading === undefined) return fallback;
  return leading
    .split("\n")
    .map((line) => line.replace(/^ /, ""))
    .join("\n")
    .trim();
}
