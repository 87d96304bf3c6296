import { decodePinMessagesList, encodeDeletePinMessage, encodePinMessageRequest } from "../mezon/api/pin_codec.js";
import { decodeChannelMessageHeader } from "../mezon/api/message_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const pinCalls = {
  createPinMessage: {
    encode: encodePinMessageRequest,
    decode: decodeChannelMessageHeader,
  },
  deletePinMessage: {
    encode: encodeDeletePinMessage,
    decode: decodeNothing,
  },
  getPinMessagesList: {
    encode: encodePinMessageRequest,
    decode: decodePinMessagesList,
  },
};
