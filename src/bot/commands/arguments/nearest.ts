import { distance } from "fastest-levenshtein";
import { foldCase } from "../../context/foldCase.js";

/** Longer words are compared by their beginning, so that no input takes long. */
const LONGEST = 64;

/** Returns the candidates that differ from `word` by a typing error or two, the nearest first. */
export function nearest(word: string, candidates: Iterable<string>, most = 3): readonly string[] {
  const wanted = fold(word);
  // A third of a short word is another word.
  const allowed = Math.max(1, Math.min(3, Math.floor(wanted.length / 3)));
  return [...candidates]
    .map((candidate) => ({ candidate, away: typingDistance(wanted, fold(candidate)) }))
    .filter(({ away }) => away <= allowed)
    .toSorted((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Two letters that were swapped are one typing error; the distance counts two. */
function typingDistance(one: string, other: string): number {
  const away = distance(one, other);
  return away === 2 && sortedLetters(one) === sortedLetters(other) ? 1 : away;
}

function sortedLetters(word: string): string {
  return [...word].sort().join("");
}

function fold(word: string): string {
  return foldCase(word).slice(0, LONGEST);
}
