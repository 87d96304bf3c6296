import type { SandboxReceived } from "../../sandbox/index.js";
import { pageMessage } from "../pageMessage.js";
import type { Heard } from "./recording.js";

/** Returns what a push tells of the bot's own doing; `undefined` for anything else. */
export function heardOf(item: SandboxReceived, botId: string): Heard | undefined {
  switch (item.kind) {
    case "message":
      return item.message.senderId === botId ? { kind: "posted", message: pageMessage(item.message) } : undefined;
    case "edit":
      return item.message.senderId === botId ? { kind: "edited", message: pageMessage(item.message) } : undefined;
    case "ephemeral":
      return item.message.senderId === botId ? { kind: "ephemeral", message: pageMessage(item.message) } : undefined;
    case "removal":
      return item.message.senderId === botId ? { kind: "removed", messageId: item.message.id } : undefined;
    case "reaction": {
      const { senderId, messageId, emoji, action } = item.reaction;
      return senderId === botId && !action ? { kind: "reacted", messageId, emoji } : undefined;
    }
    default:
      return undefined;
  }
}
