import type { SandboxMessage, SandboxReceived } from "../../sandbox/index.js";
import type { Deed } from "./recording.js";

const ORDINARY = 0;

/** Returns what a push tells of somebody's doing, and whose; `undefined` for anything that is recorded otherwise. */
export function deedOf(item: SandboxReceived): { readonly personId: string; readonly deed: Deed } | undefined {
  switch (item.kind) {
    case "message": {
      const { message } = item;
      return message.code === ORDINARY ? { personId: message.senderId, deed: saying(message) } : undefined;
    }
    case "edit": {
      const { senderId, id, text } = item.message;
      return { personId: senderId, deed: { kind: "edit", messageId: id, text } };
    }
    case "removal":
      return { personId: item.message.senderId, deed: { kind: "remove", messageId: item.message.id } };
    case "reaction": {
      const { senderId, messageId, emoji, action } = item.reaction;
      return { personId: senderId, deed: { kind: "react", messageId, emoji, remove: action } };
    }
    case "event": {
      if (item.name !== "sdTopic") return undefined;
      const { userId, messageId, id } = item.payload;
      return { personId: userId, deed: { kind: "openTopic", messageId, topicId: id } };
    }
    default:
      return undefined;
  }
}

function saying({ id, text, channelId, topicId, references, mentions, attachments }: SandboxMessage): Deed {
  const deed = { kind: "say" as const, text, channelId, messageId: id, replyTo: references[0]?.messageRefId };
  return {
    ...deed,
    topicId,
    mentions: mentions.filter(({ userId }) => userId !== "0").map(({ userId, s, e }) => ({ userId, s, e })),
    attachments: attachments.map(({ filename, filetype, url }) => ({ filename, filetype, url })),
  };
}
