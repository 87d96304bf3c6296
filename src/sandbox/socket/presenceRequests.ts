import { pushCustomStatus } from "../actions/profiles.js";
import { enterVoiceRoom, leaveVoiceRoom } from "../actions/voice.js";
import { connectionsOf, presenceOf, pushToFollowers } from "./presences.js";
import type { RequestHandlers } from "./requestHandler.js";

/** Requests about presence, and the heartbeat. */
export const presenceRequests = {
  ping: () => ({ case: "pong", value: {} }),

  statusFollow: ({ userIds, usernames }, { platform, connection }) => {
    const named = usernames.flatMap((name) => platform.world.people.findByName(name)?.id ?? []);
    const ids = new Set([...userIds, ...named]);
    connection.follow([...ids]);
    const present = connectionsOf(platform).filter(({ personId }) => ids.has(personId));
    return { case: "status", value: { presences: present.map(presenceOf) } };
  },

  statusUnfollow: (request, { connection }) => {
    connection.unfollow(request.userIds);
    return { case: "statusUnfollow", value: request };
  },

  statusUpdate: (request, { platform, connection }) => {
    const { status } = request;
    const presence = { ...presenceOf(connection), status };
    pushToFollowers(platform, connection, status === undefined ? { leaves: [presence] } : { joins: [presence] });
    return { case: "statusUpdate", value: request };
  },

  customStatus: (request, { platform, connection }) => {
    const value = pushCustomStatus(platform, connection.person, request);
    return { case: "customStatusEvent", value };
  },

  voiceJoined: (request, { platform, connection }) => ({
    case: "voiceJoinedEvent",
    value: enterVoiceRoom(platform, connection.person, request.voiceChannelId),
  }),

  voiceLeaved: (request, { platform, connection }) => {
    leaveVoiceRoom(platform, connection.person);
    return { case: "voiceLeavedEvent", value: request };
  },
} satisfies RequestHandlers;
