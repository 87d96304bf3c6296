import { MessageCode } from "../../../generated/constants.js";
import { type EnvelopeEvents, type EventName, envelopeEvents } from "../../../generated/events.js";
import type { ChannelMessage, MessageReaction } from "../../../generated/mezon/api/message_pb.js";
import type { Envelope } from "../../../generated/mezon/realtime/envelope_pb.js";
import type { MessageButtonClicked, MessageTypingEvent } from "../../../generated/mezon/realtime/message_pb.js";
import { readMessage, type SandboxMessage } from "./sandboxMessage.js";

/** Something else than the common kinds: by the name of its event. */
export type SandboxEvent = {
  [Name in EventName]: { readonly kind: "event"; readonly name: Name; readonly payload: EnvelopeEvents[Name] };
}[EventName];

/** Something a scripted person was pushed. `kind` tells what. */
export type SandboxReceived =
  /** A message was posted, perhaps by the person. */
  | { readonly kind: "message"; readonly message: SandboxMessage }
  /** A message was edited; this is what it holds now. */
  | { readonly kind: "edit"; readonly message: SandboxMessage }
  /** A message was removed; its content is empty. */
  | { readonly kind: "removal"; readonly message: SandboxMessage }
  /** A message that only some see was shown, changed or removed: `message.code` 12, 14 or 15. */
  | { readonly kind: "ephemeral"; readonly message: SandboxMessage }
  /** A reaction was put on a message, or taken off it (`action` true). */
  | { readonly kind: "reaction"; readonly reaction: MessageReaction }
  /** Somebody is typing. */
  | { readonly kind: "typing"; readonly typing: MessageTypingEvent }
  /** Somebody clicked a component of a message of the person. */
  | { readonly kind: "click"; readonly click: MessageButtonClicked }
  | SandboxEvent;

export type SandboxReceivedKind = SandboxReceived["kind"];

const nameByCase: ReadonlyMap<string, EventName> = new Map(
  Object.values(envelopeEvents).map((info) => [info.case, info.name]),
);

/** Reads what was pushed. `undefined` for an envelope that holds nothing. */
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
      // Name and payload belong together: the map was built from the same table as the types.
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
