import { decodeAllUserClans, decodeBannedUserList, decodeCheckDuplicateNameResponse, decodeClanDesc, decodeClanDescList, decodeClanProfile, decodeClanUserList, decodeClanUserStatusList, decodeIsBannedResponse, decodeListAuditLog, decodeListClanBadgeCountResponse, decodeListClanUnreadMsgIndicatorResponse, encodeBanClanUsersRequest, encodeBannedUserListRequest, encodeCheckDuplicateNameRequest, encodeClanProfileRequest, encodeCreateClanDescRequest, encodeDeleteClanDescRequest, encodeIsBannedRequest, encodeListAuditLogRequest, encodeListClanDescRequest, encodeListClanUnreadMsgIndicatorRequest, encodeListClanUsersRequest, encodeListClanUsersStatusRequest, encodeRemoveClanUsersRequest, encodeTransferOwnershipRequest, encodeUpdateClanDescRequest, encodeUpdateClanOrderRequest, encodeUpdateClanProfileRequest } from "../mezon/api/clan_codec.js";
import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const clanCalls = {
  getUserProfileOnClan: {
    encode: encodeClanProfileRequest,
    decode: decodeClanProfile,
  },
  listClanUsersStatus: {
    encode: encodeListClanUsersStatusRequest,
    decode: decodeClanUserStatusList,
  },
  listUserClansByUserId: {
    encode: encodeNothing,
    decode: decodeAllUserClans,
  },
  updateUserProfileByClan: {
    encode: encodeUpdateClanProfileRequest,
    decode: decodeNothing,
  },
  banClanUsers: {
    encode: encodeBanClanUsersRequest,
    decode: decodeNothing,
  },
  createClanDesc: {
    encode: encodeCreateClanDescRequest,
    decode: decodeClanDesc,
  },
  deleteClanDesc: {
    encode: encodeDeleteClanDescRequest,
    decode: decodeNothing,
  },
  isBanned: {
    encode: encodeIsBannedRequest,
    decode: decodeIsBannedResponse,
  },
  listAuditLog: {
    encode: encodeListAuditLogRequest,
    decode: decodeListAuditLog,
  },
  listBannedUsers: {
    encode: encodeBannedUserListRequest,
    decode: decodeBannedUserList,
  },
  listClanBadgeCount: {
    encode: encodeNothing,
    decode: decodeListClanBadgeCountResponse,
  },
  listClanDescs: {
    encode: encodeListClanDescRequest,
    decode: decodeClanDescList,
  },
  listClanUnreadMsgIndicator: {
    encode: encodeListClanUnreadMsgIndicatorRequest,
    decode: decodeListClanUnreadMsgIndicatorResponse,
  },
  listClanUsers: {
    encode: encodeListClanUsersRequest,
    decode: decodeClanUserList,
  },
  removeClanUsers: {
    encode: encodeRemoveClanUsersRequest,
    decode: decodeNothing,
  },
  transferOwnership: {
    encode: encodeTransferOwnershipRequest,
    decode: decodeNothing,
  },
  unbanClanUsers: {
    encode: encodeBanClanUsersRequest,
    decode: decodeNothing,
  },
  updateClanDesc: {
    encode: encodeUpdateClanDescRequest,
    decode: decodeNothing,
  },
  updateClanOrder: {
    encode: encodeUpdateClanOrderRequest,
    decode: decodeNothing,
  },
  checkDuplicateName: {
    encode: encodeCheckDuplicateNameRequest,
    decode: decodeCheckDuplicateNameResponse,
  },
};
