import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";
import { decodeChanEncryptionMethod, decodeGetKeyServerResp, decodeGetPubKeysResponse, encodeChanEncryptionMethod, encodeGetPubKeysRequest, encodePushPubKeyRequest } from "../mezon/api/encryption_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const encryptionCalls = {
  getKeyServer: {
    encode: encodeNothing,
    decode: decodeGetKeyServerResp,
  },
  getPubKeys: {
    encode: encodeGetPubKeysRequest,
    decode: decodeGetPubKeysResponse,
  },
  pushPubKey: {
    encode: encodePushPubKeyRequest,
    decode: decodeNothing,
  },
  getChanEncryptionMethod: {
    encode: encodeChanEncryptionMethod,
    decode: decodeChanEncryptionMethod,
  },
  setChanEncryptionMethod: {
    encode: encodeChanEncryptionMethod,
    decode: decodeNothing,
  },
};
