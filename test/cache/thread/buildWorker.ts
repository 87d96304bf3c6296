import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "rolldown";

const PROJECT = resolve(import.meta.dirname, "../../..");
// Below node_modules, so that what is depended on is found further up.
const BUILT = join(PROJECT, "node_modules/.cache/mezonkit-store-worker");

/** The code of a store's thread in JavaScript: tests run the sources, and no thread can run those. */
export interface BuiltWorker {
  readonly url: string;
  remove(): void;
}

export async function buildWorker(): Promise<BuiltWorker> {
  mkdirSync(BUILT, { recursive: true });
  const folder = mkdtempSync(join(BUILT, "run-"));
  // Some tests start processes of another user.
  chmodSync(folder, 0o755);
  const file = join(folder, "storeWorker.mjs");
  await build({
    input: join(PROJECT, "src/cache/thread/storeWorker.ts"),
    cwd: PROJECT,
    platform: "node",
    external: ["kysely", "better-sqlite3"],
    logLevel: "silent",
    output: { file, format: "esm", codeSplitting: false },
  });
  return { url: pathToFileURL(file).href, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
