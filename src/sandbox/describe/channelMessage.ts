import {
  encodeMessageAttachmentList,
  encodeMessageMentionList,
  encodeMessageReactionList,
  encodeMessageRefList,
} from "../../../generated/mezon/api/message_codec.js";
import type { ChannelMessage, ChannelMessageHeader, MessageReaction } from "../../../generated/mezon/api/message_pb.js";
import type { ChannelMessageAck } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../../generated/support/wire.js";
import { categoryOf } from "../state/categories.js";
import { type Channel, modeOf } from "../state/channel.js";
import type { Message } from "../state/message.js";
import type { World } from "../state/world.js";

/** A message as it is pushed and listed. `code` stands for its own where it tells of an edit or a removal. */
export function describeMessage(
  world: World,
  channel: Channel,
  message: Message,
  code: number = message.code,
): Init<ChannelMessage> {
  const { body } = message;
  return {
    ...describePlace(world, channel),
    ...describeSender(world, channel, message.senderId),
    messageId: message.id,
    code,
    content: body.content,
    mentions: encodeMessageMentionList({ mentions: [...body.mentions] }),
    attachments: encodeMessageAttachmentList({ attachments: [...body.attachments] }),
    references: encodeMessageRefList({ refs: [...body.references] }),
    reactions: encodeMessageReactionList({ reactions: describeReactions(channel, message) }),
    createTimeSeconds: message.createTimeSeconds,
    updateTimeSeconds: message.updateTimeSeconds,
    hideEditted: message.hideEdited,
    topicId: message.topicId,
  };
}

/** Where a message stands, for showing. */
function describePlace(world: World, channel: Channel): Init<ChannelMessage> {
  const clan = world.clans.find(channel.clanId);
  return {
    clanId: channel.clanId,
    channelId: channel.id,
    channelLabel: channel.label,
    clanLogo: clan?.logo ?? "",
    categoryName: categoryOf(clan, channel)?.name ?? "",
    mode: modeOf(channel),
    isPublic: clan !== undefined && !channel.isPrivate,
  };
}

/** Who posted a message, for showing. */
function describeSender(world: World, channel: Channel, senderId: string): Init<ChannelMessage> {
  const sender = world.people.find(senderId);
  const profile = world.clans.find(channel.clanId)?.profiles.get(senderId);
  return {
    senderId,
    username: sender?.username ?? "",
    displayName: sender?.displayName ?? "",
    avatar: sender?.avatar ?? "",
    clanNick: profile?.nick ?? "",
    clanAvatar: profile?.avatar ?? "",
  };
}

export function describeAck(world: World, channel: Channel, message: Message, code: number): Init<ChannelMessageAck> {
  const clan = world.clans.find(channel.clanId);
  return {
    channelId: channel.id,
    messageId: message.id,
    code,
    username: world.people.find(message.senderId)?.username ?? "",
    createTimeSeconds: message.createTimeSeconds,
    updateTimeSeconds: message.updateTimeSeconds,
    persistent: true,
    clanLogo: clan?.logo ?? "",
    categoryName: categoryOf(clan, channel)?.name ?? "",
  };
}

export function describeHeader(message: Message): Init<ChannelMessageHeader> {
  return {
    id: message.id,
    timestampSeconds: message.createTimeSeconds,
    senderId: message.senderId,
    content: message.body.content,
  };
}

function describeReactions(channel: Channel, message: Message): Init<MessageReaction>[] {
  return [...message.reactions.values()].map((reaction) => ({
    ...reaction,
    channelId: channel.id,
    clanId: channel.clanId,
    messageId: message.id,
    messageSenderId: message.senderId,
    mode: modeOf(channel),
    isPublic: channel.clanId !== "0" && !channel.isPrivate,
    topicId: message.topicId,
  }));
}
