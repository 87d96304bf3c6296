import type { MessageAttachment } from "../../generated/mezon/api/message_pb.js";
import { ValidationError } from "../core/errors.js";
import type { Init } from "../runtime/wire.js";
import { type CallOptions, callOptions } from "./message/sendOptions.js";
import type { ModelContext } from "./modelContext.js";
import { requireText } from "./require.js";

/** A file to upload. */
export interface FileToUpload {
  readonly name: string;
  readonly data: Uint8Array<ArrayBuffer> | Blob;
  /** Its media type. @default the blob's own, or `application/octet-stream` */
  readonly type?: string | undefined;
  /** Pixels, for a picture or a video. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** Number of bytes above which a file is uploaded in parts, and the size of a part. */
const PART_LENGTH = 8 * 1024 * 1024;

/** Requests upload addresses and uploads the bytes. Returns the attachment that refers to the file. */
export async function uploadFile(
  context: ModelContext,
  file: FileToUpload,
  given: CallOptions,
): Promise<Init<MessageAttachment>> {
  const options = callOptions(given);
  const { data, width = 0, height = 0, type } = file;
  const filename = requireText(file.name, "name");
  if (!(data instanceof Uint8Array) && !(data instanceof Blob))
    throw new ValidationError("data", "must be a Uint8Array or a Blob");
  // A copy: the caller may reuse the buffer during the upload.
  const bytes = data instanceof Uint8Array ? new Uint8Array(data) : new Uint8Array(await data.arrayBuffer());
  if (bytes.length === 0) throw new ValidationError("data", "must not be empty");
  const filetype = type ?? (data instanceof Blob && data.type !== "" ? data.type : "application/octet-stream");
  const request = { filename, filetype, size: bytes.length, width, height };
  const url =
    bytes.length > PART_LENGTH
      ? await uploadParts(context, request, bytes, options)
      : await uploadWhole(context, request, bytes, options);
  return { ...request, url };
}

interface UploadRequest {
  readonly filename: string;
  readonly filetype: string;
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

async function uploadWhole(
  context: ModelContext,
  request: UploadRequest,
  bytes: Uint8Array<ArrayBuffer>,
  options: CallOptions,
): Promise<string> {
  const { url } = await context.rpc.uploadAttachmentFile(request, options);
  await context.http.put(url, bytes, request.filetype, options);
  return withoutQuery(url);
}

async function uploadParts(
  context: ModelContext,
  request: UploadRequest,
  bytes: Uint8Array<ArrayBuffer>,
  options: CallOptions,
): Promise<string> {
  const partCount = Math.ceil(bytes.length / PART_LENGTH);
  const { urls, uploadId, filename } = await context.rpc.multipartUploadAttachmentFileStart(
    { ...request, partCount },
    options,
  );
  const parts: { partNumber: number; eTag: string }[] = [];
  for (const [index, url] of urls.entries()) {
    const part = bytes.subarray(index * PART_LENGTH, (index + 1) * PART_LENGTH);
    const eTag = await context.http.put(url, part, request.filetype, options);
    parts.push({ partNumber: index + 1, eTag: eTag ?? "" });
  }
  const finished = await context.rpc.multipartUploadAttachmentFileFinish({ uploadId, parts, filename }, options);
  return withoutQuery(finished.url);
}

/** The signature that authorises an upload is a secret, and is not needed for reading. */
function withoutQuery(url: string): string {
  return url.split("?", 1)[0] ?? url;
}
