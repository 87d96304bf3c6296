import type { DropdownBoxSelected, MessageButtonClicked } from "../../../generated/mezon/realtime/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Platform } from "../platform.js";
import { invalid, notFound } from "../refusal.js";
import type { Person } from "../state/person.js";

export interface ClickRequest {
  readonly channelId: string;
  readonly messageId: string;
  readonly buttonId: string;
  /** Author of the message; only used for an ephemeral message, which is not stored. "0" if unknown. */
  readonly senderId: string;
  readonly extraData: string;
}

/** A choice from a select, as older clients report it. */
export interface SelectRequest extends Pick<ClickRequest, "channelId" | "messageId" | "senderId"> {
  readonly selectId: string;
  readonly values: readonly string[];
}

/** Notifies the author of a message that a person clicked a component of it. Returns the notification. */
export function click(platform: Platform, person: Person, request: ClickRequest): Init<MessageButtonClicked> {
  if (request.buttonId === "") throw invalid("button_id is empty");
  const { channelId, senderId } = clicked(platform, person, request);
  const { messageId, buttonId, extraData } = request;
  const event = { messageId, channelId, buttonId, senderId, userId: person.id, extraData };
  platform.broadcaster.toPeople([senderId], { case: "messageButtonClicked", value: event });
  return event;
}

/** Notifies the author of a message of a choice from one of its selects. Returns the notification. */
export function select(platform: Platform, person: Person, request: SelectRequest): Init<DropdownBoxSelected> {
  if (request.selectId === "") throw invalid("selectbox_id is empty");
  const { channelId, senderId } = clicked(platform, person, request);
  const { messageId, selectId: selectboxId, values } = request;
  const event = { messageId, channelId, selectboxId, senderId, userId: person.id, values: [...values] };
  platform.broadcaster.toPeople([senderId], { case: "dropdownBoxSelected", value: event });
  return event;
}

/** Returns the place and the author of a message that the person can see. */
function clicked(
  { world }: Platform,
  person: Person,
  { channelId, messageId, senderId }: Pick<ClickRequest, "channelId" | "messageId" | "senderId">,
): { readonly channelId: string; readonly senderId: string } {
  const channel = world.channels.getFor(person.id, channelId);
  const stored = world.messages.find(messageId);
  const author = world.people.find(stored?.senderId ?? senderId);
  if (author === undefined || (stored !== undefined && stored.channelId !== channel.id))
    throw notFound(`there is no message ${messageId} in channel ${channel.id}`);
  return { channelId: channel.id, senderId: author.id };
}
