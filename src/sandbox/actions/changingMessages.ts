import { MessageCode } from "../../../generated/constants.js";
import { describeMessage } from "../describe/channelMessage.js";
import type { Platform } from "../platform.js";
import { denied } from "../refusal.js";
import type { MessageBody, MessageTarget } from "../state/message.js";
import type { Person } from "../state/person.js";
import { checkBody, type Posted } from "./posting.js";

/** Replaces the content of a message. Allowed for its author. */
export function edit(
  platform: Platform,
  editor: Person,
  target: MessageTarget,
  body: MessageBody,
  hideEdited = false,
): Posted {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(editor.id, target.channelId);
  const message = world.messages.get(channel.id, target.messageId);
  if (message.senderId !== editor.id) throw denied("only its author can edit a message");
  checkBody(body);
  const { content, mentions, attachments } = body;
  // An edit does not contain the reference, so the message keeps its own.
  const edited = {
    body: { content, mentions, attachments, references: message.body.references },
    updateTimeSeconds: world.nowSeconds(),
    hideEdited,
  };
  // Throws if the message cannot be encoded. This must happen before the message is changed.
  const value = describeMessage(world, channel, { ...message, ...edited }, MessageCode.ChatUpdate);
  Object.assign(message, edited);
  broadcaster.toChannel(channel, { case: "channelMessage", value });
  return { channel, message };
}

/** Removes a message. Allowed for its author and the owner of the clan. */
export function remove(platform: Platform, remover: Person, target: MessageTarget): Posted {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(remover.id, target.channelId);
  const message = world.messages.get(channel.id, target.messageId);
  const ownsClan = world.clans.find(channel.clanId)?.ownerId === remover.id;
  if (message.senderId !== remover.id && !ownsClan) {
    throw denied("only its author and the clan's owner can remove a message");
  }
  world.messages.remove(message);
  world.pins.remove(channel.id, { id: "0", messageId: message.id });
  message.body = { content: "", mentions: [], attachments: [], references: [] };
  message.reactions.clear();
  broadcaster.toChannel(channel, {
    case: "channelMessage",
    value: describeMessage(world, channel, message, MessageCode.ChatRemove),
  });
  return { channel, message };
}
