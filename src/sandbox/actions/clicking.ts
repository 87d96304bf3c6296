import type { MessageButtonClicked } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../../generated/support/wire.js";
import type { Platform } from "../platform.js";
import { invalid, notFound } from "../refusal.js";
import type { Person } from "../state/person.js";

export interface ClickRequest {
  readonly channelId: string;
  readonly messageId: string;
  readonly buttonId: string;
  /** Author of the message; read only of an ephemeral message, which nobody keeps. "0": not told. */
  readonly senderId: string;
  readonly extraData: string;
}

/** Tells the author of a message that somebody clicked a component of it; answers what the author is told. */
export function click(platform: Platform, person: Person, request: ClickRequest): Init<MessageButtonClicked> {
  const { world, pushes } = platform;
  const channel = world.channels.getFor(person.id, request.channelId);
  if (request.buttonId === "") throw invalid("button_id is empty");
  const stored = world.messages.find(request.messageId);
  if (stored !== undefined && stored.channelId !== channel.id) {
    throw notFound(`there is no message ${request.messageId} in channel ${channel.id}`);
  }
  const authorId = stored?.senderId ?? request.senderId;
  const author = world.people.find(authorId);
  if (author === undefined) throw notFound(`there is no message ${request.messageId} in channel ${channel.id}`);
  const event: Init<MessageButtonClicked> = {
    messageId: request.messageId,
    channelId: channel.id,
    buttonId: request.buttonId,
    senderId: author.id,
    userId: person.id,
    extraData: request.extraData,
  };
  pushes.toPeople([author.id], { case: "messageButtonClicked", value: event });
  return event;
}
