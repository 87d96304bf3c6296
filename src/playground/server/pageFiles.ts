import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ConnectionError } from "../../core/errors.js";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};
/** Names that the build gives to files. */
const NAME = /^[\w-]+(?:\.[\w-]+)*$/;

/** A file of the page. */
export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array;
}

/**
 * Returns the folder with the page: in the package beside the command, in the repository where the build puts it.
 *
 * @throws {ConnectionError} if the page was not built.
 */
export function packagedPage(): string {
  const candidates = ["./playground/", "../playground/", "../../../dist/playground/"].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const found = candidates.find((folder) => existsSync(join(folder, "index.html")));
  if (found !== undefined) return found;
  throw new ConnectionError(
    "the playground's page is missing: in the repository, build it by npm run build:playground",
  );
}

/** Reads a file of the page; resolves with `undefined` if there is none. */
export async function readPageFile(folder: string, path: string): Promise<PageFile | undefined> {
  const name = path === "/" ? "index.html" : path.slice(1);
  const type = TYPES[extname(name)];
  if (!NAME.test(name) || type === undefined) return undefined;
  try {
    return { type, body: await readFile(join(folder, name)) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
