/** The OpenAPI part of `npm run generate`: the types of every REST document and one table of their operations. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readDocuments } from "./openapi/documents.js";
import { collectOperations } from "./openapi/operations.js";
import { printOperations } from "./openapi/operationsTable.js";
import { printTypes } from "./openapi/types.js";

export interface RestTypesOptions {
  /** Folder whose `*.yaml` files are the documents. */
  readonly sourceDir: string;
  /** Folder to write; created if it does not exist. */
  readonly outDir: string;
}

/**
 * Writes `<name>.ts` for every document `<name>.yaml`, and `operations.ts`. The same documents give the same bytes.
 *
 * @returns The paths of the written files, sorted.
 * @throws If a document is invalid or lacks what the table needs.
 */
export async function generateRestTypes(options: RestTypesOptions): Promise<string[]> {
  const documents = readDocuments(options.sourceDir);
  const files = new Map([["operations.ts", printOperations(collectOperations(documents))]]);
  for (const document of documents) {
    const file = `${document.name}.ts`;
    if (files.has(file)) throw new Error(`${document.path}: rename it, ${file} is the table of all operations`);
    files.set(file, await printTypes(document));
  }

  mkdirSync(options.outDir, { recursive: true });
  for (const [file, text] of files) writeFileSync(join(options.outDir, file), text);
  return [...files.keys()].map((file) => join(options.outDir, file)).sort();
}
