import { decodeCreatePollResponse, decodeGetPollResponse, decodeVotePollResponse, encodeClosePollRequest, encodeCreatePollRequest, encodeGetPollRequest, encodeVotePollRequest } from "../mezon/api/poll_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const pollCalls = {
  closePoll: {
    encode: encodeClosePollRequest,
    decode: decodeNothing,
  },
  createPoll: {
    encode: encodeCreatePollRequest,
    decode: decodeCreatePollResponse,
  },
  getPoll: {
    encode: encodeGetPollRequest,
    decode: decodeGetPollResponse,
  },
  votePoll: {
    encode: encodeVotePollRequest,
    decode: decodeVotePollResponse,
  },
};
