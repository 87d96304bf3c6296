import type { UploadAttachmentRequest } from "../../../generated/mezon/api/upload_pb.js";
import { joinParts, newUploadPath, partPaths } from "../actions/uploads.js";
import { httpOrigin } from "../describe/address.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

/** Addresses for uploads, which are the sandbox's own. They accept a PUT and answer a GET. */
export const uploadHandlers = {
  uploadAttachmentFile: (request, context) => whole(request, context),

  uploadOauthFile: (request, context) => whole(request, context),

  uploadBatchAttachmentFile: ({ uploadFiles }, context) => ({
    uploadedFiles: uploadFiles.map((request) => whole(request, context)),
  }),

  multipartUploadAttachmentFileStart: (request, context) => {
    const path = newUploadPath(context.caller, request);
    const urls = partPaths(path, request.partCount).map((part) => writableAt(part, context));
    return { filename: request.filename, urls, uploadId: path };
  },

  multipartUploadAttachmentFileFinish: ({ uploadId, parts, filename }, context) => {
    joinParts(context.platform, context.caller, uploadId, parts);
    return { filename, url: `${originOf(context)}${uploadId}` };
  },
} satisfies Handlers;

function whole(request: UploadAttachmentRequest, context: CallContext): { filename: string; url: string } {
  return { filename: request.filename, url: writableAt(newUploadPath(context.caller, request), context) };
}

/**
 * Returns an address for writing. Only these contain the token, since addresses for reading are shared with everybody.
 */
function writableAt(path: string, context: CallContext): string {
  return `${originOf(context)}${path}?token=${context.platform.world.files.tokenFor(path)}`;
}

function originOf({ address }: CallContext): string {
  return httpOrigin(address);
}
