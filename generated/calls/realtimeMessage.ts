import { decodeChannelMessageAck, decodeChannelMessageRemove, decodeChannelMessageUpdate, encodeChannelMessageRemove, encodeChannelMessageSend, encodeChannelMessageUpdate, encodeDropdownBoxSelected, encodeMessageButtonClicked } from "../mezon/realtime/message_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const realtimeMessageCalls = {
  deleteChannelMessage: {
    encode: encodeChannelMessageRemove,
    decode: decodeChannelMessageRemove,
  },
  dropdownBoxSelected: {
    encode: encodeDropdownBoxSelected,
    decode: decodeNothing,
  },
  messageButtonClick: {
    encode: encodeMessageButtonClicked,
    decode: decodeNothing,
  },
  sendChannelMessage: {
    encode: encodeChannelMessageSend,
    decode: decodeChannelMessageAck,
  },
  updateChannelMessage: {
    encode: encodeChannelMessageUpdate,
    decode: decodeChannelMessageUpdate,
  },
};
