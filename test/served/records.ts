import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

/** Where the calls are recorded that tests make: a file for each test file, whose first line names it. */
export const RECORDS: string = resolve(import.meta.dirname, "../../node_modules/.cache/mezonkit/served");

const ROOT = resolve(import.meta.dirname, "../..");

/** Where the calls of a test file are recorded, and how the file is called there. */
export function recordOf(testFile: string): { readonly path: string; readonly title: string } {
  const title = relative(ROOT, testFile);
  return { path: join(RECORDS, `${createHash("sha256").update(title).digest("hex").slice(0, 32)}.txt`), title };
}

/** What is recorded: a run replaces the records of the test files it runs, and those of files that are gone do not count. */
export function recordedCalls(): ReadonlySet<string> {
  if (!existsSync(RECORDS)) return new Set();
  const records = readdirSync(RECORDS).map((file) => readFileSync(join(RECORDS, file), "utf8").split("\n"));
  const standing = records.filter(([title = ""]) => title !== "" && existsSync(join(ROOT, title)));
  return new Set(standing.flatMap(([, ...calls]) => calls));
}
