import { ChannelType } from "../../../generated/constants.js";
import type { HandleParticipantMeetStateEvent, VoiceJoinedEvent } from "../../../generated/mezon/realtime/voice_pb.js";
import type { Init } from "../../runtime/wire.js";
import type { Platform } from "../platform.js";
import { invalid, notFound } from "../refusal.js";
import type { Person } from "../state/person.js";
import { requireChannelManager } from "./permissions.js";

/** Identifies a person and a room. */
export interface ParticipantTarget {
  readonly userId: string;
  readonly channelId: string;
}

const VOICE_TYPES: ReadonlySet<number> = new Set([ChannelType.MezonVoice, ChannelType.GmeetVoice]);

/** Moves a person into a voice channel and notifies its clan. Returns the push. */
export function enterVoiceRoom(platform: Platform, person: Person, channelId: string): Init<VoiceJoinedEvent> {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, channelId);
  if (!VOICE_TYPES.has(channel.type)) throw invalid(`channel ${channel.id} is no voice channel`);
  leaveVoiceRoom(platform, person);
  world.voiceRooms.enter(person.id, channel.id);
  const event: Init<VoiceJoinedEvent> = {
    clanId: channel.clanId,
    clanName: world.clans.find(channel.clanId)?.name ?? "",
    id: person.id,
    participant: person.username,
    userId: person.id,
    voiceChannelLabel: channel.label,
    voiceChannelId: channel.id,
  };
  broadcaster.aboutChannel(channel, { case: "voiceJoinedEvent", value: event });
  return event;
}

/** Removes a person from their voice channel, if they are in one. */
export function leaveVoiceRoom({ world, broadcaster }: Platform, person: Person): void {
  const channel = world.channels.find(world.voiceRooms.leave(person.id) ?? "0");
  if (channel === undefined) return;
  broadcaster.aboutChannel(channel, {
    case: "voiceLeavedEvent",
    value: { id: person.id, clanId: channel.clanId, voiceChannelId: channel.id, voiceUserId: person.id },
  });
}

/** Removes a person from a voice room. Allowed for those who manage the channel. */
export function removeParticipant(platform: Platform, person: Person, target: ParticipantTarget): void {
  leaveVoiceRoom(platform, managedParticipant(platform, person, target));
}

/** Returns a person in a voice room that the caller manages. */
export function managedParticipant(platform: Platform, person: Person, target: ParticipantTarget): Person {
  const { world } = platform;
  const channel = world.channels.getFor(person.id, target.channelId);
  requireChannelManager(platform, person, channel);
  const { userId } = target;
  if (!world.voiceRooms.peopleIn(channel.id).includes(userId)) throw notFound(`user ${userId} is not in this room`);
  return world.people.get(userId);
}

/** Notifies those who can see a voice channel of an action in it, such as raising a hand. */
export function pushVoiceState(
  { world, broadcaster }: Platform,
  person: Person,
  state: Pick<HandleParticipantMeetStateEvent, "clanId" | "channelId" | "displayName" | "state" | "roomName">,
): void {
  const channel = world.channels.getFor(person.id, state.channelId);
  const { clanId, displayName, state: change, roomName } = state;
  const value = { clanId, channelId: channel.id, displayName, state: change, roomName };
  broadcaster.aboutChannel(channel, { case: "handleParticipantMeetStateEvent", value });
}
