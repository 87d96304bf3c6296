import type { PlaygroundState } from "../../src/playground/contract.js";

export type Menu = PlaygroundState["quickMenus"][number];
type Person = Pick<PlaygroundState["people"][number], "id" | "username">;

/** Something that completes what is being written. */
export interface Completion {
  readonly label: string;
  readonly hint: string;
  /** The whole text after it. */
  readonly text: string;
}

const MOST_COMPLETIONS = 8;

/** Returns what completes a text: slash commands at its beginning, people after an @ at its end. */
export function completionsFor(
  text: string,
  known: { readonly people: readonly Person[]; readonly menus: readonly Menu[] },
): readonly Completion[] {
  const [, command] = /^\/(\S*)$/.exec(text) ?? [];
  if (command !== undefined) {
    return known.menus
      .filter(({ menuName }) => menuName.startsWith(command))
      .slice(0, MOST_COMPLETIONS)
      .map(({ menuName, actionMsg }) => ({ label: `/${menuName}`, hint: actionMsg, text: `/${menuName} ` }));
  }
  const [, before, name] = /^([\s\S]*(?:^|\s))@(\S*)$/.exec(text) ?? [];
  if (before === undefined || name === undefined) return [];
  return known.people
    .filter(({ username }) => username.toLowerCase().startsWith(name.toLowerCase()))
    .slice(0, MOST_COMPLETIONS)
    .map(({ username }) => ({ label: `@${username}`, hint: "", text: `${before}@${username} ` }));
}

interface Mark {
  readonly s: number;
  readonly e: number;
  readonly type: string;
}

const PATTERNS: readonly (readonly [type: string, pattern: RegExp])[] = [
  ["t", /```[\s\S]+?```/g],
  ["s", /`[^`\n]+`/g],
  ["b", /\*\*[^*\n]+\*\*/g],
  ["lk", /https?:\/\/\S+/g],
];

/** Returns what is sent for a text that was typed: marks of code and links, and who is mentioned. */
export function draftOf(
  text: string,
  people: readonly Person[],
): {
  readonly content: Readonly<Record<string, unknown>>;
  readonly mentions: readonly { readonly userId: string; readonly s: number; readonly e: number }[];
} {
  const marks: Mark[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const { index: s, 0: found } of text.matchAll(pattern)) {
      const e = s + found.length;
      if (marks.every((mark) => e <= mark.s || s >= mark.e)) marks.push({ s, e, type });
    }
  }
  const mentions = [...text.matchAll(/(?<=^|\s)@(\S+)/g)].flatMap(({ index: s, 0: found, 1: name = "" }) => {
    const person = people.find(({ username }) => username === name);
    return person === undefined ? [] : [{ userId: person.id, s, e: s + found.length }];
  });
  return { content: marks.length === 0 ? { t: text } : { t: text, mk: marks.sort((a, b) => a.s - b.s) }, mentions };
}
