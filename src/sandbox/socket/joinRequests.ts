import { categoryOf } from "../state/categories.js";
import { isConversation } from "../state/channel.js";
import { announcePresence, othersIn, presenceOf } from "./presences.js";
import type { RequestHandlers } from "./requestHandler.js";

const CONVERSATIONS = "0";

/** Requests that subscribe a socket to clans and channels. */
export const joinRequests = {
  clanJoin: (request, { platform, connection }) => {
    if (request.clanId !== CONVERSATIONS) platform.world.clans.getFor(connection.personId, request.clanId);
    connection.joinClan(request.clanId);
    return { case: "clanJoin", value: request };
  },

  channelJoin: (request, { platform, connection }) => {
    const { world } = platform;
    const channel = world.channels.getFor(connection.personId, request.channelId);
    const isNew = !connection.hasJoined(channel.id);
    connection.joinChannel(channel.id);
    if (isNew) announcePresence(platform, channel, connection, "joins");
    const clan = world.clans.find(channel.clanId);
    return {
      case: "channel",
      value: {
        id: channel.id,
        presences: othersIn(platform, channel.id, connection).map(presenceOf),
        self: presenceOf(connection),
        chanelLabel: isConversation(channel) ? "" : channel.label,
        clanLogo: clan?.logo ?? "",
        categoryName: categoryOf(clan, channel)?.name ?? "",
      },
    };
  },

  channelLeave: (request, { platform, connection }) => {
    const channel = platform.world.channels.find(request.channelId);
    const wasIn = connection.leaveChannel(request.channelId);
    if (wasIn && channel !== undefined) announcePresence(platform, channel, connection, "leaves");
    return { case: "channelLeave", value: request };
  },
} satisfies RequestHandlers;
