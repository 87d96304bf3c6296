import type { MessageAttachment, MessageAttachmentList, MessageMention, MessageMentionList, MessageReaction, MessageReactionList, MessageRef, MessageRefList } from "./mezon/api/message_pb.js";
import { looseArray, looseFlag, looseId, looseInt, looseObject, looseText, readCarried } from "../src/runtime/carried.js";
import { createMessageAttachment, createMessageAttachmentList, createMessageMention, createMessageMentionList, createMessageReaction, createMessageReactionList, createMessageRef, createMessageRefList, decodeMessageAttachmentList, decodeMessageMentionList, decodeMessageReactionList, decodeMessageRefList } from "./mezon/api/message_codec.js";
import type { DirectFcmProto } from "./mezon/api/notification_pb.js";
import { createDirectFcmProto, decodeDirectFcmProto } from "./mezon/api/notification_deferred_codec.js";
import type { ChannelTimelineAttachment, ListChannelTimelineAttachment } from "./mezon/api/timeline_pb.js";
import { createChannelTimelineAttachment, createListChannelTimelineAttachment, decodeListChannelTimelineAttachment } from "./mezon/api/timeline_codec.js";

// Generated from proto/ by protoc-gen-mezon-carried. Do not edit.

/** Reads what `reactions` of mezon.api.ChannelMessage carries. Throws when the bytes are malformed. */
export function channelMessageReactions(bytes: Uint8Array): MessageReactionList {
  return readCarried(bytes, decodeMessageReactionList, fromLooseJsonMessageReactionList);
}

/** Reads what `mentions` of mezon.api.ChannelMessage carries. Throws when the bytes are malformed. */
export function channelMessageMentions(bytes: Uint8Array): MessageMentionList {
  return readCarried(bytes, decodeMessageMentionList, fromLooseJsonMessageMentionList);
}

/** Reads what `attachments` of mezon.api.ChannelMessage carries. Throws when the bytes are malformed. */
export function channelMessageAttachments(bytes: Uint8Array): MessageAttachmentList {
  return readCarried(bytes, decodeMessageAttachmentList, fromLooseJsonMessageAttachmentList);
}

/** Reads what `references` of mezon.api.ChannelMessage carries. Throws when the bytes are malformed. */
export function channelMessageReferences(bytes: Uint8Array): MessageRefList {
  return readCarried(bytes, decodeMessageRefList, fromLooseJsonMessageRefList);
}

/** Reads what `content` of mezon.api.Notification carries. Throws when the bytes are malformed. */
export function notificationContent(bytes: Uint8Array): DirectFcmProto {
  return readCarried(bytes, decodeDirectFcmProto, fromLooseJsonDirectFcmProto);
}

/** Reads what `attachments` of mezon.api.ChannelTimeline carries. Throws when the bytes are malformed. */
export function channelTimelineAttachments(bytes: Uint8Array): ListChannelTimelineAttachment {
  return readCarried(bytes, decodeListChannelTimelineAttachment, fromLooseJsonListChannelTimelineAttachment);
}

/** Reads what `mentions` of mezon.realtime.ChannelMessageRemove carries. Throws when the bytes are malformed. */
export function channelMessageRemoveMentions(bytes: Uint8Array): MessageMentionList {
  return readCarried(bytes, decodeMessageMentionList, fromLooseJsonMessageMentionList);
}

/** Reads what `references` of mezon.realtime.ChannelMessageRemove carries. Throws when the bytes are malformed. */
export function channelMessageRemoveReferences(bytes: Uint8Array): MessageRefList {
  return readCarried(bytes, decodeMessageRefList, fromLooseJsonMessageRefList);
}

function fromLooseJsonMessageReactionList(json: unknown): MessageReactionList {
  const m = createMessageReactionList();
  const source = Array.isArray(json) ? { reactions: json } : looseObject(json);
  m.reactions = looseArray(source["reactions"]).map(fromLooseJsonMessageReaction);
  return m;
}

function fromLooseJsonMessageReaction(json: unknown): MessageReaction {
  const m = createMessageReaction();
  const source = looseObject(json);
  m.id = looseId(source["id"]);
  m.emojiId = looseId(source["emoji_id"] ?? source["emojiId"]);
  m.emoji = looseText(source["emoji"]);
  m.senderId = looseId(source["sender_id"] ?? source["senderId"]);
  m.senderName = looseText(source["sender_name"] ?? source["senderName"]);
  m.senderAvatar = looseText(source["sender_avatar"] ?? source["senderAvatar"]);
  m.action = looseFlag(source["action"]);
  m.count = looseInt(source["count"]);
  m.channelId = looseId(source["channel_id"] ?? source["channelId"]);
  m.messageId = looseId(source["message_id"] ?? source["messageId"]);
  m.clanId = looseId(source["clan_id"] ?? source["clanId"]);
  m.mode = looseInt(source["mode"]);
  m.messageSenderId = looseId(source["message_sender_id"] ?? source["messageSenderId"]);
  m.isPublic = looseFlag(source["is_public"] ?? source["isPublic"]);
  m.topicId = looseId(source["topic_id"] ?? source["topicId"]);
  m.emojiRecentId = looseId(source["emoji_recent_id"] ?? source["emojiRecentId"]);
  return m;
}

function fromLooseJsonMessageMentionList(json: unknown): MessageMentionList {
  const m = createMessageMentionList();
  const source = Array.isArray(json) ? { mentions: json } : looseObject(json);
  m.mentions = looseArray(source["mentions"]).map(fromLooseJsonMessageMention);
  return m;
}

function fromLooseJsonMessageMention(json: unknown): MessageMention {
  const m = createMessageMention();
  const source = looseObject(json);
  m.id = looseId(source["id"]);
  m.userId = looseId(source["user_id"] ?? source["userId"]);
  m.username = looseText(source["username"]);
  m.roleId = looseId(source["role_id"] ?? source["roleId"]);
  m.rolename = looseText(source["rolename"]);
  m.createTimeSeconds = looseInt(source["create_time_seconds"] ?? source["createTimeSeconds"]);
  m.s = looseInt(source["s"]);
  m.e = looseInt(source["e"]);
  return m;
}

function fromLooseJsonMessageAttachmentList(json: unknown): MessageAttachmentList {
  const m = createMessageAttachmentList();
  const source = Array.isArray(json) ? { attachments: json } : looseObject(json);
  m.attachments = looseArray(source["attachments"]).map(fromLooseJsonMessageAttachment);
  return m;
}

function fromLooseJsonMessageAttachment(json: unknown): MessageAttachment {
  const m = createMessageAttachment();
  const source = looseObject(json);
  m.filename = looseText(source["filename"]);
  m.size = looseInt(source["size"]);
  m.url = looseText(source["url"]);
  m.filetype = looseText(source["filetype"]);
  m.width = looseInt(source["width"]);
  m.height = looseInt(source["height"]);
  m.thumbnail = looseText(source["thumbnail"]);
  m.duration = looseInt(source["duration"]);
  return m;
}

function fromLooseJsonMessageRefList(json: unknown): MessageRefList {
  const m = createMessageRefList();
  const source = Array.isArray(json) ? { refs: json } : looseObject(json);
  m.refs = looseArray(source["refs"]).map(fromLooseJsonMessageRef);
  return m;
}

function fromLooseJsonMessageRef(json: unknown): MessageRef {
  const m = createMessageRef();
  const source = looseObject(json);
  m.messageId = looseId(source["message_id"] ?? source["messageId"]);
  m.messageRefId = looseId(source["message_ref_id"] ?? source["messageRefId"]);
  m.content = looseText(source["content"]);
  m.hasAttachment = looseFlag(source["has_attachment"] ?? source["hasAttachment"]);
  m.refType = looseInt(source["ref_type"] ?? source["refType"]);
  m.messageSenderId = looseId(source["message_sender_id"] ?? source["messageSenderId"]);
  m.messageSenderUsername = looseText(source["message_sender_username"] ?? source["messageSenderUsername"]);
  m.messageSenderAvatar = looseText(source["message_sender_avatar"] ?? source["messageSenderAvatar"]);
  m.messageSenderClanNick = looseText(source["message_sender_clan_nick"] ?? source["messageSenderClanNick"]);
  m.messageSenderDisplayName = looseText(source["message_sender_display_name"] ?? source["messageSenderDisplayName"]);
  return m;
}

function fromLooseJsonDirectFcmProto(json: unknown): DirectFcmProto {
  const m = createDirectFcmProto();
  const source = looseObject(json);
  m.title = looseText(source["title"]);
  m.link = looseText(source["link"]);
  m.content = looseText(source["content"]);
  m.channelId = looseId(source["channel_id"] ?? source["channelId"]);
  m.senderId = looseId(source["sender_id"] ?? source["senderId"]);
  m.avatar = looseText(source["avatar"]);
  m.clanId = looseId(source["clan_id"] ?? source["clanId"]);
  m.attachmentLink = looseText(source["attachment_link"] ?? source["attachmentLink"]);
  m.displayName = looseText(source["display_name"] ?? source["displayName"]);
  m.createTimeSeconds = looseInt(source["create_time_seconds"] ?? source["createTimeSeconds"]);
  m.updateTimeSeconds = looseInt(source["update_time_seconds"] ?? source["updateTimeSeconds"]);
  m.username = looseText(source["username"]);
  m.mentionIds = looseArray(source["mention_ids"] ?? source["mentionIds"]).map(looseId);
  m.positionS = looseArray(source["position_s"] ?? source["positionS"]).map(looseInt);
  m.positionE = looseArray(source["position_e"] ?? source["positionE"]).map(looseInt);
  m.attachmentType = looseText(source["attachment_type"] ?? source["attachmentType"]);
  m.hasMoreAttachment = looseFlag(source["has_more_attachment"] ?? source["hasMoreAttachment"]);
  m.isMentionRole = looseArray(source["is_mention_role"] ?? source["isMentionRole"]).map(looseFlag);
  m.messageId = looseId(source["message_id"] ?? source["messageId"]);
  m.topicId = looseId(source["topic_id"] ?? source["topicId"]);
  return m;
}

function fromLooseJsonListChannelTimelineAttachment(json: unknown): ListChannelTimelineAttachment {
  const m = createListChannelTimelineAttachment();
  const source = Array.isArray(json) ? { attachments: json } : looseObject(json);
  m.attachments = looseArray(source["attachments"]).map(fromLooseJsonChannelTimelineAttachment);
  return m;
}

function fromLooseJsonChannelTimelineAttachment(json: unknown): ChannelTimelineAttachment {
  const m = createChannelTimelineAttachment();
  const source = looseObject(json);
  m.id = looseId(source["id"]);
  m.fileName = looseText(source["file_name"] ?? source["fileName"]);
  m.fileUrl = looseText(source["file_url"] ?? source["fileUrl"]);
  m.fileType = looseText(source["file_type"] ?? source["fileType"]);
  m.fileSize = looseId(source["file_size"] ?? source["fileSize"]);
  m.width = looseInt(source["width"]);
  m.height = looseInt(source["height"]);
  m.thumbnail = looseText(source["thumbnail"]);
  m.duration = looseInt(source["duration"]);
  m.messageId = looseId(source["message_id"] ?? source["messageId"]);
  return m;
}

