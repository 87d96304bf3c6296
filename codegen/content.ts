/**
 * The part of `npm run generate` for message contents: types, checks and the reference, from the schema in
 * `openapi/content/`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printContentChecks } from "./content/printChecks.js";
import { printContentReference } from "./content/printReference.js";
import { printContentTypes } from "./content/printTypes.js";
import { readContentSchema } from "./content/schema.js";

export interface ContentOptions {
  /** The schema. */
  readonly source: string;
  /** Folder to write; created if it does not exist. */
  readonly outDir: string;
}

const HEADER = "// Generated from openapi/content/messageContent.yaml by npm run generate. Do not edit.\n";

/**
 * Writes `types.ts`, `checks.ts` and `README.md`. Throws if the schema uses anything that the printers do not support.
 */
export function generateContent({ source, outDir }: ContentOptions): void {
  const schema = readContentSchema(source);
  mkdirSync(outDir, { recursive: true });
  writeFileSync(join(outDir, "types.ts"), printContentTypes(schema, HEADER));
  writeFileSync(join(outDir, "checks.ts"), printContentChecks(schema, HEADER));
  writeFileSync(join(outDir, "README.md"), printContentReference(schema));
}
