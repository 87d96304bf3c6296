import { MessageCode } from "../../../generated/constants.js";
import type { SandboxMessage, SandboxReceived } from "../../sandbox/index.js";
import { messageLines } from "./messageText.js";
import type { Names } from "./names.js";

/** Returns what people see of something that was pushed, in lines; none where they see nothing. */
export function pushLines(
  item: SandboxReceived,
  names: Names,
  { seenBy }: { readonly seenBy: ReadonlySet<string> },
): readonly string[] {
  switch (item.kind) {
    case "message":
      return told(item.message, names, replyNote(item.message));
    case "edit":
      return told(item.message, names, " (edited)");
    case "removal":
      return [`${place(item.message, names)} removed a message`];
    case "ephemeral":
      return told(item.message, names, ephemeralNote(item.message, names, seenBy));
    case "reaction": {
      const { channelId, senderId, emoji, action } = item.reaction;
      return [`${names.channel(channelId)}  ${names.person(senderId)} ${action ? "took back" : "reacted"} ${emoji}`];
    }
    default:
      return [];
  }
}

function told(message: SandboxMessage, names: Names, note: string): readonly string[] {
  const [first = "", ...rest] = messageLines(message);
  return [`${place(message, names)}${note}: ${first}`, ...rest.map((line) => `    ${line}`)];
}

function place(message: SandboxMessage, names: Names): string {
  return `${names.channel(message.channelId)}  ${names.person(message.senderId)}`;
}

function replyNote({ references }: SandboxMessage): string {
  const [reference] = references;
  return reference === undefined ? "" : ` (to ${reference.messageSenderUsername})`;
}

function ephemeralNote(message: SandboxMessage, names: Names, seenBy: ReadonlySet<string>): string {
  const receivers = [...seenBy].filter((id) => id !== message.senderId).map((id) => names.person(id));
  const what: Readonly<Record<number, string>> = {
    [MessageCode.UpdateEphemeralMsg]: ", edited",
    [MessageCode.DeleteEphemeralMsg]: ", removed",
  };
  return ` (only to ${receivers.join(", ") || "nobody"}${what[message.code] ?? ""})`;
}
