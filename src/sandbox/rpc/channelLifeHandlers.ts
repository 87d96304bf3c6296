import { removeMembers } from "../actions/channelMembership.js";
import { requireChannelManager } from "../actions/permissions.js";
import { describeArchived, describeChannel, describeUpdated } from "../describe/channel.js";
import { invalid } from "../refusal.js";
import { type Channel, isConversation, isThread } from "../state/channel.js";
import type { CallContext } from "./callContext.js";
import type { Handlers } from "./handlers.js";
import { pageOf } from "./paging.js";

/** What becomes of channels: archived, favourite, closed, private; and their settings. */
export const channelLifeHandlers = {
  archiveChannel: ({ channelId }, context) => setArchived(context, channelId, true),

  activeArchivedThread: ({ channelId }, context) => {
    const thread = setArchived(context, channelId, false);
    const { clanId, id } = thread;
    context.platform.pushes.aboutChannel(thread, { case: "activeArchivedThread", value: { clanId, channelId: id } });
  },

  listArchivedChannelDescs: ({ clanId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const archived = world.channels.all().filter((channel) => {
      return channel.clanId === clan.id && channel.isArchived && world.channels.canSee(caller.id, channel);
    });
    return { channeldesc: archived.map((channel) => describeChannel(platform, channel, caller)) };
  },

  leaveThread: ({ channelId }, { platform, caller }) => {
    const thread = platform.world.channels.getFor(caller.id, channelId);
    if (!isThread(thread)) throw invalid(`channel ${channelId} is no thread`);
    removeMembers(platform, caller, thread.id, [caller.id]);
  },

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
    const { world } = platform;
    world.favourites.set(caller.id, world.channels.getFor(caller.id, channelId).id, true);
    return { channelId };
  },

  removeChannelFavorite: ({ channelId }, { platform, caller }) => {
    platform.world.favourites.set(caller.id, channelId, false);
  },

  getListFavoriteChannel: ({ clanId }, { platform, caller }) => {
    const { world } = platform;
    const clan = world.clans.getFor(caller.id, clanId);
    const channelIds = world.favourites.of(caller.id).filter((id) => world.channels.find(id)?.clanId === clan.id);
    return { channelIds };
  },

  closeDMByChannelId: ({ channelId }, context) => {
    context.platform.world.closedConversations.set(context.caller.id, conversationFor(context, channelId).id, true);
  },

  openDMByChannelId: ({ channelId }, context) => {
    context.platform.world.closedConversations.set(context.caller.id, conversationFor(context, channelId).id, false);
  },

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
    const { world, pushes } = platform;
    const channel = world.channels.getFor(caller.id, channelId);
    const people = pageOf(world.channels.membersOf(channel), { limit }).items.map((id) => world.people.get(id));
    return {
      channelId: channel.id,
      limit,
      userIds: people.map(({ id }) => id),
      usernames: people.map(({ username }) => username),
      displayNames: people.map(({ displayName }) => displayName),
      avatars: people.map(({ avatar }) => avatar),
      onlines: people.map(({ id }) => pushes.isOnline(id)),
    };
  },

  updateChannelPrivate: ({ channelId, channelPrivate, userIds, roleIds }, { platform, caller }) => {
    const { world, pushes } = platform;
    const channel = world.channels.getFor(caller.id, channelId);
    if (isConversation(channel)) throw invalid("conversations are always private");
    requireChannelManager(platform, caller, channel);
    const clan = world.clans.get(channel.clanId);
    for (const id of userIds) if (!clan.memberIds.has(id)) throw invalid(`user ${id} is no member of clan ${clan.id}`);
    const roles = roleIds.map((id) => world.roles.get(clan.id, id).id);
    const before = world.channels.membersOf(channel);
    channel.isPrivate = channelPrivate === 1;
    if (channel.isPrivate) for (const id of [caller.id, ...userIds]) channel.memberIds.add(id);
    for (const id of roles) channel.roleIds.add(id);
    // Those who lose sight of it are told, and those who gain it.
    const told = new Set([...before, ...world.channels.membersOf(channel)]);
    pushes.to({ case: "channelUpdatedEvent", value: describeUpdated(channel) }, (subscriber) => {
      return told.has(subscriber.personId) && subscriber.hearsClan(clan.id);
    });
  },

  getChanEncryptionMethod: ({ channelId }, { platform, caller }) => {
    const channel = platform.world.channels.getFor(caller.id, channelId);
    return { channelId: channel.id, method: channel.encryption };
  },

  setChanEncryptionMethod: ({ channelId, method }, { platform, caller }) => {
    const channel = platform.world.channels.getFor(caller.id, channelId);
    requireChannelManager(platform, caller, channel);
    channel.encryption = method;
  },
} satisfies Handlers;

function setArchived({ platform, caller }: CallContext, channelId: string, isArchived: boolean): Channel {
  const { world, pushes } = platform;
  const channel = world.channels.getFor(caller.id, channelId);
  if (isConversation(channel)) throw invalid("conversations are closed, not archived");
  requireChannelManager(platform, caller, channel);
  channel.isArchived = isArchived;
  pushes.aboutChannel(channel, { case: "channelArchiveEvent", value: describeArchived(channel) });
  return channel;
}

function conversationFor({ platform, caller }: CallContext, channelId: string): Channel {
  const channel = platform.world.channels.getFor(caller.id, channelId);
  if (!isConversation(channel)) throw invalid(`channel ${channelId} is no conversation`);
  return channel;
}
