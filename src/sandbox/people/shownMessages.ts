import type { MessageRef } from "../../../generated/mezon/api/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import { notFound } from "../refusal.js";
import type { World } from "../state/world.js";
import type { Inbox } from "./inbox.js";
import { type MessageReference, requireMessage } from "./references.js";
import { type SandboxMessage, showMessage } from "./sandboxMessage.js";

/** Returns the reference of a reply to its message. */
export function referenceTo(world: World, replyTo: MessageReference): Init<MessageRef> {
  const { id, channelId } = requireMessage(replyTo, "replyTo");
  const message = world.messages.get(channelId, id);
  const sender = world.people.get(message.senderId);
  const nick = world.clans.find(message.clanId)?.profiles.get(sender.id)?.nick ?? "";
  return {
    messageRefId: message.id,
    messageSenderId: sender.id,
    messageSenderUsername: sender.username,
    messageSenderAvatar: sender.avatar,
    messageSenderClanNick: nick,
    messageSenderDisplayName: sender.displayName,
    content: message.body.content,
    hasAttachment: message.body.attachments.length > 0,
  };
}

/** Returns a message as it is shown to a person now: stored, or ephemeral and received. */
export function shownTo(world: World, inbox: Inbox, reference: MessageReference): SandboxMessage {
  const { id, channelId } = requireMessage(reference);
  const stored = world.messages.find(id);
  if (stored !== undefined) return showMessage(world, stored);
  for (const item of inbox.items.toReversed()) {
    if (item.kind === "ephemeral" && item.message.id === id) return item.message;
  }
  const { username } = world.people.get(inbox.personId);
  throw notFound(`there is no message ${id} in channel ${channelId} that ${username} could click in`);
}
