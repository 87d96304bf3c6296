import { decodeListUserActivity, decodeListUserOnlineResponse, decodeUserActivity, decodeUserStatus, encodeCreateActivityRequest, encodeListUserOnlineRequest, encodeUpdateUsersRequest, encodeUserStatusUpdate } from "../mezon/api/user_codec.js";
import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const userCalls = {
  createActiviy: {
    encode: encodeCreateActivityRequest,
    decode: decodeUserActivity,
  },
  getUserStatus: {
    encode: encodeNothing,
    decode: decodeUserStatus,
  },
  listActivity: {
    encode: encodeNothing,
    decode: decodeListUserActivity,
  },
  listUserOnline: {
    encode: encodeListUserOnlineRequest,
    decode: decodeListUserOnlineResponse,
  },
  updateUser: {
    encode: encodeUpdateUsersRequest,
    decode: decodeNothing,
  },
  updateUserCustomStatus: {
    encode: encodeUserStatusUpdate,
    decode: decodeNothing,
  },
  updateUserStatus: {
    encode: encodeUserStatusUpdate,
    decode: decodeNothing,
  },
};
