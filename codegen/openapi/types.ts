/** Prints the TypeScript types of one OpenAPI document. */
import { pathToFileURL } from "node:url";
import openapiTS, { astToString, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import { asNode, asText, entriesOf, itemsOf, type RestDocument } from "./documents.js";

const LINE_WIDTH = 120;

/** Returns the source text of all types that the document declares. */
export async function printTypes(document: RestDocument): Promise<string> {
  const ast = await openapiTS(pathToFileURL(document.path), {
    silent: true,
    transform: typeOf,
  }).catch((cause: unknown) => {
    throw new Error(`${document.path} is not a valid document: see the cause`, { cause });
  });
  const header = `// Generated from openapi/${document.name}.yaml by npm run generate. Do not edit.\n\n`;
  return header + tidy(astToString(ast)) + printLists(document) + printNumbers(document);
}

/**
 * Bytes are `Uint8Array`. A whole number of 64 bits may be a `bigint`, since a JavaScript number cannot hold all of
 * them.
 */
function typeOf({ format, type }: SchemaObject): ts.TypeNode | undefined {
  if (format === "binary") return ts.factory.createTypeReferenceNode("Uint8Array");
  if (format !== "uint64" || type === "string") return undefined;
  const types = [ts.SyntaxKind.NumberKeyword, ts.SyntaxKind.BigIntKeyword] as const;
  const either = types.map((kind) => ts.factory.createKeywordTypeNode(kind));
  const isNullable = Array.isArray(type) && type.some((each) => each === "null");
  const none = isNullable ? [ts.factory.createLiteralTypeNode(ts.factory.createNull())] : [];
  return ts.factory.createUnionTypeNode([...either, ...none]);
}

/** Returns a constant with all values of each enum that has `x-mezon-list`, the name of the constant. */
function printLists(document: RestDocument): string {
  const place = placeOf(document);
  return schemasOf(document)
    .filter(([, schema]) => schema["x-mezon-list"] !== undefined)
    .map(([name, schema]) => {
      const constant = asText(schema["x-mezon-list"], `${place} ${name} x-mezon-list`);
      const values = itemsOf(schema["enum"], `${place} ${name} enum`).map((value) => `  ${JSON.stringify(value)},\n`);
      const type = `components["schemas"]["${name}"]`;
      return `\n/** Every ${name} there is. */\nexport const ${constant} = [\n${values.join("")}] as const satisfies readonly ${type}[];\n`;
    })
    .join("");
}

/** Returns a constant for each enum of numbers that has `x-enum-varnames`: its values by these names. */
function printNumbers(document: RestDocument): string {
  const place = placeOf(document);
  return schemasOf(document)
    .filter(([, schema]) => schema["x-enum-varnames"] !== undefined)
    .map(([name, schema]) => {
      const names = itemsOf(schema["x-enum-varnames"], `${place} ${name} x-enum-varnames`);
      const values = itemsOf(schema["enum"], `${place} ${name} enum`);
      if (names.length !== values.length) throw new Error(`${place} ${name}: each value needs one name`);
      const entries = names.map(
        (each, at) => `  ${asText(each, `${place} ${name}`)}: ${JSON.stringify(values[at])},\n`,
      );
      const type = `components["schemas"]["${name}"]`;
      return `\n/** The values of ${name}, by name. */\nexport const ${name} = {\n${entries.join("")}} as const satisfies Record<string, ${type}>;\n`;
    })
    .join("");
}

function placeOf(document: RestDocument): string {
  return `${document.name}.yaml components schemas`;
}

function schemasOf(document: RestDocument): readonly (readonly [string, ReturnType<typeof asNode>])[] {
  const place = placeOf(document);
  const components = document.root["components"];
  const schemas = components === undefined ? undefined : asNode(components, place)["schemas"];
  return entriesOf(schemas, place).map(([name, schema]) => [name, asNode(schema, `${place} ${name}`)] as const);
}

/**
 * What TypeScript's printer does not support: indentation by two spaces, no empty margin in comments, no very long
 * unions.
 */
function tidy(source: string): string {
  return source
    .replace(/^(?: {4})+/gm, (indent) => " ".repeat(indent.length / 2))
    .replace(/^( *\*) {5}/gm, "$1 ")
    .split("\n")
    .map(breakUnion)
    .join("\n");
}

/** A property whose union makes the line too long; each member gets its own line. */
function breakUnion(line: string): string {
  const [, indent, name, type] = /^( *)(\S+): ([^{}()]+);$/.exec(line) ?? [];
  if (line.length <= LINE_WIDTH || indent === undefined || name === undefined || type === undefined) return line;
  const members = type.split(" | ");
  if (members.length === 1 || !members.every(hasWholeQuotes)) return line;
  return `${indent}${name}:\n${members.map((member) => `${indent}  | ${member}`).join("\n")};`;
}

/** False for a part of a quoted text that was cut in two. */
function hasWholeQuotes(member: string): boolean {
  return member.split('"').length % 2 === 1;
}
