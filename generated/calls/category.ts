import { decodeCategoryDesc, decodeCategoryDescList, encodeCategoryDesc, encodeChangeChannelCategoryRequest, encodeCreateCategoryDescRequest, encodeDeleteCategoryDescRequest, encodeUpdateCategoryDescRequest, encodeUpdateCategoryOrderRequest } from "../mezon/api/category_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const categoryCalls = {
  changeChannelCategory: {
    encode: encodeChangeChannelCategoryRequest,
    decode: decodeNothing,
  },
  createCategoryDesc: {
    encode: encodeCreateCategoryDescRequest,
    decode: decodeCategoryDesc,
  },
  deleteCategoryDesc: {
    encode: encodeDeleteCategoryDescRequest,
    decode: decodeNothing,
  },
  listCategoryDescs: {
    encode: encodeCategoryDesc,
    decode: decodeCategoryDescList,
  },
  updateCategory: {
    encode: encodeUpdateCategoryDescRequest,
    decode: decodeNothing,
  },
  updateCategoryOrder: {
    encode: encodeUpdateCategoryOrderRequest,
    decode: decodeNothing,
  },
};
