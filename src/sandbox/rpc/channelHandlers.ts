import { ChannelType } from "../../../generated/constants.js";
import type { CreateChannelDescRequest } from "../../../generated/mezon/api/channel_pb.js";
import { changeChannel, deleteChannel } from "../actions/changingChannels.js";
import { addMembers, removeMembers } from "../actions/channelMembership.js";
import { createClanChannel, createGroup, openDirectConversation } from "../actions/creatingChannels.js";
import { markRead } from "../actions/markingRead.js";
import { describeChannel } from "../describe/channel.js";
import { invalid } from "../refusal.js";
import { type Channel, isConversation, isThread } from "../state/channel.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

const CONVERSATIONS = "0";

export const channelHandlers = {
  listChannelDescs: (request, context) => {
    const { clanId, channelType } = request;
    if (clanId !== CONVERSATIONS) context.platform.world.clans.getFor(context.caller.id, clanId);
    const listed = visibleChannels(context).filter((channel) => {
      const isOpen = !context.platform.world.closedConversations.has(context.caller.id, channel.id);
      return channel.clanId === clanId && isOpen && matchesType(channel, channelType);
    });
    return { channeldesc: described(pageOf(listed, request).items, context) };
  },

  listChannelDetail: ({ channelId }, { platform, caller }) =>
    describeChannel(platform, platform.world.channels.getFor(caller.id, channelId), caller),

  listChannelByUserId: (_, context) => ({ channeldesc: described(visibleChannels(context), context) }),

  listThreadDescs: (request, context) => {
    const parent = context.platform.world.channels.getFor(context.caller.id, request.channelId);
    const threads = visibleChannels(context).filter((channel) => {
      return channel.parentId === parent.id && (request.threadId === "0" || channel.id === request.threadId);
    });
    return { channeldesc: described(pageOf(threads, request).items, context), page: request.page };
  },

  createChannelDesc: (request, { platform, caller }) => {
    return describeChannel(platform, created(request, { platform, caller }), caller);
  },

  updateChannelDesc: (request, { platform, caller }) => changeChannel(platform, caller, request),

  deleteChannelDesc: ({ channelId }, { platform, caller }) => deleteChannel(platform, caller, channelId),

  listChannelUsers: (request, { platform, caller }) => {
    const { world } = platform;
    const channel = world.channels.getFor(caller.id, request.channelId);
    const { items, cursor } = pageOf(world.channels.membersOf(channel), request);
    const profiles = world.clans.find(channel.clanId)?.profiles;
    const channelUsers = items.map((userId) => ({
      userId,
      id: userId,
      roleId: world.roles.idsOf(channel.clanId, userId),
      threadId: isThread(channel) ? channel.id : "0",
      clanNick: profiles?.get(userId)?.nick ?? "",
      clanAvatar: profiles?.get(userId)?.avatar ?? "",
      clanId: channel.clanId,
      addedBy: channel.creatorId,
    }));
    return { channelId: channel.id, channelUsers, cursor };
  },

  addChannelUsers: ({ channelId, userIds }, { platform, caller }) => addMembers(platform, caller, channelId, userIds),

  removeChannelUsers: ({ channelId, userIds }, { platform, caller }) =>
    removeMembers(platform, caller, channelId, userIds),

  markAsRead: (request, { platform, caller }) => markRead(platform, caller, request),

  listChannelVoiceUsers: (request, context) => {
    const { world } = context.platform;
    const rooms = visibleChannels(context).filter((channel) => {
      return request.channelId === "0" ? channel.clanId === request.clanId : channel.id === request.channelId;
    });
    const occupied = rooms.flatMap((channel) => {
      const userIds = [...world.voiceRooms.peopleIn(channel.id)];
      return userIds.length === 0 ? [] : [{ userIds, channelId: channel.id, roomName: channel.label }];
    });
    return { voiceChannelUsers: [...pageOf(occupied, request).items] };
  },
} satisfies Handlers;

function visibleChannels({ platform, caller }: CallContext): readonly Channel[] {
  const { channels } = platform.world;
  return channels.all().filter((channel) => !channel.isArchived && channels.canSee(caller.id, channel));
}

/**
 * Whether a channel has the requested type. `ListThreadDescs` lists threads, so this call only returns them if their
 * type is requested.
 */
function matchesType(channel: Channel, type: number): boolean {
  if (type === ChannelType.Unspecified) return isConversation(channel) || !isThread(channel);
  // Conversations are listed together: a client that asks for one kind shows both.
  if (isConversation(channel)) return type === ChannelType.Dm || channel.type === type;
  return type === ChannelType.Channel ? !isThread(channel) : channel.type === type;
}

function described(
  channels: readonly Channel[],
  { platform, caller }: CallContext,
): ReturnType<typeof describeChannel>[] {
  return channels.map((channel) => describeChannel(platform, channel, caller));
}

function created(
  request: CreateChannelDescRequest,
  { platform, caller }: Pick<CallContext, "platform" | "caller">,
): Channel {
  const otherIds = [...new Set(request.userIds)].filter((id) => id !== caller.id);
  switch (request.type) {
    case ChannelType.Dm: {
      const [otherId] = otherIds;
      if (otherId === undefined && request.userIds.length > 0)
        throw invalid("a direct conversation needs somebody else");
      if (otherId === undefined || otherIds.length > 1) throw invalid("a direct conversation takes one id in user_ids");
      return openDirectConversation(platform, caller, otherId);
    }
    case ChannelType.Group:
      if (otherIds.length === 0 && request.userIds.length > 0) throw invalid("a group needs somebody else");
      if (otherIds.length === 0) throw invalid("a group takes at least one id in user_ids");
      return createGroup(platform, caller, { label: request.channelLabel, otherIds });
    default:
      return createClanChannel(platform, caller, {
        clanId: request.clanId,
        label: request.channelLabel,
        type: request.type === 0 ? ChannelType.Channel : request.type,
        isPrivate: request.channelPrivate === 1,
        parentId: request.parentId,
        memberIds: otherIds,
        appId: request.appId,
        categoryId: request.categoryId,
      });
  }
}
