import { decodeAccount, decodeLinkAccountConfirmRequest, decodeLogedDeviceList, decodeRegistFcmDeviceTokenResponse, decodeSession, encodeAccountEmail, encodeAccountMezon, encodeLinkAccountConfirmRequest, encodeRegistFcmDeviceTokenRequest, encodeRegistrationEmailRequest, encodeSessionLogoutRequest, encodeSessionRefreshRequest, encodeUpdateAccountRequest, encodeUpdateUsernameRequest } from "../mezon/api/session_codec.js";
import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const sessionCalls = {
  confirmLinkMezonOTP: {
    encode: encodeLinkAccountConfirmRequest,
    decode: decodeSession,
  },
  getAccount: {
    encode: encodeNothing,
    decode: decodeAccount,
  },
  linkEmail: {
    encode: encodeAccountEmail,
    decode: decodeLinkAccountConfirmRequest,
  },
  linkSMS: {
    encode: encodeAccountMezon,
    decode: decodeLinkAccountConfirmRequest,
  },
  listLogedDevice: {
    encode: encodeNothing,
    decode: decodeLogedDeviceList,
  },
  registFCMDeviceToken: {
    encode: encodeRegistFcmDeviceTokenRequest,
    decode: decodeRegistFcmDeviceTokenResponse,
  },
  registrationEmail: {
    encode: encodeRegistrationEmailRequest,
    decode: decodeSession,
  },
  sessionLogout: {
    encode: encodeSessionLogoutRequest,
    decode: decodeNothing,
  },
  sessionRefresh: {
    encode: encodeSessionRefreshRequest,
    decode: decodeSession,
  },
  unlinkEmail: {
    encode: encodeAccountEmail,
    decode: decodeNothing,
  },
  unlinkMezon: {
    encode: encodeAccountMezon,
    decode: decodeNothing,
  },
  updateAccount: {
    encode: encodeUpdateAccountRequest,
    decode: decodeNothing,
  },
  updateUsername: {
    encode: encodeUpdateUsernameRequest,
    decode: decodeSession,
  },
};
