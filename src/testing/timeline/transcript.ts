import type { Names } from "./names.js";
import { pushLines } from "./pushText.js";
import type { TimelineEntry } from "./timeline.js";

/** Digits that long are an id. */
const ID = /\b\d{15,20}\b/g;
const TIME = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?\b/g;

/**
 * Returns what people saw, in lines: who said what where, what was edited, removed, reacted to and clicked. It holds no
 * times, and names or numbers in place of ids, so that every run of a test gives the same.
 */
export function writeTranscript(entries: readonly TimelineEntry[], names: Names): string {
  const lines = entries.flatMap((entry): readonly string[] => {
    if (entry.kind === "action") return entry.isShown ? [`— ${entry.title}`] : [];
    return entry.kind === "push" ? pushLines(entry.item, names, { seenBy: entry.seenBy }) : [];
  });
  return withoutIds(lines.join("\n"), names);
}

function withoutIds(text: string, names: Names): string {
  const numbers = new Map<string, number>();
  const stable = text.replaceAll(ID, (id) => {
    const name = names.known(id);
    if (name !== undefined) return `<${name}>`;
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `<id ${number}>`;
  });
  return stable.replaceAll(TIME, "<time>");
}
