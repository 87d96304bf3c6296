import { ChannelStreamMode, ChannelType, ThreadStatus } from "../../../generated/constants.js";

/** A channel, thread, group or direct conversation. */
export interface Channel {
  readonly id: string;
  /** "0": a direct or group conversation. */
  readonly clanId: string;
  /** The channel a thread hangs on; "0" when it is none. */
  readonly parentId: string;
  readonly type: number;
  readonly creatorId: string;
  readonly appId: string;
  /** Name of its room at a media server; "" when people do not talk in it. */
  readonly meetingCode: string;
  readonly createTimeSeconds: number;
  /** Who is in it. In public channels of a clan everybody of the clan is, and nobody is listed. */
  readonly memberIds: Set<string>;
  /** Roles whose members are let into a private channel. */
  readonly roleIds: Set<string>;
  /** "0" where there are no categories: in conversations. */
  categoryId: string;
  isArchived: boolean;
  /** How its messages are encrypted; "" when they are not. */
  encryption: string;
  label: string;
  isPrivate: boolean;
  topic: string;
  avatar: string;
  ageRestricted: number;
  e2ee: number;
  updateTimeSeconds: number;
}

/** A conversation outside of clans. */
export function isConversation(channel: Channel): boolean {
  return channel.clanId === "0";
}

export function isThread(channel: Channel): boolean {
  return channel.type === ChannelType.Thread;
}

/** How messages of the channel travel. */
export function modeOf(channel: Channel): number {
  switch (channel.type) {
    case ChannelType.Dm:
      return ChannelStreamMode.Dm;
    case ChannelType.Group:
      return ChannelStreamMode.Group;
    case ChannelType.Thread:
      return ChannelStreamMode.Thread;
    default:
      return ChannelStreamMode.Channel;
  }
}

/** A thread's status on the wire: joined by the person, or active and public or private. */
export function threadStatus(channel: Channel, personId: string): number {
  if (channel.isArchived) return ThreadStatus.Archived;
  // Channels are listed as their members' threads are.
  if (!isThread(channel) || channel.memberIds.has(personId)) return ThreadStatus.Joined;
  return channel.isPrivate ? ThreadStatus.ActivePrivate : ThreadStatus.ActivePublic;
}
