import { decodeEventList, decodeEventManagement, encodeDeleteEventRequest, encodeListEventsRequest, encodeUpdateEventRequest, encodeUserEventRequest } from "../mezon/api/calendar_deferred_codec.js";
import { decodeNothing } from "../../src/runtime/rpc.js";
import { encodeCreateEventRequest } from "../mezon/api/calendar_common_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const calendarCalls = {
  addUserEvent: {
    encode: encodeUserEventRequest,
    decode: decodeNothing,
  },
  createEvent: {
    encode: encodeCreateEventRequest,
    decode: decodeEventManagement,
  },
  deleteEvent: {
    encode: encodeDeleteEventRequest,
    decode: decodeNothing,
  },
  deleteUserEvent: {
    encode: encodeUserEventRequest,
    decode: decodeNothing,
  },
  listEvents: {
    encode: encodeListEventsRequest,
    decode: decodeEventList,
  },
  updateEvent: {
    encode: encodeUpdateEventRequest,
    decode: decodeNothing,
  },
  updateEventUser: {
    encode: encodeDeleteEventRequest,
    decode: decodeNothing,
  },
};
