import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";

/** Where the calls are recorded that tests make: a file for each test file, whose first line names it. */
export const RECORDS: string = resolve(import.meta.dirname, "../../node_modules/.cache/mezonkit/served");

const ROOT = resolve(import.meta.dirname, "../..");

/** Where the calls of a test file are recorded, and how the file is called there. */
export function recordOf(testFile: string): { readonly path: string; readonly title: string } {
  const title = relative(ROOT, testFile);
  return { path: join(RECORDS, `${createHash("sha256").update(title).digest("hex").slice(0, 32)}.txt`), title };
}

/** A run replaces the records of the test files it runs; those of files that are gone go. */
export function setup(): void {
  if (!existsSync(RECORDS)) return;
  for (const file of readdirSync(RECORDS)) {
    const path = join(RECORDS, file);
    const [title = ""] = readFileSync(path, "utf8").split("\n", 1);
    if (title === "" || !existsSync(join(ROOT, title))) rmSync(path, { force: true });
  }
}
