import { decodeQuickMenuAccessList, encodeListQuickMenuAccessRequest, encodeQuickMenuAccess } from "../mezon/api/quick_menu_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const quickMenuCalls = {
  addQuickMenuAccess: {
    encode: encodeQuickMenuAccess,
    decode: decodeNothing,
  },
  deleteQuickMenuAccess: {
    encode: encodeQuickMenuAccess,
    decode: decodeNothing,
  },
  listQuickMenuAccess: {
    encode: encodeListQuickMenuAccessRequest,
    decode: decodeQuickMenuAccessList,
  },
  updateQuickMenuAccess: {
    encode: encodeQuickMenuAccess,
    decode: decodeNothing,
  },
};
