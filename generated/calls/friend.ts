import { decodeAddFriendsResponse, decodeFriendList, decodeIsFollowerResponse, encodeAddFriendsRequest, encodeBlockFriendsRequest, encodeDeleteFriendsRequest, encodeIsFollowerRequest, encodeListFriendsRequest } from "../mezon/api/friend_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const friendCalls = {
  addFriends: {
    encode: encodeAddFriendsRequest,
    decode: decodeAddFriendsResponse,
  },
  blockFriends: {
    encode: encodeBlockFriendsRequest,
    decode: decodeNothing,
  },
  deleteFriends: {
    encode: encodeDeleteFriendsRequest,
    decode: decodeNothing,
  },
  isFollower: {
    encode: encodeIsFollowerRequest,
    decode: decodeIsFollowerResponse,
  },
  listFriends: {
    encode: encodeListFriendsRequest,
    decode: decodeFriendList,
  },
  unblockFriends: {
    encode: encodeBlockFriendsRequest,
    decode: decodeNothing,
  },
};
