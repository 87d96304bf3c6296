import { changeProfile, changeUsername, setActivity, setCustomStatus, setPublicKey } from "../actions/profiles.js";
import { httpOrigin, wsUrlOf } from "../describe/address.js";
import { invalid } from "../refusal.js";
import type { Handlers } from "./handlers.js";

/** Profiles of people, and their devices and keys. */
export const peopleHandlers = {
  updateUser: ({ displayName, avatarUrl }, { platform, caller }) =>
    changeProfile(platform, caller, { displayName: displayName || undefined, avatar: avatarUrl || undefined }),

  updateUsername: ({ username }, { platform, caller, address }) => {
    const { token, refreshToken, idToken, sessionId } = changeUsername(platform, caller, username);
    const places = { apiUrl: httpOrigin(address), wsUrl: wsUrlOf(address) };
    return { token, refreshToken, idToken, sessionId, userId: caller.id, ...places };
  },

  updateUserCustomStatus: ({ status }, { platform, caller }) => setCustomStatus(platform, caller, status),

  createActiviy: (request, { platform, caller }) => {
    const { activityName, activityType, activityDescription, startTimeSeconds, applicationId, status } = request;
    const details = { activityType, activityDescription, startTimeSeconds, applicationId, status };
    return setActivity(platform, caller, { activityName, ...details });
  },

  listActivity: (_, { platform, caller }) => {
    const { world } = platform;
    const known = new Set(world.clans.of(caller.id).flatMap((clan) => [...clan.memberIds]));
    return {
      activities: world.activities.where(({ userId }) => known.has(userId)).map(({ id: _id, ...rest }) => rest),
    };
  },

  listLogedDevice: (_, { platform, caller }) => {
    const devices = platform.sessions.of(caller.id).map(({ sessionId, sinceSeconds }) => ({
      ...{ deviceId: sessionId, deviceName: "sandbox", platform: "sandbox", status: 1 },
      ...{ loginAtSeconds: sinceSeconds, lastActiveSeconds: sinceSeconds },
    }));
    return { devices };
  },

  registFCMDeviceToken: ({ token, deviceId, platform }) => {
    if (token === "") throw invalid("token is empty");
    return { token, deviceId, platform };
  },

  pushPubKey: ({ PK }, { caller }) => {
    if (PK === undefined) throw invalid("PK is missing");
    setPublicKey(caller, PK);
  },

  getPubKeys: ({ userIds }, { platform }) => {
    const pubKeys = userIds.flatMap((userId) => {
      const { publicKey } = platform.world.people.get(userId);
      return publicKey === undefined ? [] : [{ userId, PK: publicKey }];
    });
    return { pubKeys };
  },

  getKeyServer: (_, { address }) => ({ url: httpOrigin(address) }),
} satisfies Handlers;
