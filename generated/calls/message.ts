import { decodeChannelAttachmentList, decodeChannelMessageHeader, decodeChannelMessageList, encodeListChannelAttachmentRequest, encodeListChannelMessagesRequest, encodeMessage2InboxRequest, encodeMessageReaction, encodeReportMessageAbuseReqest } from "../mezon/api/message_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const messageCalls = {
  createMessage2Inbox: {
    encode: encodeMessage2InboxRequest,
    decode: decodeChannelMessageHeader,
  },
  listChannelMessages: {
    encode: encodeListChannelMessagesRequest,
    decode: decodeChannelMessageList,
  },
  reactChannelMessage: {
    encode: encodeMessageReaction,
    decode: decodeNothing,
  },
  reportMessageAbuse: {
    encode: encodeReportMessageAbuseReqest,
    decode: decodeNothing,
  },
  listChannelAttachment: {
    encode: encodeListChannelAttachmentRequest,
    decode: decodeChannelAttachmentList,
  },
};
