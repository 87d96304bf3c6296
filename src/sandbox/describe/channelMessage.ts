import {
  encodeMessageAttachmentList,
  encodeMessageMentionList,
  encodeMessageReactionList,
  encodeMessageRefList,
} from "../../../generated/mezon/api/message_codec.js";
import type { ChannelMessage, ChannelMessageHeader, MessageReaction } from "../../../generated/mezon/api/message_pb.js";
import type { ChannelMessageAck } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import { categoryOf } from "../state/categories.js";
import { type Channel, modeOf } from "../state/channel.js";
import type { Message } from "../state/message.js";
import type { World } from "../state/world.js";

const NOTHING = new Uint8Array(0);

/** Returns the last message of a channel that a person has read; `undefined` if that is not known. */
export function describeReadMark(
  { readMarks }: World,
  personId: string,
  channelId: string,
): Init<ChannelMessageHeader> | undefined {
  const mark = readMarks.get(personId, channelId);
  return mark && { id: mark.messageId, timestampSeconds: mark.timestampSeconds, senderId: personId };
}

/** Returns a message as it is pushed and listed. `code` replaces its own for an edit or a removal. */
export function describeMessage(
  world: World,
  channel: Channel,
  message: Message,
  code: number = message.code,
): Init<ChannelMessage> {
  const { body, senderId } = message;
  const { mentions, attachments, references } = body;
  const clan = world.clans.find(channel.clanId);
  const sender = world.people.find(senderId);
  const profile = clan?.profiles.get(senderId);
  const reactions = describeReactions(channel, message);
  // One literal: an object with so many fields is slow if it is assembled from several.
  return {
    clanId: channel.clanId,
    channelId: channel.id,
    channelLabel: channel.label,
    clanLogo: clan?.logo ?? "",
    categoryName: categoryOf(clan, channel)?.name ?? "",
    mode: modeOf(channel),
    isPublic: clan !== undefined && !channel.isPrivate,
    senderId,
    username: sender?.username ?? "",
    displayName: sender?.displayName ?? "",
    avatar: sender?.avatar ?? "",
    clanNick: profile?.nick ?? "",
    clanAvatar: profile?.avatar ?? "",
    messageId: message.id,
    code,
    content: body.content,
    mentions: mentions.length === 0 ? NOTHING : encodeMessageMentionList({ mentions: [...mentions] }),
    attachments: attachments.length === 0 ? NOTHING : encodeMessageAttachmentList({ attachments: [...attachments] }),
    references: references.length === 0 ? NOTHING : encodeMessageRefList({ refs: [...references] }),
    reactions: reactions.length === 0 ? NOTHING : encodeMessageReactionList({ reactions }),
    createTimeSeconds: message.createTimeSeconds,
    updateTimeSeconds: message.updateTimeSeconds,
    hideEditted: message.hideEdited,
    topicId: message.topicId,
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
