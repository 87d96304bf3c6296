import { copyOptions } from "../../core/copyOptions.js";
import { loadPart } from "../../core/loadPart.js";
import type { FileInput } from "./fileToUpload.js";

type UploadFile = typeof import("./uploadFile.js").uploadFile;

/** Does what {@link UploadFile} does, whose code is loaded when something is uploaded. */
export const upload: UploadFile = (context, input, given, ...rest) =>
  uploadOwn(context, ownFile(input), given, ...rest);

/** Likewise, of a file that nobody else changes: see {@link ownFile}. */
export const uploadOwn: UploadFile = async (context, file, given, ...rest) => {
  const options = copyOptions(given);
  const { uploadFile } = await loadPart(() => import("./uploadFile.js"), "uploads");
  return uploadFile(context, file, options, ...rest);
};

/** Returns a copy of a file that is given as an object: the caller may change it, and reuse its buffer, at once. */
export function ownFile(input: FileInput): FileInput {
  if (typeof input !== "object" || (input as object | null) === null || input instanceof Blob) return input;
  const file = copyOptions(input);
  const { name, data, size, type, width, height } = file;
  if (!(data instanceof Uint8Array)) return file;
  return { ...file, name, data: new Uint8Array(data), size, type, width, height };
}
