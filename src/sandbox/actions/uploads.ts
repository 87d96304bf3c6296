import { concatBytes, randomUuid } from "../crypto.js";
import { limits } from "../limits.js";
import type { Platform } from "../platform.js";
import { denied, invalid, notFound } from "../refusal.js";
import type { StoredFile } from "../state/files.js";
import type { Person } from "../state/person.js";
import { requireName } from "./names.js";

const MOST_PARTS = 1_000;

/** Returns the path at which a person may upload a file of this name and size. */
export function newUploadPath(person: Person, file: { readonly filename: string; readonly size: number }): string {
  requireSize(file.size);
  return `${folderOf(person)}${randomUuid()}/${encodeURIComponent(requireName(file.filename, "filename"))}`;
}

/** Returns the paths of the parts of an upload in parts. */
export function partPaths(path: string, partCount: number): readonly string[] {
  if (partCount < 1 || partCount > MOST_PARTS) throw invalid(`part_count must be from 1 to ${MOST_PARTS}`);
  return Array.from({ length: partCount }, (_, index) => partAt(path, index + 1));
}

/** Stores a file that was uploaded to an address from an upload call, token included. */
export function putFile({ world }: Platform, path: string, token: string, file: StoredFile): void {
  if (!world.files.mayWrite(path, token)) throw denied("no upload call handed out this address");
  if (file.body.length === 0) throw invalid("the file is empty");
  world.files.set(path, file);
}

/** Joins the uploaded parts into one file. */
export function joinParts(
  { world }: Platform,
  person: Person,
  uploadId: string,
  parts: readonly { readonly partNumber: number }[],
): void {
  const { files } = world;
  const named = uploadId.slice(0, 100);
  if (!uploadId.startsWith(folderOf(person))) throw notFound(`there is no upload ${named} of yours`);
  if (new Set(parts.map(({ partNumber }) => partNumber)).size !== parts.length) throw invalid("a part is named twice");
  const found = parts.map(({ partNumber }) => {
    const part = files.get(partAt(uploadId, partNumber));
    if (part === undefined) throw notFound(`part ${partNumber} of upload ${named} was never put`);
    return part;
  });
  const [first] = found;
  if (first === undefined) throw invalid("an upload has at least one part");
  requireSize(found.reduce((sum, { body }) => sum + body.length, 0));
  files.set(uploadId, { type: first.type, body: concatBytes(found.map(({ body }) => body)) });
  for (const { partNumber } of parts) files.delete(partAt(uploadId, partNumber));
}

function partAt(path: string, partNumber: number): string {
  return `${path}.part${partNumber}`;
}

function folderOf({ id }: Person): string {
  return `/uploads/${id}/`;
}

function requireSize(size: number): void {
  if (size < 0 || size > limits.fileBytes) throw invalid(`a file has at most ${limits.fileBytes} bytes`);
}
