import { ThreadStatus } from "../../../generated/constants.js";
import type { ChannelDescription } from "../../../generated/mezon/api/channel_pb.js";
import type {
  ChannelArchiveEvent,
  ChannelCreatedEvent,
  ChannelDeletedEvent,
  ChannelUpdatedEvent,
} from "../../../generated/mezon/realtime/channel_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Platform } from "../platform.js";
import { categoryOf } from "../state/categories.js";
import { type Channel, isConversation, isThread, threadStatus } from "../state/channel.js";
import type { Person } from "../state/person.js";
import { describeHeader, describeReadMark } from "./channelMessage.js";

/** Returns a channel as one person sees it. A conversation lists the other people in it. */
export function describeChannel(platform: Platform, channel: Channel, viewer: Person): Init<ChannelDescription> {
  const { world, broadcaster } = platform;
  const clan = world.clans.find(channel.clanId);
  const named = isConversation(channel) ? [...channel.memberIds].filter((id) => id !== viewer.id) : channel.memberIds;
  const others = [...named].flatMap((id) => world.people.find(id) ?? []);
  const last = world.messages.last(channel.id);
  return {
    clanId: channel.clanId,
    parentId: channel.parentId,
    channelId: channel.id,
    categoryId: channel.categoryId,
    categoryName: categoryOf(clan, channel)?.name ?? "",
    clanName: clan?.name ?? "",
    type: channel.type,
    creatorId: channel.creatorId,
    creatorName: world.people.find(channel.creatorId)?.username ?? "",
    channelLabel: channel.label === "" ? others.map((person) => person.displayName).join(", ") : channel.label,
    channelPrivate: channel.isPrivate ? 1 : 0,
    channelAvatar: channel.avatar,
    meetingCode: channel.meetingCode,
    topic: channel.topic,
    appId: channel.appId,
    ageRestricted: channel.ageRestricted,
    e2ee: channel.e2ee,
    active: threadStatus(channel, viewer.id),
    userIds: others.map((person) => person.id),
    usernames: others.map((person) => person.username),
    displayNames: others.map((person) => person.displayName),
    avatars: others.map((person) => person.avatar),
    onlines: others.map((person) => broadcaster.isOnline(person.id)),
    memberCount: world.channels.membersOf(channel).length,
    countMessUnread: unreadCount(platform, channel, viewer),
    createTimeSeconds: channel.createTimeSeconds,
    updateTimeSeconds: channel.updateTimeSeconds,
    lastSentMessage: last && describeHeader(last),
    lastSeenMessage: describeReadMark(world, viewer.id, channel.id),
  };
}

/** Returns the number of other people's messages after the person's read mark. */
function unreadCount({ world }: Platform, channel: Channel, viewer: Person): number {
  const messages = world.messages.of(channel.id);
  const seen = world.readMarks.get(viewer.id, channel.id)?.messageId;
  const unread = seen === undefined ? messages : messages.slice(messages.findIndex(({ id }) => id === seen) + 1);
  return unread.filter((message) => message.senderId !== viewer.id).length;
}

export function describeCreated({ world }: Platform, channel: Channel): Init<ChannelCreatedEvent> {
  const clan = world.clans.find(channel.clanId);
  return {
    clanId: channel.clanId,
    categoryId: channel.categoryId,
    creatorId: channel.creatorId,
    parentId: channel.parentId,
    channelId: channel.id,
    channelLabel: channel.label,
    channelPrivate: channel.isPrivate ? 1 : 0,
    channelType: channel.type,
    status: isThread(channel) ? threadStatus(channel, "") : 0,
    appId: channel.appId,
    clanName: clan?.name ?? "",
    channelAvatar: channel.avatar,
  };
}

export function describeUpdated(channel: Channel): Init<ChannelUpdatedEvent> {
  return { ...asItIs(channel), status: isThread(channel) ? ThreadStatus.Joined : 0 };
}

export function describeArchived(channel: Channel): Init<ChannelArchiveEvent> {
  const isActive = isThread(channel) && !channel.isArchived;
  return { ...asItIs(channel), status: isActive ? ThreadStatus.ActivePublic : ThreadStatus.Archived };
}

export function describeDeleted(channel: Channel, deletor: Person): Init<ChannelDeletedEvent> {
  return {
    clanId: channel.clanId,
    categoryId: channel.categoryId,
    parentId: channel.parentId,
    channelId: channel.id,
    deletor: deletor.id,
  };
}

/** Returns the fields of events about a changed channel. */
function asItIs(channel: Channel) {
  const { id: channelId, clanId, categoryId, creatorId, parentId, appId, meetingCode } = channel;
  const { label: channelLabel, type: channelType, isPrivate: channelPrivate, avatar: channelAvatar } = channel;
  const { e2ee, topic, ageRestricted } = channel;
  return {
    ...{ channelId, clanId, categoryId, creatorId, parentId, appId, meetingCode },
    ...{ channelLabel, channelType, channelPrivate, channelAvatar, e2ee, topic, ageRestricted },
    active: channel.isArchived ? 0 : 1,
    roleIds: [...channel.roleIds],
  };
}
