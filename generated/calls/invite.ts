import { decodeInviteUserRes, decodeLinkInviteUser, encodeInviteUserRequest, encodeLinkInviteUserRequest } from "../mezon/api/invite_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const inviteCalls = {
  createLinkInviteUser: {
    encode: encodeLinkInviteUserRequest,
    decode: decodeLinkInviteUser,
  },
  inviteUser: {
    encode: encodeInviteUserRequest,
    decode: decodeInviteUserRes,
  },
};
