/** A replacement in one file. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A fault that can be put back, and the test that must notice it. */
export interface Mutant {
  readonly name: string;
  readonly title: string;
  readonly check: Check;
  readonly edits: readonly Edit[];
}

/** A test file, and the one test of it that counts; all of them when absent. */
export interface Check {
  readonly file: string;
  readonly test?: string | undefined;
}

/** Thrown for a mutant that cannot be read, applied, type-checked or judged. */
export class BrokenMutant extends Error {
  override readonly name = "BrokenMutant";
}

const FENCE = /^```\w*$/;

/** Reads a mutant in the form that `test/mutants/README.md` describes. Throws a `BrokenMutant` when it has another. */
export function parseMutant(name: string, text: string): Mutant {
  const lines = text.split("\n");
  const title = lines.find((line) => line.startsWith("# "))?.slice(2);
  if (title === undefined) throw new BrokenMutant('there is no title: a line that begins with "# "');
  const edits: Edit[] = [];
  let check: Check | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const [, key, value = ""] = /^(check|file): *(\S.*?) *$/.exec(lines[at] ?? "") ?? [];
    if (key === "check") {
      if (check !== undefined) throw new BrokenMutant("it has more than one check");
      const [file = "", ...test] = value.split(" > ");
      check = { file, test: test.length === 0 ? undefined : test.join(" > ") };
    } else if (key === "file") {
      const find = readBlock(lines, at + 1, value);
      const replace = readBlock(lines, find.end, value);
      edits.push({ file: value, find: find.text, replace: replace.text });
      at = replace.end - 1;
    }
  }
  if (check === undefined) throw new BrokenMutant('it names no check: a line that begins with "check: "');
  if (edits.length === 0) throw new BrokenMutant('it changes nothing: there is no line that begins with "file: "');
  return { name, title, check, edits };
}

/** Returns the fenced block that is next, and the line after it. */
function readBlock(lines: readonly string[], from: number, file: string): { text: string; end: number } {
  const start = lines.findIndex((line, at) => at >= from && FENCE.test(line));
  const end = lines.findIndex((line, at) => at > start && line === "```");
  if (start === -1 || end === -1) throw new BrokenMutant(`file: ${file} needs two fenced blocks, find and replace`);
  return { text: lines.slice(start + 1, end).join("\n"), end: end + 1 };
}

/**
 * Makes a mutant's edits.
 *
 * @param read Returns a file's text as it stands; `undefined` when there is none.
 * @returns The changed files, by their path.
 * @throws A `BrokenMutant` when what is to be found is not there exactly once.
 */
export function applyMutant(
  { edits }: Mutant,
  read: (file: string) => string | undefined,
): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const { file, find, replace } of edits) {
    const text = changed.get(file) ?? read(file);
    if (text === undefined) throw new BrokenMutant(`there is no file ${file}`);
    if (find === "") throw new BrokenMutant(`the text to find in ${file} is empty`);
    const times = text.split(find).length - 1;
    if (times !== 1) throw new BrokenMutant(`the text to find stands ${times} times in ${file}`);
    if (find === replace) throw new BrokenMutant(`the replacement in ${file} changes nothing`);
    changed.set(
      file,
      text.replace(find, () => replace),
    );
  }
  return changed;
}
