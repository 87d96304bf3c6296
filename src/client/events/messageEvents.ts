import { MessageCode } from "../../../generated/constants.js";
import type { Message } from "../../model/message/message.js";
import type { ClientEvents } from "./clientEvents.js";

/** The events for each kind of message. `channelMessage` is emitted for every kind. */
export const MESSAGE_EVENTS = [
  "message",
  "messageEdited",
  "messageRemoved",
  "ephemeralMessage",
  "systemMessage",
] as const satisfies readonly (keyof ClientEvents)[];

/** Returns the event of a message. */
export function messageEventOf(message: Message): (typeof MESSAGE_EVENTS)[number] {
  // The most common case first.
  if (message.code === MessageCode.Chat) return "message";
  if (message.isEphemeral) return "ephemeralMessage";
  if (message.isEdit) return "messageEdited";
  if (message.isRemoval) return "messageRemoved";
  return message.isSystem ? "systemMessage" : "message";
}
