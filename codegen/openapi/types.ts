/** Prints the TypeScript types of one OpenAPI document. */
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { RestDocument } from "./documents.js";

export async function printTypes(document: RestDocument): Promise<string> {
  const ast = await openapiTS(pathToFileURL(document.path), {
    silent: true,
    transform: (schema) =>
      schema.format === "binary" ? ts.factory.createTypeReferenceNode("Uint8Array") : undefined,
  });
  const header = `// Generated from openapi/${document.name}.yaml by npm run generate. Do not edit.\n`;
  return header + indentByTwo(astToString(ast));
}

/** TypeScript's printer indents by four spaces and cannot be told otherwise. */
function indentByTwo(source: string): string {
  return source.replace(/^(?: {4})+/gm, (indent) => " ".repeat(indent.length / 2));
}
