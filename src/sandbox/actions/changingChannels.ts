import { describeDeleted, describeUpdated } from "../describe/channel.js";
import type { Platform } from "../platform.js";
import { isConversation } from "../state/channel.js";
import type { Person } from "../state/person.js";
import { requireName } from "./names.js";
import { requireChannelManager } from "./permissions.js";

/** Changes of a channel; omitted fields keep their value. */
export interface ChannelChange {
  readonly channelId: string;
  readonly channelLabel?: string | undefined;
  readonly channelAvatar?: string | undefined;
  readonly topic: string;
  readonly ageRestricted: number;
  readonly e2ee: number;
}

/** Changes a channel and notifies those who can see it. */
export function changeChannel(platform: Platform, person: Person, change: ChannelChange): void {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, change.channelId);
  requireChannelManager(platform, person, channel);
  if (change.channelLabel !== undefined) channel.label = requireName(change.channelLabel, "channel_label");
  if (change.channelAvatar !== undefined) channel.avatar = change.channelAvatar;
  channel.topic = change.topic;
  channel.ageRestricted = change.ageRestricted;
  channel.e2ee = change.e2ee;
  channel.updateTimeSeconds = world.nowSeconds();
  broadcaster.aboutChannel(channel, { case: "channelUpdatedEvent", value: describeUpdated(channel) });
}

/** Deletes a channel with its threads and messages, and notifies those who could see it. */
export function deleteChannel(platform: Platform, person: Person, channelId: string): void {
  const { world, broadcaster } = platform;
  const channel = world.channels.getFor(person.id, channelId);
  requireChannelManager(platform, person, channel);
  // Collected before the removal, because access can only be checked while the channel exists.
  const threads = world.channels.all().filter(({ parentId }) => parentId === channel.id);
  for (const gone of [...threads, channel]) {
    const payload = { case: "channelDeletedEvent", value: describeDeleted(gone, person) } as const;
    if (isConversation(gone)) broadcaster.toPeople([...gone.memberIds], payload);
    else broadcaster.aboutChannel(gone, payload);
  }
  for (const gone of world.removeChannel(channel.id)) {
    for (const subscriber of broadcaster.subscribers()) subscriber.forgetChannel(gone.id);
  }
}
