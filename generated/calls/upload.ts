import { decodeMultipartUploadAttachment, decodeUploadAttachment, decodeUploadAttachmentBatch, encodeMultipartUploadAttachmentFinishRequest, encodeUploadAttachmentRequest, encodeUploadBatchAttachmentRequest } from "../mezon/api/upload_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const uploadCalls = {
  multipartUploadAttachmentFileFinish: {
    encode: encodeMultipartUploadAttachmentFinishRequest,
    decode: decodeUploadAttachment,
  },
  multipartUploadAttachmentFileStart: {
    encode: encodeUploadAttachmentRequest,
    decode: decodeMultipartUploadAttachment,
  },
  uploadAttachmentFile: {
    encode: encodeUploadAttachmentRequest,
    decode: decodeUploadAttachment,
  },
  uploadBatchAttachmentFile: {
    encode: encodeUploadBatchAttachmentRequest,
    decode: decodeUploadAttachmentBatch,
  },
  uploadOauthFile: {
    encode: encodeUploadAttachmentRequest,
    decode: decodeUploadAttachment,
  },
};
