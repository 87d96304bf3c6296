import { MessageCode } from "../../../generated/constants.js";
import type { ChannelMessage } from "../../../generated/mezon/api/message_pb.js";
import type { Init } from "../../runtime/wire.js";
import { describeMessage } from "../describe/channelMessage.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import type { Message } from "../state/message.js";
import type { Person } from "../state/person.js";
import { checkBody, type Draft, requireNotBanned } from "./posting.js";

export interface EphemeralDraft extends Draft {
  /** Id of the ephemeral message to change or remove; "0" for a new one. */
  readonly messageId: string;
  readonly receiverIds: readonly string[];
}

/**
 * Shows, changes or removes an ephemeral message, which only its receivers see and which is not stored. Returns the
 * push.
 */
export function sendEphemeral(platform: Platform, sender: Person, draft: EphemeralDraft): Init<ChannelMessage> {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(sender.id, draft.channelId);
  requireNotBanned(platform, sender, channel);
  const code = draft.code === 0 ? MessageCode.Ephemeral : draft.code;
  const isNew = code === MessageCode.Ephemeral;
  if (!isNew && code !== MessageCode.UpdateEphemeralMsg && code !== MessageCode.DeleteEphemeralMsg) {
    throw invalid(`code ${code} is none of an ephemeral message: 12 shows, 14 changes, 15 removes one`);
  }
  if (!isNew && draft.messageId === "0") throw invalid("id must name the ephemeral message to change or remove");
  if (code !== MessageCode.DeleteEphemeralMsg) checkBody(draft);
  if (draft.receiverIds.length === 0) throw invalid("receiver_ids is empty: nobody would see the message");
  for (const id of draft.receiverIds) {
    if (!world.channels.canSee(id, channel)) throw invalid(`receiver ${id} does not see channel ${channel.id}`);
  }
  const { content, mentions, attachments, references } = draft;
  const now = world.nowSeconds();
  const message: Message = {
    id: isNew ? world.newId() : draft.messageId,
    channelId: channel.id,
    clanId: channel.clanId,
    senderId: sender.id,
    code,
    topicId: draft.topicId,
    createTimeSeconds: now,
    updateTimeSeconds: isNew ? 0 : now,
    hideEdited: false,
    reactions: new Map(),
    body: { content, mentions, attachments, references },
  };
  const value = describeMessage(world, channel, message);
  broadcaster.toPeople(draft.receiverIds, { case: "channelMessage", value });
  return value;
}
