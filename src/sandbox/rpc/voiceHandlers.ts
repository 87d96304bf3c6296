import { randomUUID } from "node:crypto";
import { requireChannelManager } from "../actions/permissions.js";
import { leaveVoiceRoom } from "../actions/voice.js";
import { authority } from "../describe/session.js";
import { invalid, notFound } from "../refusal.js";
import type { Person } from "../state/person.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";

/** Voice rooms and streams. No sound goes through the sandbox: its tokens open nothing. */
export const voiceHandlers = {
  generateMeetToken: ({ channelId, roomName }, { platform, caller }) => {
    if (channelId === "0" && roomName === "") throw invalid("name a channel or a room");
    if (channelId !== "0") platform.world.channels.getFor(caller.id, channelId);
    return { token: `sandbox-meet-${randomUUID()}` };
  },

  createExternalMezonMeet: (_, { platform, caller, address }) => {
    const meetId = platform.world.newId();
    const externalLink = `http://${authority(address.host, address.port)}/meet/${meetId}`;
    return { meetId, roomName: `room-${meetId}`, externalLink, creatorId: caller.id };
  },

  removeParticipantMezonMeet: (request, context) => {
    leaveVoiceRoom(context.platform, participant(request, context));
  },

  muteParticipantMezonMeet: (request, context) => {
    participant(request, context);
  },

  updateMezonVoiceState: ({ clanId, channelId, displayName, state, roomName }, { platform, caller }) => {
    const channel = platform.world.channels.getFor(caller.id, channelId);
    const value = { clanId, channelId: channel.id, displayName, state, roomName };
    platform.pushes.aboutChannel(channel, { case: "handleParticipantMeetStateEvent", value });
  },

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
    return { clanId, channelId, streamingUrl: `http://${authority(address.host, address.port)}/stream/${channel.id}` };
  },
} satisfies Handlers;

/** Who is in the room, when the caller may decide about them. */
function participant(
  { userId, channelId }: { readonly userId: string; readonly channelId: string },
  { platform, caller }: CallContext,
): Person {
  const { world } = platform;
  const channel = world.channels.getFor(caller.id, channelId);
  requireChannelManager(platform, caller, channel);
  if (!world.voiceRooms.peopleIn(channel.id).includes(userId)) throw notFound(`user ${userId} is not in this room`);
  return world.people.get(userId);
}
