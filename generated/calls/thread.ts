import { decodeSdTopic, decodeSdTopicList, encodeDeleteSdTopicRequest, encodeLeaveThreadRequest, encodeListSdTopicRequest, encodeListThreadRequest, encodeSdTopicDetailRequest, encodeSdTopicRequest } from "../mezon/api/thread_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";
import { decodeChannelDescListNoPool } from "../mezon/api/channel_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const threadCalls = {
  createSdTopic: {
    encode: encodeSdTopicRequest,
    decode: decodeSdTopic,
  },
  deleteSdTopic: {
    encode: encodeDeleteSdTopicRequest,
    decode: decodeNothing,
  },
  getTopicDetail: {
    encode: encodeSdTopicDetailRequest,
    decode: decodeSdTopic,
  },
  leaveThread: {
    encode: encodeLeaveThreadRequest,
    decode: decodeNothing,
  },
  listSdTopic: {
    encode: encodeListSdTopicRequest,
    decode: decodeSdTopicList,
  },
  listThreadDescs: {
    encode: encodeListThreadRequest,
    decode: decodeChannelDescListNoPool,
  },
};
