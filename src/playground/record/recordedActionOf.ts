import { MessageCode } from "../../../generated/constants.js";
import type { SandboxMessage, SandboxReceived } from "../../sandbox/index.js";
import type { RecordedAction } from "./recording.js";

/** Returns what a push tells of somebody's doing, and whose; `undefined` for anything that is recorded otherwise. */
export function recordedActionOf(
  item: SandboxReceived,
): { readonly personId: string; readonly action: RecordedAction } | undefined {
  switch (item.kind) {
    case "message": {
      const { message } = item;
      return message.code === MessageCode.Chat ? { personId: message.senderId, action: saying(message) } : undefined;
    }
    case "edit": {
      const { senderId, id, text } = item.message;
      return { personId: senderId, action: { kind: "edit", messageId: id, text } };
    }
    case "removal":
      return { personId: item.message.senderId, action: { kind: "remove", messageId: item.message.id } };
    case "reaction": {
      const { senderId, messageId, emoji, action: remove } = item.reaction;
      return { personId: senderId, action: { kind: "react", messageId, emoji, remove } };
    }
    case "event": {
      if (item.name !== "sdTopic") return undefined;
      const { userId, messageId, id } = item.payload;
      return { personId: userId, action: { kind: "openTopic", messageId, topicId: id } };
    }
    default:
      return undefined;
  }
}

function saying({ id, text, channelId, topicId, references, mentions, attachments }: SandboxMessage): RecordedAction {
  const action = { kind: "say" as const, text, channelId, messageId: id, replyTo: references[0]?.messageRefId };
  return {
    ...action,
    topicId,
    mentions: mentions.filter(({ userId }) => userId !== "0").map(({ userId, s, e }) => ({ userId, s, e })),
    attachments: attachments.map(({ filename, filetype, url }) => ({ filename, filetype, url })),
  };
}
