import { decodeSearchMessageResponse, encodeSearchMessageRequest, encodeSearchThreadRequest } from "../mezon/api/search_codec.js";
import { decodeChannelDescList } from "../mezon/api/channel_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const searchCalls = {
  searchMessage: {
    encode: encodeSearchMessageRequest,
    decode: decodeSearchMessageResponse,
  },
  searchThread: {
    encode: encodeSearchThreadRequest,
    decode: decodeChannelDescList,
  },
};
