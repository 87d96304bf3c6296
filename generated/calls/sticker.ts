import { decodeStickerListedResponse, encodeClanStickerAddRequest, encodeClanStickerDeleteRequest, encodeClanStickerUpdateByIdRequest } from "../mezon/api/sticker_codec.js";
import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const stickerCalls = {
  addClanSticker: {
    encode: encodeClanStickerAddRequest,
    decode: decodeNothing,
  },
  deleteClanStickerById: {
    encode: encodeClanStickerDeleteRequest,
    decode: decodeNothing,
  },
  getListStickersByUserId: {
    encode: encodeNothing,
    decode: decodeStickerListedResponse,
  },
  updateClanStickerById: {
    encode: encodeClanStickerUpdateByIdRequest,
    decode: decodeNothing,
  },
};
