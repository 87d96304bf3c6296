import { decodeChannelTimelineDetailResponse, decodeCreateChannelTimelineResponse, decodeListChannelTimelineResponse, decodeUpdateChannelTimelineResponse, encodeChannelTimelineDetailRequest, encodeCreateChannelTimelineRequest, encodeListChannelTimelineRequest, encodeUpdateChannelTimelineRequest } from "../mezon/api/timeline_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const timelineCalls = {
  createChannelTimeline: {
    encode: encodeCreateChannelTimelineRequest,
    decode: decodeCreateChannelTimelineResponse,
  },
  detailChannelTimeline: {
    encode: encodeChannelTimelineDetailRequest,
    decode: decodeChannelTimelineDetailResponse,
  },
  listChannelTimeline: {
    encode: encodeListChannelTimelineRequest,
    decode: decodeListChannelTimelineResponse,
  },
  updateChannelTimeline: {
    encode: encodeUpdateChannelTimelineRequest,
    decode: decodeUpdateChannelTimelineResponse,
  },
};
