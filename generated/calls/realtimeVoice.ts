import { encodeHandleParticipantMeetStateEvent } from "../mezon/realtime/voice_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const realtimeVoiceCalls = {
  updateMezonVoiceState: {
    encode: encodeHandleParticipantMeetStateEvent,
    decode: decodeNothing,
  },
};
