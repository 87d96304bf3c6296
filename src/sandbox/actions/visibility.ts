import { describeChannel } from "../describe/channel.js";
import { describeProfile } from "../describe/people.js";
import type { Platform } from "../platform.js";
import type { Channel } from "../state/channel.js";
import type { Person } from "../state/person.js";

/** Runs a change of who can see private channels, and notifies those who gained or lost access by a role. */
export function trackVisibility(
  platform: Platform,
  caller: Person,
  channels: readonly Channel[],
  work: () => void,
): void {
  const { world } = platform;
  const before = channels.map((channel) => new Set(world.channels.membersOf(channel)));
  work();
  for (const [index, channel] of channels.entries()) {
    const now = new Set(world.channels.membersOf(channel));
    const had = before[index] ?? new Set<string>();
    const [gained, lost] = [[...now].filter((id) => !had.has(id)), [...had].filter((id) => !now.has(id))];
    if (gained.length > 0) pushGainedAccess(platform, caller, channel, gained);
    if (lost.length > 0) pushLostAccess(platform, channel, lost);
  }
}

/** Returns the private channels of a clan to which a role gives access. */
export function channelsByRole({ world }: Platform, clanId: string): readonly Channel[] {
  return world.channels.all().filter((channel) => {
    return channel.clanId === clanId && channel.isPrivate && channel.roleIds.size > 0;
  });
}

function pushGainedAccess(platform: Platform, caller: Person, channel: Channel, ids: readonly string[]): void {
  const { world, broadcaster } = platform;
  const people = ids.map((id) => world.people.get(id));
  for (const person of people) {
    broadcaster.toPeople([person.id], {
      case: "userChannelAddedEvent",
      value: {
        channelDesc: describeChannel(platform, channel, person),
        users: people.map((each) => describeProfile(platform, each)),
        clanId: channel.clanId,
        caller: describeProfile(platform, caller),
        createTimeSeconds: world.nowSeconds(),
      },
    });
  }
}

function pushLostAccess({ broadcaster }: Platform, channel: Channel, ids: readonly string[]): void {
  const { id: channelId, type: channelType, clanId } = channel;
  broadcaster.toPeople(ids, {
    case: "userChannelRemovedEvent",
    value: { channelId, userIds: [...ids], channelType, clanId },
  });
  for (const subscriber of broadcaster.subscribers())
    if (ids.includes(subscriber.personId)) subscriber.forgetChannel(channelId);
}
