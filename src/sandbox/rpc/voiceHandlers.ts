import { requireChannelManager } from "../actions/permissions.js";
import { managedParticipant, pushVoiceState, removeParticipant } from "../actions/voice.js";
import { randomUuid } from "../crypto.js";
import { httpOrigin } from "../describe/address.js";
import { invalid } from "../refusal.js";
import type { Handlers } from "./handlers.js";

/** Voice rooms and streams. The sandbox transfers no sound, so its tokens give access to nothing. */
export const voiceHandlers = {
  generateMeetToken: ({ channelId, roomName }, { platform, caller }) => {
    if (channelId === "0" && roomName === "") throw invalid("name a channel or a room");
    if (channelId !== "0") platform.world.channels.getFor(caller.id, channelId);
    return { token: `sandbox-meet-${randomUuid()}` };
  },

  createExternalMezonMeet: (_, { platform, caller, address }) => {
    const meetId = platform.world.newId();
    const externalLink = `${httpOrigin(address)}/meet/${meetId}`;
    return { meetId, roomName: `room-${meetId}`, externalLink, creatorId: caller.id };
  },

  removeParticipantMezonMeet: (request, { platform, caller }) => removeParticipant(platform, caller, request),

  /** Rooms of the sandbox have no sound, so only the right to mute is checked. */
  muteParticipantMezonMeet: (request, { platform, caller }) => {
    managedParticipant(platform, caller, request);
  },

  updateMezonVoiceState: (request, { platform, caller }) => pushVoiceState(platform, caller, request),

  listStreamingChannelUsers: ({ clanId, channelId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const rooms = world.channels.all().filter((channel) => {
      return channel.clanId === clan.id && (channelId === "0" || channel.id === channelId);
    });
    const streamingChannelUsers = rooms.flatMap((channel) =>
      [...world.voiceRooms.peopleIn(channel.id)].map((userId) => ({
        ...{ id: userId, userId, channelId: channel.id },
        participant: world.people.get(userId).username,
      })),
    );
    return { streamingChannelUsers };
  },

  registerStreamingChannel: ({ clanId, channelId }, { platform, caller, address }) => {
    const channel = platform.world.channels.getFor(caller.id, channelId);
    requireChannelManager(platform, caller, channel);
    return { clanId, channelId, streamingUrl: `${httpOrigin(address)}/stream/${channel.id}` };
  },
} satisfies Handlers;
