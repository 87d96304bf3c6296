import { decodeSystemMessage, decodeSystemMessagesList, encodeDeleteSystemMessage, encodeGetSystemMessage, encodeSystemMessageRequest } from "../mezon/api/system_message_codec.js";
import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const systemMessageCalls = {
  createSystemMessage: {
    encode: encodeSystemMessageRequest,
    decode: decodeNothing,
  },
  deleteSystemMessage: {
    encode: encodeDeleteSystemMessage,
    decode: decodeNothing,
  },
  getSystemMessageByClanId: {
    encode: encodeGetSystemMessage,
    decode: decodeSystemMessage,
  },
  getSystemMessagesList: {
    encode: encodeNothing,
    decode: decodeSystemMessagesList,
  },
  updateSystemMessage: {
    encode: encodeSystemMessageRequest,
    decode: decodeNothing,
  },
};
