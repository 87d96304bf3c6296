import { decodeEmojiListedResponse, decodeEmojiRecentList, encodeClanEmojiCreateRequest, encodeClanEmojiDeleteRequest, encodeClanEmojiUpdateRequest } from "../mezon/api/emoji_codec.js";
import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const emojiCalls = {
  createClanEmoji: {
    encode: encodeClanEmojiCreateRequest,
    decode: decodeNothing,
  },
  deleteByIdClanEmoji: {
    encode: encodeClanEmojiDeleteRequest,
    decode: decodeNothing,
  },
  emojiRecentList: {
    encode: encodeNothing,
    decode: decodeEmojiRecentList,
  },
  getListEmojisByUserId: {
    encode: encodeNothing,
    decode: decodeEmojiListedResponse,
  },
  updateClanEmojiById: {
    encode: encodeClanEmojiUpdateRequest,
    decode: decodeNothing,
  },
};
