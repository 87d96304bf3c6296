import { decodeGenerateMeetTokenResponse, decodeRegisterStreamingChannelResponse, decodeStreamHttpCallbackResponse, decodeStreamingChannelUserList, decodeVoiceChannelUserList, encodeGenerateMeetTokenRequest, encodeMeetParticipantRequest, encodeRegisterStreamingChannelRequest, encodeStreamHttpCallbackRequest } from "../mezon/api/voice_deferred_codec.js";
import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";
import { decodeGenerateMezonMeetResponse } from "../mezon/api/voice_common_codec.js";
import { encodeListChannelUsersRequest } from "../mezon/api/channel_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const voiceCalls = {
  muteParticipantMezonMeet: {
    encode: encodeMeetParticipantRequest,
    decode: decodeNothing,
  },
  createExternalMezonMeet: {
    encode: encodeNothing,
    decode: decodeGenerateMezonMeetResponse,
  },
  generateMeetToken: {
    encode: encodeGenerateMeetTokenRequest,
    decode: decodeGenerateMeetTokenResponse,
  },
  listChannelVoiceUsers: {
    encode: encodeListChannelUsersRequest,
    decode: decodeVoiceChannelUserList,
  },
  listStreamingChannelUsers: {
    encode: encodeListChannelUsersRequest,
    decode: decodeStreamingChannelUserList,
  },
  registerStreamingChannel: {
    encode: encodeRegisterStreamingChannelRequest,
    decode: decodeRegisterStreamingChannelResponse,
  },
  removeParticipantMezonMeet: {
    encode: encodeMeetParticipantRequest,
    decode: decodeNothing,
  },
  streamingServerCallback: {
    encode: encodeStreamHttpCallbackRequest,
    decode: decodeStreamHttpCallbackResponse,
  },
};
