import { decodeApp, decodeAppList, decodeCreateRoomChannelApps, decodeGenerateHashChannelAppsResponse, decodeListChannelAppsResponse, decodeMezonOauthClient, decodeMezonOauthClientList, encodeAddAppRequest, encodeApp, encodeAppClan, encodeCreateRoomChannelApps, encodeGenerateHashChannelAppsRequest, encodeGetMezonOauthClientRequest, encodeListAppsRequest, encodeListChannelAppsRequest, encodeMezonOauthClient, encodeUpdateAIAgentRequest, encodeUpdateAppRequest } from "../mezon/api/app_codec.js";
import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const appCalls = {
  deleteMezonOauthClient: {
    encode: encodeMezonOauthClient,
    decode: decodeNothing,
  },
  getMezonOauthClient: {
    encode: encodeGetMezonOauthClientRequest,
    decode: decodeMezonOauthClient,
  },
  listMezonOauthClient: {
    encode: encodeNothing,
    decode: decodeMezonOauthClientList,
  },
  updateMezonOauthClient: {
    encode: encodeMezonOauthClient,
    decode: decodeMezonOauthClient,
  },
  addAgentToChannel: {
    encode: encodeUpdateAIAgentRequest,
    decode: decodeNothing,
  },
  addApp: {
    encode: encodeAddAppRequest,
    decode: decodeApp,
  },
  addAppToClan: {
    encode: encodeAppClan,
    decode: decodeNothing,
  },
  createRoomChannelApps: {
    encode: encodeCreateRoomChannelApps,
    decode: decodeCreateRoomChannelApps,
  },
  deleteApp: {
    encode: encodeApp,
    decode: decodeNothing,
  },
  disconnectAgent: {
    encode: encodeUpdateAIAgentRequest,
    decode: decodeNothing,
  },
  generateHashChannelApps: {
    encode: encodeGenerateHashChannelAppsRequest,
    decode: decodeGenerateHashChannelAppsResponse,
  },
  getApp: {
    encode: encodeApp,
    decode: decodeApp,
  },
  listApps: {
    encode: encodeListAppsRequest,
    decode: decodeAppList,
  },
  listChannelApps: {
    encode: encodeListChannelAppsRequest,
    decode: decodeListChannelAppsResponse,
  },
  updateApp: {
    encode: encodeUpdateAppRequest,
    decode: decodeApp,
  },
};
