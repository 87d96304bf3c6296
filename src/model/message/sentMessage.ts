import {
  createChannelMessage,
  encodeMessageAttachmentList,
  encodeMessageMentionList,
  encodeMessageRefList,
} from "../../../generated/mezon/api/message_codec.js";
import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import type { ChannelMessageAck, ChannelMessageSend } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { ModelContext } from "../modelContext.js";

/** Returns the message as others see it, once the server has acknowledged it. */
export function sentMessage(
  context: ModelContext,
  sent: Init<ChannelMessageSend>,
  ack: ChannelMessageAck,
): ChannelMessage {
  return {
    ...createChannelMessage(),
    clanId: sent.clanId ?? "0",
    channelId: ack.channelId === "0" ? (sent.channelId ?? "0") : ack.channelId,
    messageId: ack.messageId,
    code: sent.code ?? 0,
    senderId: context.selfId,
    username: ack.username,
    content: sent.content ?? "",
    clanLogo: ack.clanLogo,
    categoryName: ack.categoryName,
    mentions: encodeMessageMentionList({ mentions: sent.mentions ?? [] }),
    attachments: encodeMessageAttachmentList({ attachments: sent.attachments ?? [] }),
    references: encodeMessageRefList({ refs: sent.references ?? [] }),
    createTimeSeconds: ack.createTimeSeconds,
    updateTimeSeconds: ack.updateTimeSeconds,
    mode: sent.mode ?? 0,
    isPublic: sent.isPublic ?? false,
    topicId: sent.topicId ?? "0",
  };
}
