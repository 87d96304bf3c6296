import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const serviceCalls = {
  deleteAccount: {
    encode: encodeNothing,
    decode: decodeNothing,
  },
  healthcheck: {
    encode: encodeNothing,
    decode: decodeNothing,
  },
};
