import {
  channelMessageAttachments,
  channelMessageMentions,
  channelMessageReactions,
  channelMessageReferences,
} from "../../../generated/carried.js";
import { decodeChannelMessage, encodeChannelMessage } from "../../../generated/mezon/api/message_codec.js";
import type {
  ChannelMessage,
  MessageAttachment,
  MessageMention,
  MessageReaction,
  MessageRef,
} from "../../../generated/mezon/api/message_pb.js";
import { parseContent, type ReceivedContent } from "../../wire/messageContent.js";
import { describeMessage } from "../describe/channelMessage.js";
import type { Message } from "../state/message.js";
import type { World } from "../state/world.js";

/** A copy of a message, as people see it. Later events do not change it. */
export interface SandboxMessage {
  readonly id: string;
  readonly channelId: string;
  /** "0" in a direct or group conversation. */
  readonly clanId: string;
  readonly senderId: string;
  readonly senderName: string;
  /** A `MessageCode`. */
  readonly code: number;
  /** The text under `t`; "" if there is none. */
  readonly text: string;
  readonly content: ReceivedContent;
  readonly mentions: readonly MessageMention[];
  readonly attachments: readonly MessageAttachment[];
  /** The message it replies to, if any. */
  readonly references: readonly MessageRef[];
  readonly reactions: readonly MessageReaction[];
  /** "0" outside of topics. */
  readonly topicId: string;
  readonly createdAt: Date;
  /** `undefined` if it was never edited. */
  readonly updatedAt: Date | undefined;
}

/** Reads a message from a push. */
export function readMessage(wire: ChannelMessage): SandboxMessage {
  const content = parseContent(wire.content);
  return {
    id: wire.messageId,
    channelId: wire.channelId,
    clanId: wire.clanId,
    senderId: wire.senderId,
    senderName: wire.username,
    code: wire.code,
    text: typeof content.t === "string" ? content.t : "",
    content,
    mentions: channelMessageMentions(wire.mentions).mentions,
    attachments: channelMessageAttachments(wire.attachments).attachments,
    references: channelMessageReferences(wire.references).refs,
    reactions: channelMessageReactions(wire.reactions).reactions,
    topicId: wire.topicId,
    createdAt: new Date(wire.createTimeSeconds * 1000),
    updatedAt: wire.updateTimeSeconds === 0 ? undefined : new Date(wire.updateTimeSeconds * 1000),
  };
}

/** Returns a stored message as people see it. */
export function showMessage(world: World, message: Message): SandboxMessage {
  const channel = world.channels.get(message.channelId);
  return readMessage(decodeChannelMessage(encodeChannelMessage(describeMessage(world, channel, message))));
}
