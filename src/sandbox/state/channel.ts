import { ChannelStreamMode, ChannelType, ThreadStatus } from "../../../generated/constants.js";

/** A channel, thread, group or direct conversation. */
export interface Channel {
  readonly id: string;
  /** "0" for a direct or group conversation. */
  readonly clanId: string;
  /** Parent channel of a thread; "0" for others. */
  readonly parentId: string;
  readonly type: number;
  readonly creatorId: string;
  readonly appId: string;
  /** Name of its room at a media server; "" if it is not a voice channel. */
  readonly meetingCode: string;
  readonly createTimeSeconds: number;
  /** Its members. Empty for public channels of a clan, which all members of the clan can see. */
  readonly memberIds: Set<string>;
  /** Roles that give access to a private channel. */
  readonly roleIds: Set<string>;
  /** By person, the permissions that they have or lack here, regardless of their roles. */
  readonly personOverrides: Map<string, ReadonlyMap<string, number>>;
  /** "0" in conversations, which have no categories. */
  categoryId: string;
  isArchived: boolean;
  /** How its messages are encrypted; "" if they are not. */
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

/** Returns the stream mode of the channel's messages. */
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

/** Returns a thread's status on the wire: joined by the person, or active and public or private. */
export function threadStatus(channel: Channel, personId: string): number {
  if (channel.isArchived) return ThreadStatus.Archived;
  // Channels are listed like threads that the person has joined.
  if (!isThread(channel) || channel.memberIds.has(personId)) return ThreadStatus.Joined;
  return channel.isPrivate ? ThreadStatus.ActivePrivate : ThreadStatus.ActivePublic;
}
