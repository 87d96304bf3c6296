import { decodeGenerateClanWebhookResponse, decodeListClanWebhookResponse, decodeWebhookGenerateResponse, decodeWebhookListResponse, encodeClanWebhookHandlerRequest, encodeClanWebhookRequest, encodeGenerateClanWebhookRequest, encodeListClanWebhookRequest, encodeUpdateClanWebhookRequest, encodeWebhookCreateRequest, encodeWebhookDeleteRequestById, encodeWebhookListRequest, encodeWebhookUpdateRequestById } from "../mezon/api/webhook_deferred_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const webhookCalls = {
  deleteClanWebhookById: {
    encode: encodeClanWebhookRequest,
    decode: decodeNothing,
  },
  deleteWebhookById: {
    encode: encodeWebhookDeleteRequestById,
    decode: decodeNothing,
  },
  generateClanWebhook: {
    encode: encodeGenerateClanWebhookRequest,
    decode: decodeGenerateClanWebhookResponse,
  },
  generateWebhook: {
    encode: encodeWebhookCreateRequest,
    decode: decodeWebhookGenerateResponse,
  },
  handleClanWebhook: {
    encode: encodeClanWebhookHandlerRequest,
    decode: decodeNothing,
  },
  handleWebhook: {
    encode: encodeClanWebhookHandlerRequest,
    decode: decodeNothing,
  },
  listClanWebhook: {
    encode: encodeListClanWebhookRequest,
    decode: decodeListClanWebhookResponse,
  },
  listWebhookByChannelId: {
    encode: encodeWebhookListRequest,
    decode: decodeWebhookListResponse,
  },
  updateClanWebhookById: {
    encode: encodeUpdateClanWebhookRequest,
    decode: decodeNothing,
  },
  updateWebhookById: {
    encode: encodeWebhookUpdateRequestById,
    decode: decodeNothing,
  },
};
