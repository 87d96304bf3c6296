import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { escaped } from "./escaped.js";
import type { Check } from "./mutant.js";

const execute = promisify(execFile);

/** What stands in a title for a value: of `test.each`, and of a template. */
const PLACEHOLDER = /%[sdifjoOc#$]|\$\{[^}]*\}|\$[\w.]+/;

interface ListedTest {
  readonly name: string;
  readonly file: string;
}

/**
 * Returns those of the checks that name a test which is not in its file. Files are read at first; only files in which a
 * test was not found are run, up to where their tests are known, since titles may be computed.
 */
export async function withoutTest<T extends Check>(root: string, checks: readonly T[]): Promise<readonly T[]> {
  const named = checks.filter(({ test }) => test !== undefined);
  const unread = await missingFrom(root, named, ["--static-parse"]);
  return missingFrom(root, unread, []);
}

async function missingFrom<T extends Check>(
  root: string,
  checks: readonly T[],
  options: readonly string[],
): Promise<readonly T[]> {
  if (checks.length === 0) return [];
  const titles = await titlesIn(root, [...new Set(checks.map(({ file }) => file))], options);
  return checks.filter(({ file, test = "" }) => titles.get(file)?.some((title) => stands(title, test)) !== true);
}

/** The titles of the tests of files, by file. */
async function titlesIn(
  root: string,
  files: readonly string[],
  options: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const folder = mkdtempSync(join(tmpdir(), "mezonkit-titles-"));
  const result = join(folder, "tests.json");
  try {
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    await execute(process.execPath, [vitest, "list", `--json=${result}`, ...options, ...files], { cwd: root });
    const titles = new Map<string, string[]>();
    for (const { name, file } of JSON.parse(readFileSync(result, "utf8")) as readonly ListedTest[]) {
      const path = relative(root, file);
      titles.set(path, [...(titles.get(path) ?? []), name]);
    }
    return titles;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a title, in which placeholders may stand, is that of a test. */
export function stands(title: string, test: string): boolean {
  const pattern = title.split(PLACEHOLDER).map(escaped).join(".*");
  return new RegExp(`^${pattern}$`, "s").test(test);
}
