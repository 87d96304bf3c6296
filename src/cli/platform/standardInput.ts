import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";

/** Returns all of the standard input; `undefined` if a terminal is there, where nobody has been asked for anything. */
export async function pipedText(): Promise<string | undefined> {
  return process.stdin.isTTY ? undefined : text(process.stdin);
}

/** Yields the lines of the standard input that are not empty, with their numbers. */
export async function* pipedLines(): AsyncGenerator<{ readonly line: string; readonly number: number }> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() !== "") yield { line, number };
  }
}
