import { ChannelType } from "../../../generated/constants.js";
import type { VoiceJoinedEvent } from "../../../generated/mezon/realtime/voice_pb.js";
import type { Init } from "../../../generated/support/wire.js";
import type { Platform } from "../platform.js";
import { invalid } from "../refusal.js";
import type { Person } from "../state/person.js";

const VOICE_TYPES: ReadonlySet<number> = new Set([ChannelType.MezonVoice, ChannelType.GmeetVoice]);

/** Takes somebody into a voice channel and tells its clan; answers what it is told. */
export function enterVoiceRoom(platform: Platform, person: Person, channelId: string): Init<VoiceJoinedEvent> {
  const { world, pushes } = platform;
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
  pushes.aboutChannel(channel, { case: "voiceJoinedEvent", value: event });
  return event;
}

/** Takes somebody out of the voice channel they are in, if they are in one. */
export function leaveVoiceRoom({ world, pushes }: Platform, person: Person): void {
  const channel = world.channels.find(world.voiceRooms.leave(person.id) ?? "0");
  if (channel === undefined) return;
  pushes.aboutChannel(channel, {
    case: "voiceLeavedEvent",
    value: { id: person.id, clanId: channel.clanId, voiceChannelId: channel.id, voiceUserId: person.id },
  });
}
