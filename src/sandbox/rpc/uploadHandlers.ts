import { randomUUID } from "node:crypto";
import type { UploadAttachmentRequest } from "../../../generated/mezon/api/upload_pb.js";
import { requireName } from "../actions/names.js";
import { authority } from "../describe/session.js";
import { limits } from "../limits.js";
import { invalid, notFound } from "../refusal.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

const MOST_PARTS = 1_000;

/** Where files are put: addresses of the sandbox itself, which take a PUT and answer a GET. */
export const uploadHandlers = {
  uploadAttachmentFile: (request, context) => whole(request, context),

  uploadOauthFile: (request, context) => whole(request, context),

  uploadBatchAttachmentFile: ({ uploadFiles }, context) => ({
    uploadedFiles: uploadFiles.map((request) => whole(request, context)),
  }),

  multipartUploadAttachmentFileStart: (request, context) => {
    const { partCount } = request;
    if (partCount < 1 || partCount > MOST_PARTS) throw invalid(`part_count must be from 1 to ${MOST_PARTS}`);
    const path = newPath(request, context);
    const urls = Array.from({ length: partCount }, (_, index) => writableAt(partAt(path, index + 1), context));
    return { filename: request.filename, urls, uploadId: path };
  },

  multipartUploadAttachmentFileFinish: ({ uploadId, parts, filename }, context) => {
    const { files } = context.platform.world;
    const named = uploadId.slice(0, 100);
    if (!uploadId.startsWith(folderOf(context))) throw notFound(`there is no upload ${named} of yours`);
    if (new Set(parts.map(({ partNumber }) => partNumber)).size !== parts.length)
      throw invalid("a part is named twice");
    const bodies = parts.map(({ partNumber }) => {
      const part = files.get(partAt(uploadId, partNumber));
      if (part === undefined) throw notFound(`part ${partNumber} of upload ${named} was never put`);
      return part;
    });
    const [first] = bodies;
    if (first === undefined) throw invalid("an upload has at least one part");
    requireSize(bodies.reduce((sum, { body }) => sum + body.length, 0));
    files.set(uploadId, { type: first.type, body: Buffer.concat(bodies.map(({ body }) => body)) });
    for (const { partNumber } of parts) files.delete(partAt(uploadId, partNumber));
    return { filename, url: `${originOf(context)}${uploadId}` };
  },
} satisfies Handlers;

function whole(request: UploadAttachmentRequest, context: CallContext): { filename: string; url: string } {
  return { filename: request.filename, url: writableAt(newPath(request, context), context) };
}

function newPath({ filename, size }: UploadAttachmentRequest, context: CallContext): string {
  requireSize(size);
  return `${folderOf(context)}${randomUUID()}/${encodeURIComponent(requireName(filename, "filename"))}`;
}

/** Only what is handed out for writing holds the token: an address for reading goes to everybody. */
function writableAt(path: string, context: CallContext): string {
  return `${originOf(context)}${path}?token=${context.platform.world.files.tokenFor(path)}`;
}

function partAt(path: string, partNumber: number): string {
  return `${path}.part${partNumber}`;
}

function folderOf({ caller }: CallContext): string {
  return `/uploads/${caller.id}/`;
}

function requireSize(size: number): void {
  if (size < 0 || size > limits.fileBytes) throw invalid(`a file has at most ${limits.fileBytes} bytes`);
}

function originOf({ address }: CallContext): string {
  return `http://${authority(address.host, address.port)}`;
}
