import { encodeGiveCoffeeEvent, encodeTokenSentEvent } from "../mezon/api/token_common_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";
import { decodeForSaleItemList, encodeListForSaleItemsRequest } from "../mezon/api/token_deferred_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const tokenCalls = {
  giveMeACoffee: {
    encode: encodeGiveCoffeeEvent,
    decode: decodeNothing,
  },
  listForSaleItems: {
    encode: encodeListForSaleItemsRequest,
    decode: decodeForSaleItemList,
  },
  sendToken: {
    encode: encodeTokenSentEvent,
    decode: decodeNothing,
  },
};
