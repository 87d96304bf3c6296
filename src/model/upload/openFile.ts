import { ValidationError } from "../../core/errors.js";
import { type KeysOf, requireKnownKeys } from "../../core/requireKnownKeys.js";
import { requireText } from "../require.js";
import { type ByteSource, blobSource, bufferSource, streamSource } from "./byteSource.js";
import type { ByteStream, FileInput, FileToUpload } from "./fileToUpload.js";
import { mediaTypeOf } from "./mediaTypes.js";
import { pathSource } from "./pathSource.js";

/** A file whose bytes can be read, and what an upload says of it. */
export interface OpenFile {
  readonly name: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly source: ByteSource;
}

const FILE: KeysOf<FileToUpload> = { name: true, data: true, size: true, type: true, width: true, height: true };

/**
 * Opens a file.
 *
 * @param path Name of the argument, for errors; "" if the fields of the file are the arguments.
 * @throws {ValidationError} for what is no file, or cannot be read.
 */
export async function openFile(input: FileInput, path: string): Promise<OpenFile> {
  const field = path === "" ? "" : `${path}.`;
  if (typeof input === "string") {
    const name =
      requireText(input, path || "file")
        .split(/[/\\]/u)
        .at(-1) ?? input;
    return { name, type: mediaTypeOf(name), width: 0, height: 0, source: await pathSource(input, path || "file") };
  }
  if (typeof input !== "object" || (input as object | null) === null)
    throw new ValidationError(path || "file", "must be a path, a File, or an object such as { name, data }");
  if (!(input instanceof Blob)) requireKnownKeys(input, FILE, { path: path === "" ? undefined : path });
  const {
    name,
    data,
    type,
    width = 0,
    height = 0,
    size,
  }: FileToUpload = input instanceof Blob ? { name: input.name, data: input } : input;
  requireText(name, `${field}name`);
  const own = data instanceof Blob ? data.type : "";
  const source = sourceOf(data, size, field);
  return { name, type: type ?? (own === "" ? mediaTypeOf(name) : own), width, height, source };
}

function sourceOf(data: FileToUpload["data"], size: number | undefined, field: string): ByteSource {
  if (data instanceof Uint8Array) return bufferSource(data);
  if (data instanceof Blob) return blobSource(data);
  if (!isStream(data)) throw new ValidationError(`${field}data`, "must be bytes (a Uint8Array), a Blob or a stream");
  if (size !== undefined && !(Number.isSafeInteger(size) && size > 0))
    throw new ValidationError(`${field}size`, "must be a number of bytes above 0");
  return streamSource(data, size, field);
}

function isStream(data: unknown): data is ByteStream {
  return typeof data === "object" && data !== null && ("getReader" in data || Symbol.asyncIterator in data);
}
