import { createChannelMessage } from "../../../generated/mezon/api/message_codec.js";
import type { ChannelMessageAck, ChannelMessageSend } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import { SentMessage } from "../../wire/sentMessage.js";
import type { ModelContext } from "../modelContext.js";

/** Returns the message as others see it, once the server has acknowledged it. */
export function sentMessage(
  context: ModelContext,
  sent: Init<ChannelMessageSend>,
  ack: ChannelMessageAck,
): SentMessage {
  const { mentions, attachments, references } = sent;
  const fields = {
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
    createTimeSeconds: ack.createTimeSeconds,
    updateTimeSeconds: ack.updateTimeSeconds,
    mode: sent.mode ?? 0,
    isPublic: sent.isPublic ?? false,
    topicId: sent.topicId ?? "0",
  };
  return new SentMessage(fields, { mentions, attachments, references });
}
