import type { SandboxMessage } from "../sandbox/index.js";
import { parseContent } from "../wire/messageContent.js";
import type { PageMessage } from "./contract.js";

/** Returns a message as the page shows it. */
export function pageMessage(message: SandboxMessage, isEphemeral = false): PageMessage {
  const { id, channelId, senderId, senderName, code, text, content, topicId, createdAt, updatedAt } = message;
  const [reference] = message.references;
  return {
    ...{ id, channelId, senderId, senderName, code, text, content, topicId, isEphemeral },
    createdAt: createdAt.toISOString(),
    isEdited: updatedAt !== undefined,
    mentions: message.mentions.map(({ userId, roleId, s, e }) => ({ userId, roleId, s, e })),
    attachments: message.attachments.map(({ filename, url, filetype, size }) => {
      return { filename, url, filetype, size: Number(size) };
    }),
    replyTo:
      reference === undefined
        ? undefined
        : {
            id: reference.messageRefId,
            senderName: reference.messageSenderUsername,
            text: parseContent(reference.content).t ?? "",
          },
    reactions: message.reactions.map(({ emoji, emojiId, senderId: from, count }) => {
      return { emoji, emojiId, senderId: from, count };
    }),
  };
}
