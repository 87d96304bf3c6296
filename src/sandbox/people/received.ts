import { MessageCode } from "../../../generated/constants.js";
import { type EnvelopeEvents, type EventName, envelopeEvents } from "../../../generated/events.js";
import type { ChannelMessage, MessageReaction } from "../../../generated/mezon/api/message_pb.js";
import type { Envelope } from "../../../generated/mezon/realtime/envelope_pb.js";
import type { MessageButtonClicked, MessageTypingEvent } from "../../../generated/mezon/realtime/message_pb.js";
import { readMessage, type SandboxMessage } from "./sandboxMessage.js";

/** An event that is not one of the common kinds, by its name. */
export type SandboxEvent = {
  [Name in EventName]: { readonly kind: "event"; readonly name: Name; readonly payload: EnvelopeEvents[Name] };
}[EventName];

/** An item that a scripted person received; `kind` tells which. */
export type SandboxReceived =
  /** A message was posted, possibly by the person. */
  | { readonly kind: "message"; readonly message: SandboxMessage }
  /** A message was edited; contains the new version. */
  | { readonly kind: "edit"; readonly message: SandboxMessage }
  /** A message was removed; its content is empty. */
  | { readonly kind: "removal"; readonly message: SandboxMessage }
  /** An ephemeral message was shown, changed or removed: `message.code` is 12, 14 or 15. */
  | { readonly kind: "ephemeral"; readonly message: SandboxMessage }
  /** A reaction was added to a message, or removed from it (`action` true). */
  | { readonly kind: "reaction"; readonly reaction: MessageReaction }
  /** A person is typing. */
  | { readonly kind: "typing"; readonly typing: MessageTypingEvent }
  /** A person clicked a component of one of the person's messages. */
  | { readonly kind: "click"; readonly click: MessageButtonClicked }
  | SandboxEvent;

export type SandboxReceivedKind = SandboxReceived["kind"];

const nameByCase: ReadonlyMap<string, EventName> = new Map(
  Object.values(envelopeEvents).map((info) => [info.case, info.name]),
);

/** Reads a push. Returns `undefined` for an empty envelope. */
export function readReceived({ message }: Envelope): SandboxReceived | undefined {
  switch (message.case) {
    case undefined:
      return undefined;
    case "channelMessage":
      return readChannelMessage(message.value);
    case "messageReactionEvent":
      return { kind: "reaction", reaction: message.value };
    case "messageTypingEvent":
      return { kind: "typing", typing: message.value };
    case "messageButtonClicked":
      return { kind: "click", click: message.value };
    default: {
      const name = nameByCase.get(message.case);
      // Name and payload match, because the map was built from the same table as the types.
      return name === undefined ? undefined : ({ kind: "event", name, payload: message.value } as SandboxEvent);
    }
  }
}

function readChannelMessage(wire: ChannelMessage): SandboxReceived {
  const message = readMessage(wire);
  switch (wire.code) {
    case MessageCode.ChatUpdate:
      return { kind: "edit", message };
    case MessageCode.ChatRemove:
      return { kind: "removal", message };
    case MessageCode.Ephemeral:
    case MessageCode.UpdateEphemeralMsg:
    case MessageCode.DeleteEphemeralMsg:
      return { kind: "ephemeral", message };
    default:
      return { kind: "message", message };
  }
}
