/** Reads OpenAPI documents and looks up their parts. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parse } from "yaml";

/** An object in a document; its properties are checked when they are read. */
export type Node = Readonly<Record<string, unknown>>;

export interface RestDocument {
  /** File name without its extension, such as `gateway`. */
  readonly name: string;
  /** Absolute path of the file. */
  readonly path: string;
  readonly root: Node;
}

/** Returns the documents of a folder, sorted by name. */
export function readDocuments(sourceDir: string): RestDocument[] {
  const files = readdirSync(sourceDir).filter((file) => file.endsWith(".yaml"));
  if (files.length === 0) throw new Error(`${sourceDir} holds no .yaml document`);
  return files.sort().map((file) => {
    const path = resolve(sourceDir, file);
    const root: unknown = parse(readFileSync(join(sourceDir, file), "utf8"));
    return { name: basename(file, ".yaml"), path, root: asNode(root, path) };
  });
}

/** Returns `value` as an object; throws an error that names `place` otherwise. */
export function asNode(value: unknown, place: string): Node {
  if (!isNode(value)) throw new Error(`${place}: an object is wanted here`);
  return value;
}

/** Returns `value` as a text that is not empty; throws an error that names `place` otherwise. */
export function asText(value: unknown, place: string): string {
  if (typeof value !== "string" || value.trim() === "") throw new Error(`${place}: a text is wanted here`);
  return value.trim();
}

/** Returns the entries of an object that may be missing. */
export function entriesOf(value: unknown, place: string): [key: string, value: unknown][] {
  return value === undefined ? [] : Object.entries(asNode(value, place));
}

/** Returns the items of a list that may be missing. */
export function itemsOf(value: unknown, place: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Error(`${place}: a list is wanted here`);
  return value;
}

/** Returns `value`, or the part of the same document to which it refers. */
export function resolveReference(document: RestDocument, value: unknown, place: string): Node {
  const node = asNode(value, place);
  const reference = node["$ref"];
  if (reference === undefined) return node;
  const pointer = asText(reference, place);
  if (!pointer.startsWith("#/")) throw new Error(`${place}: ${pointer} lies outside the document`);
  const target = pointer
    .slice(2)
    .split("/")
    .reduce<unknown>((parent, key) => asNode(parent, `${place} → ${pointer}`)[unescapePointer(key)], document.root);
  return resolveReference(document, target, `${place} → ${pointer}`);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unescapePointer(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
