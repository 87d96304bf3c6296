import {
  archiveChannel,
  leaveThread,
  setEncryption,
  setPrivate,
  unarchiveChannel,
} from "../actions/channelSettings.js";
import { addFavourite, removeFavourite, setClosed } from "../actions/markingChannels.js";
import { describeChannel } from "../describe/channel.js";
import { isThread } from "../state/channel.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

/** Changes of channels: archived, favourite, closed, private; and their settings. */
export const channelLifeHandlers = {
  archiveChannel: ({ channelId }, { platform, caller }) => archiveChannel(platform, caller, channelId),

  activeArchivedThread: ({ channelId }, { platform, caller }) => unarchiveChannel(platform, caller, channelId),

  listArchivedChannelDescs: ({ clanId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const archived = world.channels.all().filter((channel) => {
      return channel.clanId === clan.id && channel.isArchived && world.channels.canSee(caller.id, channel);
    });
    return { channeldesc: archived.map((channel) => describeChannel(platform, channel, caller)) };
  },

  leaveThread: ({ channelId }, { platform, caller }) => leaveThread(platform, caller, channelId),

  searchThread: ({ clanId, channelId, label }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const wanted = label.toLowerCase();
    const found = world.channels.all().filter((channel) => {
      const isMeant = isThread(channel) && channel.clanId === clan.id && !channel.isArchived;
      const isUnder = channelId === "0" || channel.parentId === channelId;
      return (
        isMeant && isUnder && channel.label.toLowerCase().includes(wanted) && world.channels.canSee(caller.id, channel)
      );
    });
    return { channeldesc: found.map((channel) => describeChannel(platform, channel, caller)) };
  },

  addChannelFavorite: ({ channelId }, { platform, caller }) => {
    addFavourite(platform, caller, channelId);
    return { channelId };
  },

  removeChannelFavorite: ({ channelId }, { platform, caller }) => removeFavourite(platform, caller, channelId),

  getListFavoriteChannel: ({ clanId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const channelIds = world.favourites.of(caller.id).filter((id) => world.channels.find(id)?.clanId === clan.id);
    return { channelIds };
  },

  closeDMByChannelId: ({ channelId }, { platform, caller }) => setClosed(platform, caller, channelId, true),

  openDMByChannelId: ({ channelId }, { platform, caller }) => setClosed(platform, caller, channelId, false),

  listChannelSetting: (request, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, request.clanId);
    const visible = world.channels.all().filter((channel) => {
      return channel.clanId === clan.id && world.channels.canSee(caller.id, channel);
    });
    const meant = visible.filter((channel) => {
      const isUnder = request.parentId === "0" ? !isThread(channel) : channel.parentId === request.parentId;
      const inCategory = request.categoryId === "0" || channel.categoryId === request.categoryId;
      return isUnder && inCategory && channel.label.includes(request.channelLabel);
    });
    const { items } = pageOf(meant, request);
    return {
      clanId: clan.id,
      channelCount: visible.filter((channel) => !isThread(channel)).length,
      threadCount: visible.filter(isThread).length,
      channelSettingList: items.map((channel) => ({
        id: channel.id,
        creatorId: channel.creatorId,
        parentId: channel.parentId,
        channelLabel: channel.label,
        categoryId: channel.categoryId,
        channelPrivate: channel.isPrivate ? 1 : 0,
        channelType: channel.type,
        active: channel.isArchived ? 0 : 1,
        userIds: [...channel.memberIds],
        messageCount: String(world.messages.of(channel.id).length),
      })),
    };
  },

  listChannelBadgeCount: (request, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, request.clanId);
    const visible = world.channels.all().filter((channel) => {
      return channel.clanId === clan.id && world.channels.canSee(caller.id, channel);
    });
    const described = visible.map((channel) => describeChannel(platform, channel, caller));
    const unread = described.filter(({ countMessUnread = 0 }) => countMessUnread > 0);
    return { channeldesc: [...pageOf(unread, request).items], totalCount: unread.length };
  },

  listChannelUsersUC: ({ channelId, limit }, { platform, caller }) => {
    const { world, broadcaster } = platform;
    const channel = world.channels.getFor(caller.id, channelId);
    const people = pageOf(world.channels.membersOf(channel), { limit }).items.map((id) => world.people.get(id));
    return {
      channelId: channel.id,
      limit,
      userIds: people.map(({ id }) => id),
      usernames: people.map(({ username }) => username),
      displayNames: people.map(({ displayName }) => displayName),
      avatars: people.map(({ avatar }) => avatar),
      onlines: people.map(({ id }) => broadcaster.isOnline(id)),
    };
  },

  updateChannelPrivate: (request, { platform, caller }) =>
    setPrivate(platform, caller, { ...request, isPrivate: request.channelPrivate === 1 }),

  getChanEncryptionMethod: ({ channelId }, { platform, caller }) => {
    const channel = platform.world.channels.getFor(caller.id, channelId);
    return { channelId: channel.id, method: channel.encryption };
  },

  setChanEncryptionMethod: ({ channelId, method }, { platform, caller }) =>
    setEncryption(platform, caller, channelId, method),
} satisfies Handlers;
