import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";
import { decodeAddFavoriteChannelResponse, decodeAllUsersAddChannelResponse, decodeChannelDescList, decodeChannelDescription, decodeChannelSettingListResponse, decodeChannelUserList, decodeListArchivedChannelDescsResponse, decodeListChannelBadgeCountResponse, decodeListFavoriteChannelResponse, encodeAddChannelUsersRequest, encodeAddFavoriteChannelRequest, encodeAllUsersAddChannelRequest, encodeArchiveChannelRequest, encodeChangeChannelPrivateRequest, encodeChannelSettingListRequest, encodeCreateChannelDescRequest, encodeDeleteChannelDescRequest, encodeListArchivedChannelDescsRequest, encodeListChannelBadgeCountRequest, encodeListChannelDescsRequest, encodeListChannelDetailRequest, encodeListChannelUsersRequest, encodeListFavoriteChannelRequest, encodeRemoveChannelUsersRequest, encodeRemoveFavoriteChannelRequest, encodeUpdateChannelDescRequest } from "../mezon/api/channel_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const channelCalls = {
  listChannelByUserId: {
    encode: encodeNothing,
    decode: decodeChannelDescList,
  },
  listChannelBadgeCount: {
    encode: encodeListChannelBadgeCountRequest,
    decode: decodeListChannelBadgeCountResponse,
  },
  addChannelFavorite: {
    encode: encodeAddFavoriteChannelRequest,
    decode: decodeAddFavoriteChannelResponse,
  },
  addChannelUsers: {
    encode: encodeAddChannelUsersRequest,
    decode: decodeNothing,
  },
  archiveChannel: {
    encode: encodeArchiveChannelRequest,
    decode: decodeNothing,
  },
  closeDMByChannelId: {
    encode: encodeDeleteChannelDescRequest,
    decode: decodeNothing,
  },
  createChannelDesc: {
    encode: encodeCreateChannelDescRequest,
    decode: decodeChannelDescription,
  },
  deleteChannelDesc: {
    encode: encodeDeleteChannelDescRequest,
    decode: decodeNothing,
  },
  getListFavoriteChannel: {
    encode: encodeListFavoriteChannelRequest,
    decode: decodeListFavoriteChannelResponse,
  },
  listArchivedChannelDescs: {
    encode: encodeListArchivedChannelDescsRequest,
    decode: decodeListArchivedChannelDescsResponse,
  },
  listChannelDescs: {
    encode: encodeListChannelDescsRequest,
    decode: decodeChannelDescList,
  },
  listChannelDetail: {
    encode: encodeListChannelDetailRequest,
    decode: decodeChannelDescription,
  },
  listChannelSetting: {
    encode: encodeChannelSettingListRequest,
    decode: decodeChannelSettingListResponse,
  },
  listChannelUsers: {
    encode: encodeListChannelUsersRequest,
    decode: decodeChannelUserList,
  },
  listChannelUsersUC: {
    encode: encodeAllUsersAddChannelRequest,
    decode: decodeAllUsersAddChannelResponse,
  },
  openDMByChannelId: {
    encode: encodeDeleteChannelDescRequest,
    decode: decodeNothing,
  },
  removeChannelFavorite: {
    encode: encodeRemoveFavoriteChannelRequest,
    decode: decodeNothing,
  },
  removeChannelUsers: {
    encode: encodeRemoveChannelUsersRequest,
    decode: decodeNothing,
  },
  updateChannelDesc: {
    encode: encodeUpdateChannelDescRequest,
    decode: decodeNothing,
  },
  updateChannelPrivate: {
    encode: encodeChangeChannelPrivateRequest,
    decode: decodeNothing,
  },
};
